namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>A paper chosen from the list, or a new one typed beside it; neither when both are empty.</summary>
public sealed record DecidingInput
{
    /// <summary>Of a paper that decided something before, of an incoming paper or of an issued one.</summary>
    public Guid? Id { get; init; }

    public DecidingDocumentKind Kind { get; init; } = DecidingDocumentKind.Decision;

    /// <summary>Alone it is enough when one registered paper bears it.</summary>
    public string? Number { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Summary { get; init; }

    /// <summary>The issued paper of the tenant these words are of; null where they were typed.</summary>
    public Guid? PaperId { get; init; }
}

/// <summary>
/// Finds or adds papers inside another service's unit of work. Words are kept as they were when the paper was cited; where it was
/// taken from a register, a reference stands beside them.
/// </summary>
public sealed class DecidingDocuments(KetNghiaDbContext db, ICurrentTenant tenant, ICurrentWorkspace workspace, ICitablePapers registered, IActionLog log, IIdGenerator ids, ITexts texts)
{
    private const int Most = 200;

    /// <summary>A sponsor reads the paper of its pairing, not those of the locality.</summary>
    private bool IsGuest => workspace.Info?.Kind == WorkspaceKind.Sponsor;

    /// <param name="own">The paper the record has already.</param>
    /// <exception cref="BusinessException">A new paper lacks its issuer or day, or several registered ones bear the number.</exception>
    public async Task<Guid?> ResolveAsync(DecidingInput? input, Guid? own, CancellationToken cancellationToken)
    {
        if (input?.Id is { } id)
        {
            return (id == own || !IsGuest) && await db.Set<DecidingDocument>().AnyAsync(d => d.Id == id, cancellationToken) ? id
                : !IsGuest && await registered.FindAsync(id, cancellationToken) is { } chosen ? await KeepAsync(InputOf(chosen), chosen, cancellationToken)
                : throw new RecordNotFoundException();
        }

        if (VietnameseText.IsBlank(input?.Number))
        {
            return null;
        }

        if (VietnameseText.IsBlank(input.Issuer) && input.IssuedOn is null && !IsGuest && await NumberedAsync(input.Number, cancellationToken) is { } known)
        {
            return known;
        }

        return VietnameseText.IsBlank(input.Issuer) || input.IssuedOn is null
            ? throw new BusinessException(DocumentsErrors.DecidingIncomplete).At("Document.Issuer")
            : await KeepAsync(input, null, cancellationToken);
    }

    /// <summary>
    /// The papers of the tenant, newest first, for a list to choose from, and registered ones that decide nothing yet; a guest
    /// chooses the one already there.
    /// </summary>
    public async Task<IReadOnlyList<(Guid Id, string Label)>> ChoicesAsync(Guid? own, CancellationToken cancellationToken)
    {
        var isGuest = IsGuest;
        var rows = await db.Set<DecidingDocument>().AsNoTracking().Where(d => !isGuest || d.Id == own).OrderByDescending(d => d.IssuedOn).ThenBy(d => d.Number).Take(Most).ToListAsync(cancellationToken);
        var waiting = isGuest ? [] : await registered.UncitedAsync(Most, cancellationToken);
        return
        [
            .. rows.Select(d => (d.Id, d.IssuedOn, Label: $"{d.Label} · {d.Issuer}"))
                .Concat(waiting.Select(p => (p.Id, p.IssuedOn, Label: $"{p.Code} ({Format.Date(p.IssuedOn)}) · {p.Issuer} · {SourceOf(p)}")))
                .OrderByDescending(d => d.IssuedOn).Select(d => (d.Id, d.Label)),
        ];
    }

    /// <summary>The page of the registered paper a document was taken from; null for one that was typed, and for who does not read it.</summary>
    public Task<RecordLink?> LinkAsync(Guid? incomingId, Guid? paperId, CancellationToken cancellationToken) => registered.LinkAsync(incomingId, paperId, cancellationToken);

    private static DecidingInput InputOf(CitablePaper paper) => new() { Kind = paper.Kind, Number = paper.Code, Issuer = paper.Issuer, IssuedOn = paper.IssuedOn, Summary = paper.Subject };

    private string SourceOf(CitablePaper paper) => paper.Arrival is { } number
        ? texts.Fill("Document.Arrived", new Dictionary<string, object?> { ["number"] = number })
        : texts["Document.IssuedHere"];

    /// <summary>The one paper of the number; null when there is none.</summary>
    private async Task<Guid?> NumberedAsync(string number, CancellationToken cancellationToken)
    {
        var key = DecidingDocument.KeyOf(number, DecidingDocument.NumberLength);
        var cited = await db.Set<DecidingDocument>().AsNoTracking().Where(d => d.NumberKey == key || d.NumberKey.StartsWith(key + " ")).OrderByDescending(d => d.IssuedOn).Take(10).ToListAsync(cancellationToken);
        var found = (await registered.NumberedAsync(number, cancellationToken)).Where(p => !cited.Any(d => d.IncomingId == p.Id || d.PaperId == p.Id)).ToList();
        return (cited.Count, found.Count) switch
        {
            (0, 0) => null,
            (1, 0) => cited[0].Id,
            (0, 1) => await KeepAsync(InputOf(found[0]), found[0], cancellationToken),
            _ => throw new BusinessException(DocumentsErrors.DecidingAmbiguous).With("code", VietnameseText.Clean(number))
                .With("papers", string.Join("; ", cited.Select(d => $"{d.Label}, {d.Issuer}").Concat(found.Select(p => $"{p.Code} ({Format.Date(p.IssuedOn)}), {p.Issuer}")))).At("Document.Number"),
        };
    }

    /// <param name="source">The registered paper the words were taken from; null for words that were typed.</param>
    private async Task<Guid> KeepAsync(DecidingInput input, CitablePaper? source, CancellationToken cancellationToken)
    {
        var document = new DecidingDocument(ids.New(), tenant.Required, input.Kind, input.Number!, input.Issuer!, input.IssuedOn!.Value, input.Summary);
        var existing = await db.Set<DecidingDocument>()
            .FirstOrDefaultAsync(d => d.NumberKey == document.NumberKey && d.IssuerKey == document.IssuerKey && d.IssuedOn == document.IssuedOn, cancellationToken);
        var paperId = source is { IsIncoming: false } ? source.Id : input.PaperId;
        var incomingId = source is { IsIncoming: true } ? source.Id : paperId is null && existing is null ? await registered.IncomingOfAsync(document, cancellationToken) : null;
        if (existing is not null)
        {
            if (existing.Refer(incomingId, paperId))
            {
                Log("Linked", existing);
            }

            return existing.Id;
        }

        document.Refer(incomingId, paperId);
        db.Add(document);
        Log("Recorded", document);
        return document.Id;
    }

    /// <summary>Words that were typed before the paper itself was registered belong to it from now on.</summary>
    internal async Task ArrivedAsync(Guid incomingId, string code, string issuer, DateOnly issuedOn, CancellationToken cancellationToken)
    {
        var (number, body) = (DecidingDocument.KeyOf(code, DecidingDocument.NumberLength), DecidingDocument.KeyOf(issuer, DecidingDocument.IssuerLength));
        if (await db.Set<DecidingDocument>().FirstOrDefaultAsync(d => d.NumberKey == number && d.IssuerKey == body && d.IssuedOn == issuedOn, cancellationToken) is { } typed
            && typed.Refer(incomingId, null))
        {
            Log("Linked", typed);
        }
    }

    /// <summary>A paper taken out of the register is referred to no longer; the caller has seen that nothing cites it.</summary>
    internal void LetGo(DecidingDocument document)
    {
        document.Forget();
        Log("Unlinked", document);
    }

    private static string EventOf(string happened) => "Documents.Deciding." + happened;

    private void Log(string happened, DecidingDocument document) => log.Add(new ActionEntry(EventOf(happened), nameof(DecidingDocument), document.Id, document.Number)
    {
        Data = new Dictionary<string, object?> { ["number"] = document.Number, ["issuer"] = document.Issuer },
    });
}
