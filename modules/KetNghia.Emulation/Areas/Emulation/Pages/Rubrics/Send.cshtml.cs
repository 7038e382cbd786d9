using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Gửi cho địa bàn: each chosen locality gets its copy, word for word.</summary>
[HasPermission(EmulationPermissions.Rubrics.Publish)]
[EntersRecord<RubricVersion>]
internal sealed class SendModel(
    RubricQueries queries, ProvinceRubricQueries copies, RubricAppService rubrics, ICurrentWorkspace workspace, IWorkspaceDirectory workspaces, IStringLocalizer<EmulationResource> texts) : RubricPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Localities = [.. Places.Where(p => p.SentAtUtc is null).Select(p => p.TenantId)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var sent = await rubrics.SendAsync(Id, Input.Localities, cancellationToken);
        Flash(sent == 0 ? texts["Rubrics.SentNone"] : texts["Rubrics.Sent", Format.Whole(sent)]);
        return RedirectToPage("Send", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (workspace.Required.Kind != WorkspaceKind.Province)
        {
            throw new RecordNotFoundException();
        }

        await base.ReloadAsync(cancellationToken);
        var there = (await copies.OfAsync(Id, cancellationToken)).ToDictionary(c => c.TenantId, c => c.At);
        Places = [.. (await workspaces.LocalityHeadsAsync(cancellationToken)).Select(p => new Place(p.TenantId, p.Name, there.TryGetValue(p.TenantId, out var at) ? at : null))];
    }

    internal sealed class InputModel
    {
        /// <summary>Tenants of the chosen localities.</summary>
        public List<Guid> Localities { get; set; } = [];
    }

    /// <param name="SentAtUtc">Null when it has no copy.</param>
    internal sealed record Place(Guid TenantId, string Name, DateTime? SentAtUtc);
}
