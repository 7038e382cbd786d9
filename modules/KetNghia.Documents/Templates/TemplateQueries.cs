using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Templates;

/// <summary>A form, what is wrong with it, and what it can be tried on.</summary>
/// <param name="Faults">Of every paper of the kind.</param>
/// <param name="Trials">The newest papers of the kind the reader sees.</param>
internal sealed record TemplateDetails(TemplateRow Row, IReadOnlyList<BusinessException> Faults, IReadOnlyList<PaperLink> Trials)
{
    public PaperFormRef Form => new(Row.Id, Row.Name, Row.Sha256);
}

internal sealed class TemplateQueries(
    KetNghiaDbContext db, TemplateRecords kind, PaperRecords papers, PaperKinds kinds, PaperQueries read, PaperForms forms, IFileStore store, IClock clock)
{
    private const int MostTrials = 30;

    public async Task<TemplateDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await (await kind.OneAsync(id, cancellationToken)).AsNoTracking().Rows(db, clock.Today).FirstOrDefaultAsync(cancellationToken) is not { } row)
        {
            return null;
        }

        var here = await (await papers.VisibleAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.Kind == row.Kind && db.Set<PaperTemplate>().Any(t => t.Id == id && t.TenantId == p.TenantId) && p.State != PaperState.Discarded)
            .OrderByDescending(p => p.DraftedAtUtc).Take(MostTrials).Select(p => new { p.Id, p.Number, p.TypeCode, p.BodyCode, p.Subject }).ToListAsync(cancellationToken);
        return new TemplateDetails(
            row, FaultsOf(row.Kind, row.Sha256),
            [.. here.Select(p => new PaperLink(p.Id, string.Join(" · ", new[] { OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode), p.Subject }.OfType<string>())))]);
    }

    /// <summary>What keeps the form from being chosen.</summary>
    public IReadOnlyList<BusinessException> FaultsOf(string kindKey, string sha256)
    {
        var of = kinds.Get(kindKey);
        using var file = store.Open(sha256);
        return new FormFaults(of, forms.NamesOf(of)).Of(file);
    }

    /// <summary>The paper the form is tried on, and what the form asks of it that it does not have.</summary>
    /// <exception cref="RecordNotFoundException">It is no paper the form can be tried on.</exception>
    public async Task<(Paper Paper, PaperDetails Details, IReadOnlyList<BusinessException> Faults)> TryAsync(
        TemplateDetails template, Guid paperId, CancellationToken cancellationToken)
    {
        if (!template.Trials.Any(t => t.Id == paperId) || await read.FindAsync(paperId, cancellationToken) is not { } details)
        {
            throw new RecordNotFoundException();
        }

        var paper = (await read.ReadAsync(details, cancellationToken)).Paper with { Form = template.Form };
        var of = kinds.Get(template.Row.Kind);
        await using var file = store.Open(template.Row.Sha256);
        return (paper, details, new FormFaults(of, forms.NamesOf(of, paper), paper).Of(file));
    }

    /// <summary>The form of the product, as the workspace last wrote its head.</summary>
    public async Task<Paper> ShippedAsync(string kindKey, CancellationToken cancellationToken) =>
        forms.Sample(kinds.ToDraft(kindKey), await read.LastHeadAsync(kindKey, cancellationToken));

    /// <summary>Values the newest paper of the kind keeps, as examples; empty without one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ExamplesAsync(string kindKey, CancellationToken cancellationToken)
    {
        var newest = await (await papers.VisibleAsync(cancellationToken)).AsNoTracking().Where(p => p.Kind == kindKey && p.Versions > 0)
            .OrderByDescending(p => p.DraftedAtUtc).Select(p => new { p.Id, p.Versions }).FirstOrDefaultAsync(cancellationToken);
        return newest is not null && await read.VersionAsync(newest.Id, newest.Versions, cancellationToken) is { Fields: { } kept } ? kept : new Dictionary<string, string>();
    }
}
