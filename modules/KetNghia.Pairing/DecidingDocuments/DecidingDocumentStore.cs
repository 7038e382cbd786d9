using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.DecidingDocuments;

/// <summary>A paper chosen from the list, or a new one typed beside it; neither when both are empty.</summary>
internal sealed record DocumentInput
{
    public Guid? Id { get; init; }

    public DecidingDocumentKind Kind { get; init; } = DecidingDocumentKind.Decision;

    public string? Number { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Summary { get; init; }
}

/// <summary>Finds or adds papers inside another service's unit of work.</summary>
internal sealed class DecidingDocumentStore(KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IIdGenerator ids)
{
    public async Task<Guid?> ResolveAsync(DocumentInput? input, CancellationToken cancellationToken)
    {
        if (input?.Id is { } id)
        {
            return await db.Set<DecidingDocument>().AnyAsync(d => d.Id == id, cancellationToken) ? id : throw new RecordNotFoundException();
        }

        if (string.IsNullOrWhiteSpace(input?.Number))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(input.Issuer) || input.IssuedOn is null)
        {
            throw new BusinessException(PairingErrors.DocumentIncomplete).At("Document.Issuer");
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
        log.Add(new ActionEntry("Pairing.Document.Recorded", nameof(DecidingDocument), document.Id, document.Number)
        {
            Data = new Dictionary<string, object?> { ["number"] = document.Number, ["issuer"] = document.Issuer },
        });
        return document.Id;
    }

    /// <summary>The papers of the tenant, newest first, for a list to choose from.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Label)>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<DecidingDocument>().AsNoTracking().OrderByDescending(d => d.IssuedOn).ThenBy(d => d.Number).Take(200).ToListAsync(cancellationToken);
        return [.. rows.Select(d => (d.Id, $"{d.Label} · {d.Issuer}"))];
    }
}
