using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Incoming;

/// <summary>Writes of incoming papers in the workspace they came to.</summary>
internal sealed class IncomingAppService(
    KetNghiaDbContext db, IncomingQueries queries, NumberBook numbers, IEvidence evidence, DecidingDocuments deciding, CitingQueries citing, ICurrentUser user, ICurrentTenant tenant, IActionLog log,
    IIdGenerator ids, IClock clock)
{
    private const string NumberField = "Input.Number";

    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>Vào sổ: the next number of the year of arrival and the paper that bears it stand or fall together.</summary>
    /// <exception cref="BusinessException">Something in it is wrong, or the same paper stands in the register and nobody said this is another copy.</exception>
    public async Task<Guid> RegisterAsync(IncomingInput input, IReadOnlyList<IFormFile> scans, CancellationToken cancellationToken)
    {
        BusinessException.ThrowIfAny(IncomingPaper.FaultsOf(input, clock.Today));
        var files = await evidence.CheckAsync(scans, cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);

        // Taking the number first makes clerks of one register follow each other: the twin looked for below is there or will not come.
        var number = (int)await numbers.NextAsync(IncomingPaper.Book, input.ArrivedOn!.Value.Year, cancellationToken);
        var paper = new IncomingPaper(ids.New(), tenant.Required, number, await CopyAsync(input, null, cancellationToken), input, Me);
        db.Add(paper);
        Log("Registered", paper);
        if (paper.CodeNumber is not null)
        {
            await deciding.ArrivedAsync(paper.Id, paper.Label, paper.Issuer, paper.IssuedOn, cancellationToken);
        }

        await KeepAsync(paper, files, cancellationToken);
        await SaveAsync(input, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return paper.Id;
    }

    public async Task ChangeAsync(Guid id, long version, IncomingInput input, CancellationToken cancellationToken)
    {
        var paper = await LoadAsync(id, version, cancellationToken);
        BusinessException.ThrowIfAny(IncomingPaper.FaultsOf(input, clock.Today));
        paper.Change(input, IncomingPaper.KeyOf(input) == paper.TwinKey ? paper.Copy : await CopyAsync(input, id, cancellationToken));
        Log("Changed", paper);
        await SaveAsync(input, cancellationToken);
    }

    /// <summary>Gỡ khỏi sổ. Its row, its files and its number stay.</summary>
    /// <exception cref="BusinessException">Records name it as what decides them.</exception>
    public async Task RemoveAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var paper = await LoadAsync(id, version, cancellationToken);
        var cited = await citing.OfIncomingAsync(id, cancellationToken);
        if (cited.Count > 0)
        {
            throw Cited(paper, cited);
        }

        foreach (var document in await db.Set<DecidingDocument>().Where(d => d.IncomingId == id).ToListAsync(cancellationToken))
        {
            deciding.LetGo(document);
        }

        paper.Remove(reason, Me);
        Log("Removed", paper, VietnameseText.Clean(reason));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task AttachAsync(Guid id, IReadOnlyList<IFormFile> scans, CancellationToken cancellationToken)
    {
        var files = await evidence.CheckAsync(scans, cancellationToken);
        var paper = await LoadAsync(id, null, cancellationToken);
        if (files.Count == 0)
        {
            throw new BusinessException(DocumentsErrors.ScanMissing).At("Files");
        }

        await KeepAsync(paper, files, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Which copy of its paper this would be.</summary>
    private async Task<int> CopyAsync(IncomingInput input, Guid? own, CancellationToken cancellationToken) =>
        await queries.TwinAsync(IncomingPaper.KeyOf(input), own, cancellationToken) is not { } twin ? 1 : input.IsAnotherCopy ? twin.LastCopy + 1 : throw Twin(input, twin);

    private async Task SaveAsync(IncomingInput input, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw Twin(input, null);
        }
    }

    /// <param name="twin">Null when it came in the same moment.</param>
    private static BusinessException Twin(IncomingInput input, IncomingTwin? twin)
    {
        var code = PaperCode.Of(input.Number, input.Notation);
        var refused = new BusinessException(twin is null ? DocumentsErrors.IncomingTwinNow : DocumentsErrors.IncomingTwin).With("code", PaperCode.Shown(code.Number, code.Notation))
            .With("issuer", VietnameseText.Clean(input.Issuer)).At(NumberField);
        return twin is null ? refused : refused.With("number", twin.Number).With("day", twin.ArrivedOn);
    }

    /// <summary>Names the first of those the person may open.</summary>
    private static BusinessException Cited(IncomingPaper paper, CitingOf cited)
    {
        var refused = new BusinessException(cited.Readable.Count > 0 ? DocumentsErrors.IncomingCited : DocumentsErrors.IncomingCitedElsewhere).With("code", paper.Label).With("count", cited.Count);
        return refused.With("records", string.Join("; ", cited.Readable.Take(3).Select(r => r.Title))).As(RefusalKind.State);
    }

    /// <param name="version">Null where nothing of the paper itself is changed.</param>
    private async Task<IncomingPaper> LoadAsync(Guid id, long? version, CancellationToken cancellationToken)
    {
        var paper = await db.Set<IncomingPaper>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        if (paper.RemovedReason is not null)
        {
            throw new BusinessException(DocumentsErrors.IncomingRemoved).With("number", paper.Number).With("year", paper.Year).As(RefusalKind.State);
        }

        if (version is { } seen)
        {
            db.Entry(paper).Property(p => p.Version).OriginalValue = seen;
        }

        return paper;
    }

    private Task KeepAsync(IncomingPaper paper, CheckedFiles scans, CancellationToken cancellationToken) =>
        evidence.AttachAsync(new EvidenceTarget(nameof(IncomingPaper), paper.Id, paper.Id, Guid.Empty, paper.Label), scans, paper.Label, cancellationToken);

    private static string EventOf(string happened) => "Documents.Incoming." + happened;

    private void Log(string happened, IncomingPaper paper, string? reason = null) => log.Add(new ActionEntry(EventOf(happened), nameof(IncomingPaper), paper.Id, paper.Label)
    {
        Reason = reason,
        Data = new Dictionary<string, object?> { ["subject"] = paper.Label, ["number"] = paper.Number, ["year"] = paper.Year },
    });
}
