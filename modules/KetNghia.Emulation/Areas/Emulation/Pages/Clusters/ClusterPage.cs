using KetNghia.Emulation.Clusters;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>A page about one cluster.</summary>
internal abstract class ClusterPage(ClusterQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ClusterDetails Details { get; private set; } = null!;

    public ClusterRow Row => Details.Row;

    /// <summary>Who sees some of the members alone changes nothing.</summary>
    public static bool MayManage(ICurrentUser me) => me.May(EmulationPermissions.Assessments.Manage) && AmbientFrame.Current.Scope is null;

    protected ClusterQueries Queries => queries;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Details = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    protected IActionResult ToDetails() => RedirectToPage("Details", new { id = Id });
}

/// <summary>A page about one membership.</summary>
internal abstract class ClusterMemberPage(ClusterQueries queries) : ClusterPage(queries)
{
    /// <summary>The membership.</summary>
    [BindProperty(SupportsGet = true, Name = "member")]
    public Guid MemberId { get; set; }

    public MemberRow Member { get; private set; } = null!;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Member = Details.Members.FirstOrDefault(m => m.Id == MemberId) ?? throw new RecordNotFoundException();
    }
}

/// <summary>A page about one year of a cluster.</summary>
internal abstract class ClusterYearPage(ClusterQueries queries, IClock clock) : ClusterPage(queries)
{
    /// <summary>The calendar year; this one when the address names none.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Asked { get; set; }

    public int Year => Asked ?? clock.Today.Year;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<MemberRow> Members => Details.In(Year);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (Year is < SubjectArea.FirstYear or > SubjectArea.LastYear)
        {
            throw new RecordNotFoundException();
        }

        await base.ReloadAsync(cancellationToken);
    }
}
