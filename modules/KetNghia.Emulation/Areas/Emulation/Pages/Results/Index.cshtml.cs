using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Results;
using KetNghia.Framework.Excel;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Results;

/// <summary>Kết quả thi đua các địa phương: a page of localities with their assessments of the year.</summary>
[HasPermission(EmulationPermissions.Results.View)]
internal sealed class IndexModel(
    ProvinceResultQueries results, ResultWorkbook workbook, ResultAppService service, IWorkspaceDirectory workspaces, ShownYear shown, ICurrentUser me, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public PageInfo Paging { get; private set; } = PageInfo.Of(1, 0);

    public IReadOnlyList<LocalityHead> Places { get; private set; } = [];

    /// <summary>By tenant.</summary>
    public ILookup<Guid, AssessmentResultRow> Found { get; private set; } = null!;

    public ShownYear Shown => shown;

    public bool MayRecompute => me.May(EmulationPermissions.Results.Recompute);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    /// <summary>All of them as a workbook.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken) =>
        ExcelExporter.ToFile(texts["Results.Title"], await workbook.WriteAsync(await workspaces.LocalityHeadsAsync(cancellationToken), shown.Year, shown.Words, cancellationToken));

    /// <param name="assessmentId">Null: every one of the year shown.</param>
    public async Task<IActionResult> OnPostAsync(Guid? assessmentId, CancellationToken cancellationToken)
    {
        if (!MayRecompute)
        {
            return Forbid();
        }

        var subject = shown.Words;
        if (assessmentId is { } one)
        {
            subject = await results.NameAsync(one, [.. (await workspaces.LocalityHeadsAsync(cancellationToken)).Select(l => l.TenantId)], cancellationToken) ?? throw new RecordNotFoundException();
        }

        var job = await service.RecomputeAsync(assessmentId is null ? new RecomputeArgs(shown.Year) : new RecomputeArgs(AssessmentId: assessmentId), subject, cancellationToken);
        Flash(texts["Results.Asked", subject]);
        return RedirectToPage("/Jobs/Details", new { area = "Administration", id = job });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var all = await workspaces.LocalityHeadsAsync(cancellationToken);
        Paging = PageInfo.Of(Number, all.Count);
        Places = [.. all.Skip(Paging.Skip).Take(Paging.Size)];
        Found = await results.OfAsync([.. Places.Select(p => p.TenantId)], shown.Year, cancellationToken);
    }
}
