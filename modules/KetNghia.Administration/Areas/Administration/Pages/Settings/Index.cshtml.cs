using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.SettingsScreen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages.Settings;

[HasPermission(AdministrationPermissions.Settings.Manage)]
[RequiresStepUp]
internal sealed class IndexModel(SettingsAppService service, ITexts words, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SettingLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Items = [.. Lines.Select(l => new ItemModel { Name = l.Definition.Name, Value = l.Value })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await service.SaveAsync(
            [.. Input.Items.Select(i => new SettingChange(i.Name, i.Value, i.Clear))], i => $"Input.Items[{i}].Value", cancellationToken);
        Flash(texts["Settings.Saved"]);
        return RedirectToPage("Index");
    }

    public IEnumerable<SelectListItem> ChoicesOf(SettingDefinition definition) => definition.IsFlag
        ? [new SelectListItem(texts["Settings.On"], "true"), new SelectListItem(texts["Settings.Off"], "false")]
        : definition.Choices.Select(c => new SelectListItem(words.Has($"Setting.{definition.Name}.{c}") ? words[$"Setting.{definition.Name}.{c}"] : c, c));

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Lines = await service.ListAsync(cancellationToken);

    public sealed class InputModel
    {
        public List<ItemModel> Items { get; set; } = [];
    }

    public sealed class ItemModel
    {
        [Required]
        public string Name { get; set; } = "";

        [StringLength(SettingValue.ValueLength / 2)]
        public string? Value { get; set; }

        public bool Clear { get; set; }
    }
}

[HasPermission(AdministrationPermissions.Settings.ManageHost)]
internal sealed class TestMailModel(SettingsAppService service, IJobQueue queue, ICurrentUser user) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string AskedBy => user.Required.FullName;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        RedirectToPage("/Jobs/Details", new { id = await service.SendTestMailAsync(Input.To, queue, cancellationToken) });

    public sealed class InputModel
    {
        [Required, EmailAddress, StringLength(200)]
        public string To { get; set; } = "";
    }
}
