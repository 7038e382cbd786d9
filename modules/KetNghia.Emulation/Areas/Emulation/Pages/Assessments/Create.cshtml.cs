using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Mở đợt chấm điểm: by which rubric, for which period, whom, and until when.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
internal sealed class CreateModel(
    AssessmentAppService assessments, RubricQueries rubrics, ClusterQueries clusters, SheetFigures figures, IWorkspaceMembers members, IClock clock, IStringLocalizer<EmulationResource> texts) : FormPage
{
    /// <summary>The published version to score by; null while it is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "rubric")]
    public Guid? RubricId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<RubricRow> Published { get; private set; } = [];

    public RubricRow? Rubric { get; private set; }

    /// <summary>Areas the bands of the rubric tell apart.</summary>
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>Those kept for the subjects that stand on the last day of the period; where there are none, names are typed.</summary>
    public IReadOnlyList<ClusterOnDay> Clusters { get; private set; } = [];

    /// <summary>Who may be asked to appraise.</summary>
    public IReadOnlyList<WorkspaceMember> Appraisers { get; private set; } = [];

    /// <summary>Names of those who are scored in no cluster while others are in one.</summary>
    public IReadOnlyList<string> WithoutCluster => Input.Subjects.Where(s => s.Chosen).ToList() is var chosen && chosen.Exists(s => s.ClusterId is not null)
        ? [.. chosen.Where(s => s.ClusterId is null).Select(s => s.Name ?? "")] : [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var year = clock.Today.Year;
        Input.To = new DateOnly(year, 12, 31);
        await ReloadAsync(cancellationToken);
        if (Rubric is not { } rubric)
        {
            return;
        }

        Input = new InputModel
        {
            Name = texts["Assessments.NameOf", rubric.Name, year],
            From = new DateOnly(year, 1, 1),
            To = new DateOnly(year, 12, 31),
            SelfDueOn = new DateOnly(year, 12, 25),
            AppraisalDueOn = new DateOnly(year + 1, 1, 15),
            Subjects = [.. (await figures.SubjectsAsync(rubric.Subject, cancellationToken))
                .Select(s => new SubjectModel { Id = s.Id, Name = s.Name, Chosen = true })],
        };
        await FillAsync(cancellationToken);
    }

    /// <summary>Clusters and areas once more, for the period that was typed; who is chosen stays.</summary>
    public async Task<IActionResult> OnPostRefillAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await FillAsync(cancellationToken);
        ForgiveInput();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Rubric is not { } rubric)
        {
            throw new RecordNotFoundException();
        }

        RequireClusters();
        var known = (await figures.SubjectsAsync(rubric.Subject, cancellationToken)).ToDictionary(s => s.Id);
        var chosen = Input.Subjects.Where(s => s.Chosen && s.Id is { } id && known.ContainsKey(id)).DistinctBy(s => s.Id)
            .Select(s => new SheetSubject(
                s.Id!.Value, known[s.Id.Value].Name, rubric.Subject == SubjectKind.Commune ? s.Id.Value : Guid.Empty,
                Clusters.Count == 0 ? s.Cluster ?? "" : Clusters.FirstOrDefault(c => c.Id == s.ClusterId)?.Name ?? "", Areas.Any(a => a.Value == s.AreaClass) ? s.AreaClass : null, s.ClusterId)
            { Appraiser = NamedOf(s) });
        var facts = new AssessmentFacts(Input.Name!, Input.From!.Value, Input.To!.Value, Input.SelfDueOn!.Value, Input.AppraisalDueOn!.Value) { CrossCheckDueOn = Input.CrossCheckDueOn };
        var id = await assessments.OpenAsync(facts, rubric.Id, [.. chosen], cancellationToken);
        Flash(texts["Assessments.Opened"]);
        return RedirectToPage("Details", new { id });
    }

    protected override bool ChecksInput(string? handler) => handler != "Refill";

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
        Clusters = await clusters.OnAsync(row.Subject, Input.To ?? clock.Today, cancellationToken);
        Appraisers = await members.HoldersAsync(EmulationPermissions.Sheets.Appraise, cancellationToken);
    }

    /// <exception cref="BusinessException">Who was chosen may not appraise any more.</exception>
    private NamedPerson? NamedOf(SubjectModel subject) => subject.AppraiserId is not { } id ? null
        : Appraisers.FirstOrDefault(a => a.AccountId == id) is { } person ? new NamedPerson(id, person.FullName)
        : throw new BusinessException(EmulationErrors.PersonMayNotAppraise).At("Input.Subjects");

    /// <summary>The cluster of each subject on the last day of the period, and its area in that year.</summary>
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var areas = Areas.Count == 0 ? [] : await clusters.AreasAsync((Input.To ?? clock.Today).Year, cancellationToken);
        foreach (var subject in Input.Subjects.Where(s => s.Id is not null))
        {
            subject.ClusterId = Clusters.FirstOrDefault(c => c.Members.Contains(subject.Id!.Value))?.Id;
            subject.AreaClass = areas.GetValueOrDefault(subject.Id!.Value);
        }
    }

    /// <exception cref="BusinessException">A cluster that was chosen does not stand on the last day.</exception>
    private void RequireClusters()
    {
        if (Input.Subjects.Exists(s => s.Chosen && s.ClusterId is { } id && !Clusters.Any(c => c.Id == id)))
        {
            throw new BusinessException(EmulationErrors.ClusterGone).At("Input.Subjects");
        }
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

        /// <summary>The kept cluster; none where none is kept, or the subject is in none.</summary>
        public Guid? ClusterId { get; set; }

        /// <summary>Typed where no cluster is kept.</summary>
        [StringLength(ScoreSheet.ClusterLength)]
        public string? Cluster { get; set; }

        [StringLength(ScoreSheet.AreaLength)]
        public string? AreaClass { get; set; }

        /// <summary>None: whoever has the right.</summary>
        public Guid? AppraiserId { get; set; }
    }
}
