namespace KetNghia.Documents.Drafting;

/// <summary>What is read of a paper for its pages and files.</summary>
internal sealed record PaperDetails
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Kind { get; init; }

    public required string Source { get; init; }

    public required PaperState State { get; init; }

    public required WrittenPaper Written { get; init; }

    public required int? Number { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required DateOnly? ApprovedOn { get; init; }

    /// <summary>Of a deputy who approved it for another; null when the one named in it did.</summary>
    public required string? DeputyCapacity { get; init; }

    public required string? DeputyName { get; init; }

    public required int Versions { get; init; }

    public required IReadOnlyList<Guid> MakerIds { get; init; }

    public required string DraftedByName { get; init; }

    public required DateTime DraftedAtUtc { get; init; }

    public required StepMark? Mark { get; init; }

    public required Guid? ReplacesId { get; init; }

    /// <summary>The one record it is about; null for several.</summary>
    public required Guid? AboutId { get; init; }

    /// <summary>Another side's: read as it was issued, and nothing of how it came about.</summary>
    public bool IsReceived { get; init; }

    public required string Language { get; init; }

    public required int? PageAmount { get; init; }

    public required int? IssuedAmount { get; init; }

    public required string? FileCode { get; init; }

    public required string? Description { get; init; }

    public required long Version { get; init; }

    public string Subject => Written.Subject;

    public string Notation => OfficialPaper.NotationOf(Written.TypeCode, Written.BodyCode);

    /// <summary>"07/QĐ-UBND"; null before it is issued.</summary>
    public string? FullNumber => OfficialPaper.NumberOf(Number, Written.TypeCode, Written.BodyCode);

    /// <summary>As titles of pages name it.</summary>
    public string Title => FullNumber is { } number ? $"{number} · {Subject}" : Subject;

    public PaperStanding Standing(IReadOnlyList<BusinessException> faults) => new(State, TenantId, MakerIds, faults, Mark);
}

internal static class PaperReads
{
    /// <summary>States in which it is out, in force or not.</summary>
    public static readonly PaperState[] Public = [PaperState.Issued, PaperState.Replaced, PaperState.Revoked];

    /// <summary>It may be written to: nobody is asked to approve it as it stands.</summary>
    public static bool IsOpen(this PaperState state) => state is PaperState.Draft or PaperState.Returned;

    public static WrittenPaper AsWritten(this OfficialPaper paper) => new()
    {
        Subject = paper.Subject,
        ParentBody = paper.ParentBody,
        IssuingBody = paper.IssuingBody,
        TypeCode = paper.TypeCode,
        BodyCode = paper.BodyCode,
        Place = paper.Place,
        SignerCapacity = paper.SignerCapacity,
        SignerName = paper.SignerName,
        Urgency = paper.Urgency,
        DueOn = paper.DueOn,
        Texts = paper.Texts.ToDictionary(t => t.Part, t => t.Text),
    };

    public static PaperStanding Standing(this OfficialPaper paper, IReadOnlyList<BusinessException> faults) =>
        new(paper.State, paper.TenantId, Makers(paper.DraftedById, paper.DraftedForId, paper.SubmittedById, paper.SubmittedForId), faults, MarkOf(paper.MovedByName, paper.MovedAtUtc));

    public static IReadOnlyList<Guid> Makers(Guid drafted, Guid? draftedFor, Guid? submitted, Guid? submittedFor) => [drafted, .. new[] { draftedFor, submitted, submittedFor }.OfType<Guid>()];

    public static StepMark? MarkOf(string? by, DateTime? atUtc) => by is not null && atUtc is { } at ? new StepMark(by, at) : null;
}
