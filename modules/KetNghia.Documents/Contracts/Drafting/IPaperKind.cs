using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Contracts.Drafting;

/// <summary>Where the text of a part stands in the paper.</summary>
public enum PaperPlace
{
    /// <summary>Thẩm quyền ban hành, above the bases.</summary>
    Authority = 1,

    /// <summary>Kính gửi, a line each.</summary>
    AddressedTo,

    /// <summary>Căn cứ, a line each.</summary>
    Bases,

    Body,

    /// <summary>Nơi nhận, a line each.</summary>
    Recipients,
}

/// <summary>A part of a kind of paper whose text is written in the browser.</summary>
/// <param name="Key">Texts: <c>PaperPart.{Kind}.{Key}</c>, and what a draft begins with under <c>….Text</c>.</param>
public sealed record PaperPartKind(string Key, PaperPlace Place)
{
    public bool IsRequired { get; init; } = true;
}

/// <summary>A value from records that can stand in a text, in braces.</summary>
/// <param name="Key">Its name in texts is the text <c>PaperField.{Kind}.{Key}</c>, what it means that with <c>.Explain</c>.</param>
public sealed record PaperField(string Key, string Value);

/// <summary>A record a paper is made of: its page names the paper.</summary>
/// <param name="TenantId">Whose record it is; of a paper about it alone that locality reads what others issue.</param>
/// <param name="Says">What the paper says of it, in one sentence: compared with the record later.</param>
public sealed record PaperSubject(Guid TenantId, Guid RecordId, string Says)
{
    public const int SaysLength = 1000;
}

/// <summary>What is to be done in the records once a paper has been issued. Text: <c>PaperKind.{Key}.Follow</c>.</summary>
/// <param name="Path">Relative to the workspace.</param>
/// <param name="Permission">Of those who do it.</param>
public sealed record PaperFollowUp(string Path, string Permission);

/// <summary>What the records say, read at one moment as the current person sees them.</summary>
public sealed record PaperMaterial
{
    /// <summary>What the paper is made of, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where that is shown, relative to the workspace.</summary>
    public required string Path { get; init; }

    /// <summary>How many records; a paper of none is not submitted.</summary>
    public required int Count { get; init; }

    /// <summary>Units of these records: who sees the paper follows from them.</summary>
    public required IReadOnlyList<Guid> Units { get; init; }

    /// <summary>Parties that see every one of these records: once the paper is issued, their people read it.</summary>
    public IReadOnlyList<Guid> Parties { get; init; } = [];

    /// <summary>Records it decides or tells of.</summary>
    public IReadOnlyList<PaperSubject> Subjects { get; init; } = [];

    /// <summary>The one record it is about; null where it is made of several.</summary>
    public PaperSubject? About => Subjects is [var one] ? one : null;

    public required IReadOnlyList<PaperField> Fields { get; init; }

    /// <summary>Tables and facts, each below the text of the part of the key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PaperBlock>> Blocks { get; init; } = new Dictionary<string, IReadOnlyList<PaperBlock>>();

    public IReadOnlyList<PaperAnnex> Annexes { get; init; } = [];

    /// <summary>The other sides that sign it, before the one named in its head; empty where the issuer signs alone.</summary>
    public IReadOnlyList<PaperSignature> OtherSigners { get; init; } = [];
}

/// <summary>
/// A kind of paper that is drafted, approved and issued: declared by the module whose records it is made of, carried on by
/// Documents. Texts: <c>PaperKind.{Key}</c> for its name, <c>….Type</c> for the word in the paper, <c>….Subject</c> for the matter a draft begins with.
/// </summary>
[Contributed]
public interface IPaperKind
{
    /// <summary>Stable: it stands in rows and addresses.</summary>
    string Key { get; }

    /// <summary>To read what it is made of: without it the paper does not exist for a person.</summary>
    string Permission { get; }

    /// <summary>The kinds of workspace that draw it up.</summary>
    IReadOnlyList<WorkspaceKind> Workspaces { get; }

    /// <summary>Abbreviation of the type ("QĐ"), and the register its numbers are taken from; empty for a letter (công văn), which has no name of its type.</summary>
    string TypeCode { get; }

    /// <summary>Recorded as a deciding paper of the workspace when it is issued, so that what it decides can cite it; null for one that decides nothing.</summary>
    DecidingDocumentKind? Decides { get; }

    /// <summary>Text key of the word above its articles ("QUYẾT ĐỊNH:"); null where there is none.</summary>
    string? Announcement { get; }

    /// <summary>Key of the kind of paper this one answers: it is made of the record that one is about, and begun from its page. Text of the button: <c>PaperKind.{Key}.Make</c>.</summary>
    string? Answers => null;

    /// <summary>In their order in the paper.</summary>
    IReadOnlyList<PaperPartKind> Parts { get; }

    /// <summary>What the issue of a paper leaves to be done in its records; null when nothing, or nothing any more.</summary>
    /// <param name="source">Which records: what the button that made the paper said.</param>
    /// <param name="recordIds">Of its subjects, as they stand in the paper.</param>
    Task<PaperFollowUp?> FollowUpAsync(Guid paperId, string source, IReadOnlyList<Guid> recordIds, CancellationToken cancellationToken) => Task.FromResult<PaperFollowUp?>(null);

    /// <param name="source">Which records: what the button that made the paper said.</param>
    /// <exception cref="RecordNotFoundException">The records do not exist for the current person.</exception>
    Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken);
}

/// <summary>Where a draft is begun.</summary>
public static class PaperDrafts
{
    /// <summary>Relative to the workspace.</summary>
    public static string NewPath(string kind, string source) => $"/documents/papers/create?kind={Uri.EscapeDataString(kind)}&source={Uri.EscapeDataString(source)}";
}
