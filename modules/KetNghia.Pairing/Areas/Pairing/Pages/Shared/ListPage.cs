using System.Globalization;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Pages;

/// <summary>One field of the filter form: choices to pick from, or words to type.</summary>
internal sealed record FilterField(string Name, string Label, string? Value, IReadOnlyList<(string Value, string Text)>? Choices = null);

/// <param name="Kept">What the form leaves as it is.</param>
/// <param name="Close">Where the list is without the form.</param>
internal sealed record FilterForm(IReadOnlyList<FilterField> Fields, IReadOnlyList<(string Name, string Value)> Kept, string Close);

/// <summary>A list whose filter, order and page stand in the address.</summary>
internal abstract class ListPage(PairingAccess access, IWorkspaceDirectory workspaces, ShownYear shown, IClock clock, IStringLocalizer<PairingResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "panel")]
    public string? Panel { get; set; }

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    /// <summary>Everything that narrows the list: the ready-made view too.</summary>
    public IReadOnlyList<FilterChip> Narrowing => ViewName is { } view ? [new FilterChip(Texts["Views.Label"], view, "view"), .. Chips] : Chips;

    /// <summary>Null while the form is closed.</summary>
    public FilterForm? Form { get; private set; }

    public ShownYear Shown => shown;

    public DateOnly Today => Clock.Today;

    public string LocalityOf(Guid tenant) => Localities.GetValueOrDefault(tenant) ?? Format.Unknown;

    public bool CrossesLocalities => Access.Kind != WorkspaceKind.Locality;

    /// <summary>Every row is the reader's own: what tells them apart is who receives.</summary>
    public bool IsOfSponsor => Access.Kind == WorkspaceKind.Sponsor;

    public string Here => Request.PathBase + Request.Path;

    protected PairingAccess Access => access;

    protected IClock Clock => clock;

    protected IStringLocalizer<PairingResource> Texts => texts;

    /// <summary>Name of the ready-made view, null when it leaves out nothing.</summary>
    protected abstract string? ViewName { get; }

    /// <summary>The filter as a query string, "" when everything is shown.</summary>
    protected abstract string Query { get; }

    protected bool IsFormOpen => Panel == "filters";

    /// <summary>The same list with the filter form open, with another page size, or as a file.</summary>
    public string UrlWith(string key, string value)
    {
        var sort = Sort is null ? "" : "&sort=" + Uri.EscapeDataString(Sort);
        return $"{Here}{(Query.Length == 0 ? "?" : Query + "&")}{key}={value}{sort}";
    }

    protected async Task LoadLocalitiesAsync(CancellationToken cancellationToken) => Localities = await Access.LocalityNamesAsync(workspaces, cancellationToken);

    /// <summary>Every field that is filled stands as a chip above the list, whether the form is open or not.</summary>
    protected void Show(IReadOnlyList<FilterField> fields, params (string Name, string Label, string? Value, string? Text)[] kept)
    {
        Chips =
        [
            .. kept.Where(k => k.Text is not null).Select(k => new FilterChip(k.Label, k.Text!, k.Name)),
            .. fields.Where(f => f.Value is not null).Select(f => new FilterChip(f.Label, f.Choices is null ? f.Value! : f.Choices.FirstOrDefault(c => c.Value == f.Value).Text ?? Format.Unknown, f.Name)),
        ];
        Form = IsFormOpen ? new FilterForm(fields, [.. kept.Where(k => k.Value is not null).Select(k => (k.Name, k.Value!))], Here + Query) : null;
    }

    protected FilterField Words(string? value) => new("q", Texts["Filter.Text"], value);

    /// <summary>Chosen in the frame; a list shows everything until one is.</summary>
    protected int? YearShown()
    {
        shown.IsEveryUnlessChosen();
        return shown.Year;
    }

    protected (string Name, string Label, string? Value, string? Text) Year(string label, int? value)
    {
        var year = value?.ToString(CultureInfo.InvariantCulture);
        return (ShownYear.Key, Texts[label], year, year);
    }

    protected FilterField OneOf<T>(string name, string label, T? value)
        where T : struct, Enum =>
        new(name, Texts[label], value?.ToString(), [.. Enum.GetValues<T>().Select(v => (v.ToString(), Texts[$"{typeof(T).Name}.{v}"].Value))]);

    protected FilterField OneOf(string name, string label, Guid? value, IEnumerable<(Guid Id, string Name)>? choices) =>
        new(name, Texts[label], value?.ToString(), [.. (choices ?? []).Select(c => (c.Id.ToString(), c.Name))]);

    protected FilterField LocalityField(Guid? value) => OneOf("locality", "Filter.Locality", value, Localities.Select(l => (l.Key, l.Value)));
}
