using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Mở đợt chấm điểm: by which rubric, for which period, whom, and until when.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
internal sealed class CreateModel(AssessmentAppService assessments, RubricQueries rubrics, IMeasures measures, IClock clock, IStringLocalizer<EmulationResource> texts) : FormPage
{
    private const int MostSubjects = 500;

    /// <summary>The published version to score by; null while it is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "rubric")]
    public Guid? RubricId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<RubricRow> Published { get; private set; } = [];

    public RubricRow? Rubric { get; private set; }

    /// <summary>Areas the bands of the rubric tell apart.</summary>
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Rubric is not { } rubric)
        {
            return;
        }

        var year = clock.Today.Year;
        Input = new InputModel
        {
            Name = texts["Assessments.NameOf", rubric.Name, year],
            From = new DateOnly(year, 1, 1),
            To = new DateOnly(year, 12, 31),
            SelfDueOn = new DateOnly(year, 12, 25),
            AppraisalDueOn = new DateOnly(year + 1, 1, 15),
            Subjects = [.. (await measures.SubjectsAsync(SheetFigures.SubjectOf(rubric.Subject), null, MostSubjects, cancellationToken))
                .Select(s => new SubjectModel { Id = s.Id, Name = s.Name, Chosen = true })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Rubric is not { } rubric)
        {
            throw new RecordNotFoundException();
        }

        var known = (await measures.SubjectsAsync(SheetFigures.SubjectOf(rubric.Subject), null, MostSubjects, cancellationToken)).ToDictionary(s => s.Id);
        var chosen = Input.Subjects.Where(s => s.Chosen && s.Id is { } id && known.ContainsKey(id)).DistinctBy(s => s.Id)
            .Select(s => new SheetSubject(s.Id!.Value, known[s.Id.Value].Name, rubric.Subject == SubjectKind.Commune ? s.Id.Value : Guid.Empty, s.Cluster ?? "", Areas.Any(a => a.Value == s.AreaClass) ? s.AreaClass : null));
        var facts = new AssessmentFacts(Input.Name!, Input.From!.Value, Input.To!.Value, Input.SelfDueOn!.Value, Input.AppraisalDueOn!.Value) { CrossCheckDueOn = Input.CrossCheckDueOn };
        var id = await assessments.OpenAsync(facts, rubric.Id, [.. chosen], cancellationToken);
        Flash(texts["Assessments.Opened"]);
        return RedirectToPage("Details", new { id });
    }

    protected override IEnumerable<BusinessException> Faults() =>
        Input is { From: { } from, To: { } to, SelfDueOn: { } self, AppraisalDueOn: { } appraisal } ? new AssessmentFacts(Input.Name ?? "", from, to, self, appraisal) { CrossCheckDueOn = Input.CrossCheckDueOn }.Faults() : [];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (RubricId is not { } id)
        {
            Published = await rubrics.PublishedAsync(cancellationToken);
            return;
        }

        var found = await rubrics.FindAsync(id, cancellationToken);
        Rubric = found?.Row is { State: RubricState.Published } row ? row : throw new RecordNotFoundException();
        Areas = [.. found.Rubric.Bands.SelectMany(b => b.MinByArea.Keys).Distinct().Order(StringComparer.Ordinal).Select(a => new SelectListItem(a, a))];
    }

    internal sealed class InputModel
    {
        [Required, StringLength(AssessmentPeriod.NameLength, MinimumLength = 3)]
        public string? Name { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public DateOnly? To { get; set; }

        [Required]
        public DateOnly? SelfDueOn { get; set; }

        public DateOnly? CrossCheckDueOn { get; set; }

        [Required]
        public DateOnly? AppraisalDueOn { get; set; }

        public List<SubjectModel> Subjects { get; set; } = [];
    }

    internal sealed class SubjectModel
    {
        public Guid? Id { get; set; }

        public string? Name { get; set; }

        public bool Chosen { get; set; }

        [StringLength(ScoreSheet.ClusterLength)]
        public string? Cluster { get; set; }

        [StringLength(ScoreSheet.AreaLength)]
        public string? AreaClass { get; set; }
    }
}
