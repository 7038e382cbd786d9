namespace KetNghia.Documents.Contracts.Papers;

/// <summary>Writes official papers and says whether a file keeps to the form (thể thức) of Nghị định 30/2020/NĐ-CP.</summary>
public interface IPapers
{
    /// <summary>Writes an editable DOCX.</summary>
    /// <param name="target">Can be read, written and sought; stays open.</param>
    void Write(Paper paper, Stream target);

    /// <summary>Every check of the form, in the order people look at a paper.</summary>
    /// <param name="file">A DOCX as <see cref="Write"/> made it, changed since or not; can be sought and stays open.</param>
    IReadOnlyList<PaperFinding> Check(Stream file);

    /// <summary>The paper as pages show it, with what the checks say of the file it would become.</summary>
    PaperPreview Preview(Paper paper);
}

/// <summary>The answer of one check.</summary>
/// <param name="Code">Its text is <c>Paper.Check.{Code}</c>.</param>
/// <param name="Where">Places that do not pass, at most a few; empty when it passes.</param>
public sealed record PaperFinding(string Code, IReadOnlyList<string> Where)
{
    public bool Passes => Where.Count == 0;
}

/// <summary>Model of the two partial views: the paper as sheets, and the list of checks.</summary>
public sealed record PaperPreview(Paper Paper, IReadOnlyList<PaperFinding> Findings)
{
    /// <summary>The partial with the sheets.</summary>
    public const string View = "~/Areas/Documents/Pages/Shared/_Paper.cshtml";

    /// <summary>The partial with the checks, to stand beside it.</summary>
    public const string ChecksView = "~/Areas/Documents/Pages/Shared/_PaperChecks.cshtml";
}

/// <summary>A paper as a download.</summary>
public static class PaperFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Of plain letters, digits and hyphens, so that no system spoils it.</summary>
    /// <param name="name">Kind of paper and number of its record.</param>
    public static string NameOf(string name) => VietnameseText.Hyphenated(name) + ".docx";
}
