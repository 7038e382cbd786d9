using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Trials;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Tính thử: a version on figures of a past period, beside another version; the address says it all, and nothing is kept.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
[EntersRecord<RubricVersion>]
internal sealed class TryModel(
    TrialQueries queries, TrialFigures figures, Workings workings, ReasonWords reasons, FaultWords faults, IClock clock, IStringLocalizer<EmulationResource> texts) : PageModel
{
    /// <summary>Subjects that are tried at once.</summary>
    public const int MostTried = 10;

    /// <summary>Subjects that are tried when none is chosen.</summary>
    private const int FirstTried = 3;

    private const string Nothing = "none";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>First day, as typed; of last year when blank.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day, as typed; of last year when blank.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>Ids of subjects.</summary>
    [BindProperty(SupportsGet = true, Name = "s")]
    public List<string> Chosen { get; set; } = [];

    /// <summary>The version it is laid beside: an id, or a word for none; the usual one when blank.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    public TrialChoice Choice { get; private set; } = null!;

    public RubricRow Row => Choice.Row;

    public RubricRow? Other { get; private set; }

    public IReadOnlyList<MeasuredSubject> Subjects { get; private set; } = [];

    public IReadOnlySet<Guid> Tried { get; private set; } = new HashSet<Guid>();

    /// <summary>Null when it was refused, or cannot be computed.</summary>
    public Trial? Trial { get; private set; }

    /// <summary>Why nothing was computed, each at its field.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; private set; } = new Dictionary<string, string>();

    /// <summary>Its figures have more digits than can be computed with.</summary>
    public bool IsBeyondComputing { get; private set; }

    /// <summary>What keeps the tried version from being published.</summary>
    public FaultList ToMend => new(
        Trial is null ? [] : faults.Of(Trial.Now.Rubric.Said, Trial.Now.Rubric.Faults), node => Row.State == RubricState.Draft ? Url.Page("/Rubrics/Edit", new { id = Id, node }) : null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Choice = await queries.ChoiceAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        Other = string.IsNullOrEmpty(With) ? Choice.Usual : With == Nothing ? null : Choice.Others.FirstOrDefault(r => r.Id.ToString() == With) ?? throw new RecordNotFoundException();
        Subjects = await figures.SubjectsAsync(Row.Subject, cancellationToken);
        var refused = new Dictionary<string, string>();
        var (from, to) = Period(refused);
        var chosen = Wanted(refused);
        (Tried, Refused) = (chosen.Select(s => s.Id).ToHashSet(), refused);
        if (refused.Count > 0 || chosen.Count == 0)
        {
            return;
        }

        try
        {
            Trial = await queries.TryAsync(Choice, Other, chosen, from, to, cancellationToken);
        }
        catch (CaseFormatException)
        {
            IsBeyondComputing = true;
        }
    }

    public string NameOf(RubricRow version) => version.SeriesId == Row.SeriesId ? texts["Rubrics.VersionOf", Format.Whole(version.Number)] : texts["Rubrics.NamedVersion", version.Name, Format.Whole(version.Number)];

    public static string BandOf(TriedVersion version, TrialSubject subject) => version.Of(subject.Id).Band is { } band ? ReasonWords.BandOf(version.Rubric.Said, band) : Format.Unknown;

    /// <summary>What made the result what it is, beside what is missing.</summary>
    public IReadOnlyList<string> WhyOf(TriedVersion version, TrialSubject subject)
    {
        var sheet = version.Of(subject.Id);
        return reasons.Of(version.Rubric.Said, sheet.Result.Reasons.Where(r => r.Code is not (Reason.MissingInput or Reason.NothingDue) && (sheet.Band is not null || r.Code is not (Reason.ConditionFailed or Reason.ConditionUnknown))));
    }

    /// <summary>How a component came to its points in a version, and where its figure is from; null where the version does not have it.</summary>
    public string? WorkingOf(TriedVersion? version, TrialSubject subject, RubricNode? node)
    {
        if (version is null || node is not { IsLeaf: true })
        {
            return null;
        }

        var sheet = version.Of(subject.Id);
        return sheet.Reading.Gaps.TryGetValue(node.Id, out var gap)
            ? texts["Try.Gap." + gap]
            : texts[sheet.Reading.BySheet.Contains(node.Id) ? "Try.BySheet" : "Try.ByRecords", workings.Of(node, sheet.View.InputOf(node), sheet.Result.Sheet.Nodes.GetValueOrDefault(node.Id), subject.Measures)];
    }

    /// <summary>Last year, where nothing was typed.</summary>
    private (DateOnly From, DateOnly To) Period(Dictionary<string, string> refused)
    {
        var last = clock.Today.Year - 1;
        var (from, to) = (DayOf("from", From, new DateOnly(last, 1, 1), refused), DayOf("to", To, new DateOnly(last, 12, 31), refused));
        if (refused.Count == 0 && to < from)
        {
            refused["to"] = texts["Error." + EmulationErrors.PeriodEndsBeforeStart];
        }

        (From, To) = (refused.ContainsKey("from") ? From : Format.Date(from), refused.Count > 0 && !string.IsNullOrWhiteSpace(To) ? To : Format.Date(to));
        return (from, to);
    }

    private static DateOnly DayOf(string field, string? typed, DateOnly otherwise, Dictionary<string, string> refused)
    {
        var reading = Readings.Date(typed);
        if (reading.Fault is not null)
        {
            refused[field] = reading.Told();
        }

        return reading.Value ?? otherwise;
    }

    private IReadOnlyList<MeasuredSubject> Wanted(Dictionary<string, string> refused)
    {
        var asked = Chosen.Distinct().ToList();
        if (asked.Count == 0)
        {
            return [.. Subjects.Take(FirstTried)];
        }

        var known = Subjects.Where(s => asked.Contains(s.Id.ToString())).ToList();
        if (known.Count < asked.Count)
        {
            refused["s"] = texts["Try.UnknownSubjects", Format.Whole(asked.Count - known.Count)];
        }
        else if (known.Count > MostTried)
        {
            refused["s"] = texts["Try.TooMany", Format.Whole(MostTried)];
        }

        return known;
    }
}
