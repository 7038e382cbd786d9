using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>A page on which somebody scores a sheet that is not their own.</summary>
internal abstract class OutsidePage(StepPerson person, ICurrentUser user, IClock clock) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The sheet it is about.</summary>
    public abstract SheetDetails Sheet { get; }

    /// <inheritdoc cref="OutsideScores.IsShown"/>
    public bool IsShown => OutsideScores.IsShown(Sheet);

    /// <summary>The person may write it now.</summary>
    public bool Writes => WhyNot(person, Actor.Of(user, clock.UtcNow)) is null;

    /// <summary>Components it is about.</summary>
    protected abstract IEnumerable<RubricNode> Nodes { get; }

    protected abstract BusinessException? WhyNot(StepPerson person, Actor me);

    /// <exception cref="RecordNotFoundException">It is about none of the id, or the sheet is not shown yet.</exception>
    protected RubricNode NodeOf(string? id) => IsShown && Nodes.FirstOrDefault(n => n.Id == id) is { } node ? node : throw new RecordNotFoundException();
}

/// <summary>What the matrix of such a page shows.</summary>
internal interface IOutsideMatrix : ICellPage
{
    Guid Id { get; }

    SheetDetails Sheet { get; }

    long? Version { get; }

    bool Writes { get; }

    IReadOnlyList<SheetLine> Lines { get; }

    /// <summary>Key of what it is called in texts: <c>.Text</c>, <c>.Blank</c>, <c>.ToFinish</c>, <c>.Points</c>.</summary>
    string Texts { get; }

    /// <summary>Its figures are those of the whole sheet, so their sum says something.</summary>
    bool ShowsTotal { get; }

    /// <summary>With its figures.</summary>
    SheetView Own { get; }

    NodeResult? OwnOf(SheetLine line);

    /// <summary>Its figures change the points of the round before.</summary>
    bool Changes(SheetLine line);

    string? ReasonOf(RubricNode node);
}
