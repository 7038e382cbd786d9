using System.Linq.Expressions;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Incoming;

/// <summary>An incoming paper for lists and pages.</summary>
internal sealed record IncomingRow
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required int Year { get; init; }

    /// <summary>Số đến.</summary>
    public required int Number { get; init; }

    public required DateOnly ArrivedOn { get; init; }

    public required DecidingDocumentKind Kind { get; init; }

    public required string? CodeNumber { get; init; }

    public required string? CodeNotation { get; init; }

    public required string Issuer { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required string Subject { get; init; }

    public required PaperUrgency Urgency { get; init; }

    public required int? PageAmount { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required string? PassedTo { get; init; }

    public required string? Note { get; init; }

    public required int Copy { get; init; }

    public required string RegisteredByName { get; init; }

    public required DateTime RegisteredAtUtc { get; init; }

    public required string? RemovedReason { get; init; }

    public required string? RemovedByName { get; init; }

    public required DateTime? RemovedAtUtc { get; init; }

    public required long Version { get; init; }

    public static readonly Expression<Func<IncomingPaper, IncomingRow>> From = p => new IncomingRow
    {
        Id = p.Id,
        TenantId = p.TenantId,
        Year = p.Year,
        Number = p.Number,
        ArrivedOn = p.ArrivedOn,
        Kind = p.Kind,
        CodeNumber = p.CodeNumber,
        CodeNotation = p.CodeNotation,
        Issuer = p.Issuer,
        IssuedOn = p.IssuedOn,
        Subject = p.Subject,
        Urgency = p.Urgency,
        PageAmount = p.PageAmount,
        DueOn = p.DueOn,
        PassedTo = p.PassedTo,
        Note = p.Note,
        Copy = p.Copy,
        RegisteredByName = p.RegisteredByName,
        RegisteredAtUtc = p.RegisteredAtUtc,
        RemovedReason = p.RemovedReason,
        RemovedByName = p.RemovedByName,
        RemovedAtUtc = p.RemovedAtUtc,
        Version = p.Version,
    };

    public bool IsRemoved => RemovedReason is not null;

    /// <summary>Number and notation; null for a paper without.</summary>
    public string? Code => PaperCode.Shown(CodeNumber, CodeNotation);

    public string Title => Code is { } code ? $"{code} · {Subject}" : Subject;
}

/// <summary>A paper of the same number, notation, issuer and year.</summary>
internal sealed record IncomingTwin(Guid Id, int Number, DateOnly ArrivedOn, int LastCopy);

internal sealed class IncomingQueries(KetNghiaDbContext db, IncomingRecords kind)
{
    public async Task<IncomingRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await kind.OneAsync(id, cancellationToken)).AsNoTracking().Select(IncomingRow.From).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What scans of a paper hang on.</summary>
    public async Task<IQueryable<Guid>> SubjectAsync(Guid id, CancellationToken cancellationToken) => (await kind.OneAsync(id, cancellationToken)).Select(p => p.Id);

    /// <summary>The first of the same papers that stand in the register of the tenant; null when there is none.</summary>
    /// <param name="own">Not this one.</param>
    public async Task<IncomingTwin?> TwinAsync(string? key, Guid? own, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        var same = db.Set<IncomingPaper>().AsNoTracking().Where(p => p.TwinKey == key && p.Id != own);
        return await same.OrderBy(p => p.Copy).Select(p => new IncomingTwin(p.Id, p.Number, p.ArrivedOn, same.Max(s => s.Copy))).FirstOrDefaultAsync(cancellationToken);
    }
}
