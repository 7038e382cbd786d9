using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Directory.Pages.Measures;

/// <summary>What the catalogue of measures and the records behind a value share: one subject and one period. It knows measures by the seam alone.</summary>
internal abstract class MeasuresPage(IMeasures measures, ITexts names, ShownYear shown, ICurrentUser user, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MeasureSubject? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public MeasurePart? Part { get; set; }

    public MeasurePeriod Period => MeasurePeriod.Of(shown.Year, Part, clock.Today);

    /// <summary>As it stands in the addresses of this page.</summary>
    public string? Year => shown.Chosen;

    public MeasuredSubject? Subject { get; private set; }

    public DateTime Now => clock.UtcNow;

    protected IMeasures All => measures;

    /// <summary>Measures whose values the person may be shown.</summary>
    public IEnumerable<MeasureDefinition> Shown => measures.All.Where(m => user.May(m.Permission));

    /// <summary>What a module calls a measure, its unit or kind of subject.</summary>
    public string Say(string key) => names[key];

    public string Say(MeasureSubject kind) => names["MeasureSubject." + kind];

    public string Say(MeasureUnit unit) => names["MeasureUnit." + unit];

    /// <summary>Of a share what its parts are counted in.</summary>
    public MeasureUnit PartUnitOf(MeasureDefinition measure) => measure.Parts is [var part, ..] && measures.Find(part) is { } found ? found.Unit : measure.Unit;

    /// <summary>"820.000.000 đ", "3", "12 ngày".</summary>
    public string Amount(long? value, MeasureUnit unit) => unit switch
    {
        _ when value is null => names["Measures.Unknown"],
        MeasureUnit.Dong => Format.Money(value),
        MeasureUnit.Days => names.Fill("Measures.Days", new Dictionary<string, object?> { ["days"] = Format.Whole(value) }),
        _ => Format.Whole(value),
    };

    protected async Task FindSubjectAsync(CancellationToken cancellationToken) =>
        Subject = Id is { } id && Kind is { } kind && Enum.IsDefined(kind) ? await measures.SubjectAsync(kind, id, cancellationToken) : null;
}
