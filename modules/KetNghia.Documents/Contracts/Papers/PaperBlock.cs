using System.Text.Json.Serialization;

namespace KetNghia.Documents.Contracts.Papers;

/// <summary>One part of the body of a paper or of an annex. Approved papers are kept as JSON: names here are never changed.</summary>
[JsonDerivedType(typeof(PaperHeading), "heading")]
[JsonDerivedType(typeof(PaperArticle), "article")]
[JsonDerivedType(typeof(PaperClause), "clause")]
[JsonDerivedType(typeof(PaperPoint), "point")]
[JsonDerivedType(typeof(PaperParagraph), "paragraph")]
[JsonDerivedType(typeof(PaperList), "list")]
[JsonDerivedType(typeof(PaperFacts), "facts")]
[JsonDerivedType(typeof(PaperTable), "table")]
public abstract record PaperBlock;

/// <summary>How deep a heading stands.</summary>
public enum PaperHeadingKind
{
    /// <summary>"QUYẾT ĐỊNH:", centred capitals.</summary>
    Announcement = 1,

    /// <summary>Phần, chương: centred capitals.</summary>
    Part,

    /// <summary>Mục: bold, at the left.</summary>
    Section,
}

public sealed record PaperHeading(string Text, PaperHeadingKind Kind = PaperHeadingKind.Section) : PaperBlock;

/// <summary>Điều.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">Bold after the number; null where the article has none.</param>
public sealed record PaperArticle(int Number, string? Title, string? Text = null) : PaperBlock;

/// <summary>Khoản: "1. …".</summary>
public sealed record PaperClause(int Number, string Text) : PaperBlock;

/// <summary>Điểm: "a) …".</summary>
public sealed record PaperPoint(string Letter, string Text) : PaperBlock;

public sealed record PaperParagraph(string Text) : PaperBlock;

/// <summary>Items with dashes.</summary>
public sealed record PaperList(IReadOnlyList<string> Items) : PaperBlock;

/// <summary>Facts in two columns: what it is, and what is known of it.</summary>
public sealed record PaperFacts(IReadOnlyList<PaperFact> Facts) : PaperBlock;

/// <param name="Value">Null is left open for a pen: unknown is never invented.</param>
public sealed record PaperFact(string Label, string? Value);

public enum PaperColumnKind
{
    Text = 1,

    /// <summary>At the right: digits with "." between thousands and "," before decimals.</summary>
    Figure,

    Centred,
}

/// <param name="Share">Width in relation to the other columns.</param>
/// <param name="Unit">Unit of measure, said in the heading.</param>
public sealed record PaperColumn(string Heading, int Share, PaperColumnKind Kind = PaperColumnKind.Text, string? Unit = null);

/// <summary>A ruled table. Its heading is repeated on each page, and the total never stands alone on one.</summary>
public sealed record PaperTable : PaperBlock
{
    /// <summary>Centred above the table.</summary>
    public string? Title { get; init; }

    public required IReadOnlyList<PaperColumn> Columns { get; init; }

    /// <summary>
    /// Cells in the order of the columns; a missing one is empty. Read once, row by row, while the paper is written, so that a
    /// long list need not be in memory; the language is Vietnamese then (<see cref="PaperLanguage"/>).
    /// </summary>
    public IEnumerable<IReadOnlyList<string?>> Rows { get; init; } = [];

    public IReadOnlyList<string?>? Total { get; init; }

    /// <summary>A row (1), (2), (3) below the headings.</summary>
    public bool NumbersColumns { get; init; }

    /// <summary>Rows are tall enough to be written and signed in by hand.</summary>
    public bool IsForPens { get; init; }
}
