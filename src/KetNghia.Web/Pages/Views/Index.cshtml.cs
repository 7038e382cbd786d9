using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Web.Pages.Views;

/// <summary>Lưu góc nhìn: name the present filter of a list, or let go of an earlier one.</summary>
internal sealed class IndexModel(KeptLists lists, SavedViews views, ICurrentUser user, IStringLocalizer<UiResource> texts) : FormPage
{
    private IKeptList _list = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "query")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "list")]
    public string List { get; set; } = "";

    public string ListTitle => _list.Texts[_list.Facts.Prefix + ".Title"];

    public IReadOnlyList<SavedViewRow> Saved { get; private set; } = [];

    /// <summary>A view says its own year, or that it has none.</summary>
    public string AddressOf(string? query) => Request.PathBase + _list.Facts.Path + _list.Canonical(query);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Find();
        var query = _list.Canonical(Query);
        await views.SaveAsync(_list.Facts.Key, user.Required.AccountId, Input.Name!, query, cancellationToken);
        Flash(texts["Views.Saved"]);
        return LocalRedirect(AddressOf(query));
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Find();
        Saved = await views.MineAsync(_list.Facts.Key, user.Required.AccountId, cancellationToken);
    }

    private void Find() => _list = lists.Mine(List) ?? throw new RecordNotFoundException();

    internal sealed class InputModel
    {
        [Required, StringLength(SavedView.NameLength)]
        public string? Name { get; set; }
    }
}
