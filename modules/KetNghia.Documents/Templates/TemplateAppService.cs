using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Templates;

/// <summary>Writes of forms in the workspace whose forms they are.</summary>
internal sealed class TemplateAppService(
    KetNghiaDbContext db, PaperKinds kinds, PaperForms forms, TemplateQueries queries, IFileStore store, ICurrentUser user, ICurrentTenant tenant, IActionLog log, IIdGenerator ids,
    IClock clock)
{
    private const string DayField = "Input.From";

    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>Keeps a form as a draft, with faults too: what people made is not lost, and is not used while it has them.</summary>
    /// <exception cref="BusinessException">It does not pass the gate.</exception>
    public async Task<Guid> UploadAsync(string kindKey, string name, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var kind = kinds.ToDraft(kindKey);
        var kept = await FormGate.CheckAsync(content, fileName, cancellationToken);
        content.Position = 0;
        var template = new PaperTemplate(ids.New(), tenant.Required, kind.Key, name, kept, await store.SaveAsync(content, cancellationToken), Me);
        db.Add(template);
        Log("Uploaded", template);
        await db.SaveChangesAsync(cancellationToken);
        return template.Id;
    }

    /// <summary>Papers submitted from the day on are written in it.</summary>
    public async Task ChooseAsync(Guid id, long version, DateOnly from, CancellationToken cancellationToken)
    {
        var template = await LoadAsync(id, version, cancellationToken);
        if (template.State == TemplateState.Chosen)
        {
            throw new BusinessException(DocumentsErrors.FormIsChosen).With("name", template.Name).As(RefusalKind.State);
        }

        BusinessException.ThrowIfAny([.. queries.FaultsOf(template.Kind, template.Sha256), .. await DayFaultsAsync(template, from, cancellationToken)]);
        await TryOnceAsync(template, cancellationToken);
        template.Choose(from);
        Log("Chosen", template);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw Taken(from);
        }
    }

    /// <summary>What was submitted keeps it; what is submitted from now on is written in the form before it.</summary>
    public async Task WithdrawAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var template = await LoadAsync(id, version, cancellationToken);
        if (template.State == TemplateState.Withdrawn)
        {
            throw new BusinessException(DocumentsErrors.FormIsWithdrawn).With("name", template.Name).As(RefusalKind.State);
        }

        template.Withdraw();
        Log("Withdrawn", template, VietnameseText.Clean(reason));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string EventOf(string happened) => "Documents.Template." + happened;

    private static BusinessException Taken(DateOnly from) => new BusinessException(DocumentsErrors.FormDayTaken).With("day", Format.Date(from)).At(DayField);

    private async Task<IEnumerable<BusinessException>> DayFaultsAsync(PaperTemplate template, DateOnly from, CancellationToken cancellationToken)
    {
        if (from < clock.Today)
        {
            return [new BusinessException(DocumentsErrors.FormDayPast).At(DayField)];
        }

        return await db.Set<PaperTemplate>().AnyAsync(t => t.Kind == template.Kind && t.InForceFrom == from, cancellationToken) ? [Taken(from)] : [];
    }

    /// <summary>A file may pass every check and still be more than the library can write into.</summary>
    private async Task TryOnceAsync(PaperTemplate template, CancellationToken cancellationToken)
    {
        var paper = await queries.ShippedAsync(template.Kind, cancellationToken) with { Form = new(template.Id, template.Name, template.Sha256) };
        try
        {
            await forms.WriteAsync(paper, template.Kind, new MemoryStream(), cancellationToken);
        }
        catch (Exception damaged) when (FormFaults.IsDamage(damaged))
        {
            throw new BusinessException(DocumentsErrors.FormUnreadable);
        }
    }

    private async Task<PaperTemplate> LoadAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var template = await db.Set<PaperTemplate>().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        db.Entry(template).Property(t => t.Version).OriginalValue = version;
        return template;
    }

    private void Log(string happened, PaperTemplate template, string? reason = null) => log.Add(new ActionEntry(EventOf(happened), nameof(PaperTemplate), template.Id, template.Name)
    {
        Reason = reason,
        Data = new Dictionary<string, object?>
        {
            ["subject"] = template.Name,
            ["day"] = template.ValidFrom is { } from ? Format.Date(from) : null,
            ["file"] = template.FileName,
            ["sha256"] = template.Sha256,
        },
    });
}
