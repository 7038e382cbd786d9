using KetNghia.Directory.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Measures;

/// <summary>Chỉ tiêu: every measure with its definition, and its value of a chosen subject and period.</summary>
[HasPermission(DirectoryPermissions.Measures.View)]
internal sealed class IndexModel(IMeasures measures, ITexts names, ShownYear shown, ICurrentUser user, IClock clock) : MeasuresPage(measures, names, shown, user, clock)
{
    /// <summary>More subjects are found by their names.</summary>
    public const int Most = 60;

    private Dictionary<string, MeasureValue> _values = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    /// <summary>Whoever reads none of the records sees the definitions alone.</summary>
    public bool MayMeasure => Shown.Any();

    /// <summary>To choose from; null when a subject is shown.</summary>
    public IReadOnlyList<MeasuredSubject>? Subjects { get; private set; }

    /// <summary>What was asked for cannot be measured by this person.</summary>
    public bool IsUnmeasured => Id is not null && Subject is null;

    /// <summary>Measures by module; of a subject only those of its kind.</summary>
    public IEnumerable<IGrouping<string, MeasureDefinition>> Groups => (Subject is { } subject ? Shown.Where(m => m.Subjects.Contains(subject.Kind)) : All.All).GroupBy(m => m.Owner);

    public MeasureSubject ShownKind => Subject?.Kind ?? (Kind is { } kind && Enum.IsDefined(kind) ? kind : MeasureSubject.Commune);

    public MeasureValue? ValueOf(MeasureDefinition measure) => _values.GetValueOrDefault(measure.Name);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Q = VietnameseText.CleanOrNull(Q);
        if (!MayMeasure)
        {
            return;
        }

        await FindSubjectAsync(cancellationToken);
        if (Subject is { } subject)
        {
            var query = new MeasureQuery(subject.Kind, [subject.Id], [.. Shown.Select(m => m.Name)], Period.From, Period.To);
            _values = (await All.ReadAsync(query, cancellationToken)).ToDictionary(v => v.Name);
        }
        else
        {
            Subjects = await All.SubjectsAsync(ShownKind, Q, Most + 1, cancellationToken);
        }
    }
}
