using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>A page about one sheet.</summary>
internal abstract class SheetPage(SheetQueries queries, SheetRecords kind, StepPerson person) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SheetDetails Sheet { get; private set; } = null!;

    public SheetRow Row => Sheet.Row;

    /// <inheritdoc cref="SheetSight.SeesAppraisal"/>
    public bool SeesAppraisal => Sheet.SeesAppraisal(person);

    /// <inheritdoc cref="SheetSight.SeesCheck"/>
    public bool SeesCheck => Sheet.SeesCheck(person);

    /// <inheritdoc cref="SheetSight.SeesParts"/>
    public bool SeesParts => Sheet.SeesParts(person);

    /// <summary>Rounds between take so much room that how points came about stands below the criterion.</summary>
    public bool IsCrowded => SeesCheck && SeesParts;

    /// <inheritdoc cref="SheetSight.Writes"/>
    public ScoringRound? Writes => Sheet.Writes(person);

    /// <summary>A sponsor scores itself; what is written here for it is what it sent on paper.</summary>
    public bool IsOnBehalf => Writes == ScoringRound.Self && Sheet.Assessment.Subject == SubjectKind.Sponsor && kind.SeesAll;

    /// <summary>What counts when nothing is typed: the figure of the round before, or of the records.</summary>
    public FigureInput OtherwiseOf(RubricNode node) => FigureInputs.Show(node, (Writes != ScoringRound.Appraisal ? Sheet.Scored.System : SeesParts ? Sheet.Scored.Parted : Row.IsChecked ? Sheet.Scored.Checked : Sheet.Scored.Self).InputOf(node));

    public string BandOf(string? code) => ReasonWords.BandOf(Sheet.Rubric, code);

    /// <summary>The page leads on to the sheets beside it.</summary>
    protected virtual bool ShowsOthers => false;

    protected StepPerson Person => person;

    protected SheetQueries Queries => queries;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Sheet = await queries.FindAsync(Id, cancellationToken, ShowsOthers) ?? throw new RecordNotFoundException();

    /// <exception cref="RecordNotFoundException">The rubric has none of the id.</exception>
    protected RubricNode NodeOf(string? id) => Sheet.Rubric.All.FirstOrDefault(n => n.Id == id) ?? throw new RecordNotFoundException();
}
