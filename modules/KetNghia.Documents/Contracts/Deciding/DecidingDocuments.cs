namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>A paper chosen from the list, or a new one typed beside it; neither when both are empty.</summary>
public sealed record DecidingInput
{
    public Guid? Id { get; init; }

    public DecidingDocumentKind Kind { get; init; } = DecidingDocumentKind.Decision;

    public string? Number { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Summary { get; init; }
}

/// <summary>Finds or adds papers inside another service's unit of work.</summary>
public sealed class DecidingDocuments(KetNghiaDbContext db, ICurrentTenant tenant, ICurrentWorkspace workspace, IActionLog log, IIdGenerator ids)
{
    /// <summary>A sponsor reads the paper of its pairing, not those of the locality.</summary>
    private bool IsGuest => workspace.Info?.Kind == WorkspaceKind.Sponsor;

    /// <param name="own">The paper the record has already.</param>
    public async Task<Guid?> ResolveAsync(DecidingInput? input, Guid? own, CancellationToken cancellationToken)
    {
        if (input?.Id is { } id)
        {
            return (id == own || !IsGuest) && await db.Set<DecidingDocument>().AnyAsync(d => d.Id == id, cancellationToken) ? id : throw new RecordNotFoundException();
        }

        if (VietnameseText.IsBlank(input?.Number))
        {
            return null;
        }

        if (VietnameseText.IsBlank(input.Issuer) || input.IssuedOn is null)
        {
            throw new BusinessException(DocumentsErrors.DecidingIncomplete).At("Document.Issuer");
        }

        var document = new DecidingDocument(ids.New(), tenant.Required, input.Kind, input.Number, input.Issuer, input.IssuedOn.Value, input.Summary);
        var existing = await db.Set<DecidingDocument>()
            .Where(d => d.NumberKey == document.NumberKey && d.IssuerKey == document.IssuerKey && d.IssuedOn == document.IssuedOn)
            .Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancellationToken);
        if (existing is not null)
        {
            return existing;
        }

        db.Add(document);
        log.Add(new ActionEntry("Documents.Deciding.Recorded", nameof(DecidingDocument), document.Id, document.Number)
        {
            Data = new Dictionary<string, object?> { ["number"] = document.Number, ["issuer"] = document.Issuer },
        });
        return document.Id;
    }

    /// <summary>The papers of the tenant, newest first, for a list to choose from; a guest chooses the one already there.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Label)>> ChoicesAsync(Guid? own, CancellationToken cancellationToken)
    {
        var isGuest = IsGuest;
        var rows = await db.Set<DecidingDocument>().AsNoTracking().Where(d => !isGuest || d.Id == own).OrderByDescending(d => d.IssuedOn).ThenBy(d => d.Number).Take(200).ToListAsync(cancellationToken);
        return [.. rows.Select(d => (d.Id, $"{d.Label} · {d.Issuer}"))];
    }
}
