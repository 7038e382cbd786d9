using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Lưu góc nhìn: name the present filter, or let go of an earlier one.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
internal sealed class ViewsModel(SavedViews views, ICurrentUser user, IStringLocalizer<PairingResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "query")]
    public string? Query { get; set; }

    public IReadOnlyList<SavedViewRow> Saved { get; private set; } = [];

    /// <summary>A view says its own year, or that it has none.</summary>
    public string AddressOf(string query) => Url.Page("Index", QueryHelpers.ParseQuery(query).ToDictionary(q => q.Key, q => q.Value.ToString()))!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var query = PairingFilter.Parse(Query).ToQuery();
        await views.SaveAsync(PairingListQueries.List, user.Required.AccountId, Input.Name!, query, cancellationToken);
        Flash(texts["Views.Saved"]);
        return Redirect(AddressOf(query));
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Saved = await views.MineAsync(PairingListQueries.List, user.Required.AccountId, cancellationToken);

    internal sealed class InputModel
    {
        [Required, StringLength(SavedView.NameLength)]
        public string? Name { get; set; }
    }
}
