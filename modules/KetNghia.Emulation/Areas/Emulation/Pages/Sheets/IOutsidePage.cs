using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>A page on which somebody scores a sheet that is not their own: the matrix, the files of a criterion and the end of it look alike.</summary>
internal interface IOutsidePage : ICellPage
{
    Guid Id { get; }

    SheetDetails Sheet { get; }

    long? Version { get; }

    /// <summary>The person may write it now.</summary>
    bool Writes { get; }

    IReadOnlyList<SheetLine> Lines { get; }

    /// <summary>Key of what it is called in texts: <c>.Text</c>, <c>.Blank</c>, <c>.ToFinish</c>, <c>.Points</c>.</summary>
    string Texts { get; }

    /// <summary>With its figures; the sum of it is not shown where they are a part alone.</summary>
    SheetView Own { get; }

    bool ShowsTotal { get; }

    NodeResult? OwnOf(SheetLine line);

    /// <summary>Its figures change the points of the round before.</summary>
    bool Changes(SheetLine line);

    string? ReasonOf(RubricNode node);
}
