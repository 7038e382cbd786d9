using KetNghia.Administration.JobScreen;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Jobs;

/// <summary>Every member sees their own jobs; all of the workspace's with the permission.</summary>
internal sealed class IndexModel(JobQueries queries, IStringLocalizer<AdministrationResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public JobState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public IReadOnlyList<FilterChip> Chips => State is { } state ? [new FilterChip(texts["Users.State"], texts["JobState." + state], "state")] : [];

    public bool SeesAll => queries.SeesAll;

    public IReadOnlyList<JobRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        (Rows, Paging) = await queries.ListAsync(All && SeesAll, State, Number, cancellationToken);
}

internal sealed class DetailsModel(JobQueries queries, JobAppService jobs, IFileStore files, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public JobRow Job { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnGetResultAsync(CancellationToken cancellationToken)
    {
        var result = await queries.ResultAsync(Id, cancellationToken);
        return files.Exists(result.Sha256) ? File(files.Open(result.Sha256), result.Type, result.Name) : NotFound();
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        await jobs.RetryAsync(Id, cancellationToken);
        Flash(texts["Jobs.Retried"]);
        return RedirectToPage("Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        await jobs.CancelAsync(Id, cancellationToken);
        Flash(texts["Jobs.CancelAsked"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Job = await queries.GetAsync(Id, cancellationToken);
}
