using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Ui;

/// <param name="Url">The page of now, in that year.</param>
public sealed record YearChoice(string Text, string Url, bool IsCurrent);

/// <summary>
/// Năm đang xem: the one period of a page, chosen in the frame and kept in the address as <c>year=2025</c> or <c>year=all</c>.
/// An address without it means the running year, or every year on a list that says so.
/// </summary>
public sealed class ShownYear(IHttpContextAccessor accessor, IClock clock)
{
    /// <summary>Key of the query.</summary>
    public const string Key = "year";

    private const string Every = "all";
    private const int First = 2000;
    private const int Offered = 5;

    private bool _isEveryUnlessChosen;

    /// <summary>Null: every year.</summary>
    public int? Year => Chosen switch
    {
        null => _isEveryUnlessChosen ? null : Running,
        Every => null,
        var year => int.Parse(year, CultureInfo.InvariantCulture),
    };

    /// <summary>As it stands in an address.</summary>
    public string Value => Year?.ToString(CultureInfo.InvariantCulture) ?? Every;

    /// <summary>"năm 2025", "mọi năm".</summary>
    public string Words => Year is { } year ? UiText.Get("Year.In", year) : UiText.Get("Year.Every");

    /// <summary>For what did not happen: "năm 2025", "năm nào".</summary>
    public string AnyWords => Year is { } year ? UiText.Get("Year.In", year) : UiText.Get("Year.Any");

    /// <summary>What the address itself says; null when it says nothing, or nonsense.</summary>
    public string? Chosen => accessor.HttpContext?.Request.Query[Key].ToString() switch
    {
        Every => Every,
        { Length: 4 } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= First && year <= Running + 1 => text,
        _ => null,
    };

    private int Running => clock.Today.Year;

    /// <summary>The newest first, every year at the end.</summary>
    public IReadOnlyList<YearChoice> Choices
    {
        get
        {
            var request = accessor.HttpContext!.Request;
            var years = Enumerable.Range(Running - Offered + 1, Offered);
            years = Year is { } shown && !years.Contains(shown) ? years.Append(shown) : years;
            return
            [
                .. years.OrderDescending().Select(year => Choice(request, year.ToString(CultureInfo.InvariantCulture), UiText.Get("Year.Name", year))),
                Choice(request, Every, UiText.Get("Year.EveryName")),
            ];
        }
    }

    /// <summary>For a list that shows everything until a year is chosen.</summary>
    public void IsEveryUnlessChosen() => _isEveryUnlessChosen = true;

    /// <summary>An address of the same workspace, in the year shown.</summary>
    public string On(string url) => url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Key + "=" + Value;

    /// <summary>An address that is written out: with the year when one was chosen, as every link has it.</summary>
    public string Carried(string url) => Chosen is null ? url : On(url);

    private YearChoice Choice(HttpRequest request, string value, string text) =>
        new(text, QueryUrl.With(request, (Key, value), (PageInfo.NumberKey, null)), value == Value);
}
