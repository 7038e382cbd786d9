using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Thêm thành viên: several at once, from the same day.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class JoinModel(ClusterQueries queries, ClusterAppService clusters, SheetFigures figures, IClock clock, IStringLocalizer<EmulationResource> texts) : ClusterPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whom there is, with the cluster each is in on the first day.</summary>
    public IReadOnlyList<(MeasuredSubject Subject, ClusterOnDay? In)> Subjects { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.From = new DateOnly(clock.Today.Year, 1, 1);
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var chosen = Subjects.Where(s => Input.Subjects.Contains(s.Subject.Id)).Select(s => new ClusterSubject(s.Subject.Id, s.Subject.Name)).ToList();
        await clusters.JoinAsync(Id, chosen, Input.From!.Value, Input.To, cancellationToken);
        Flash(texts["Clusters.Joined", Format.Whole(chosen.Count)]);
        return ToDetails();
    }

    protected override IEnumerable<BusinessException> Faults() => Input.From is { } from ? ClusterMember.Faults(from, Input.To) : [];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        var there = await Queries.OnAsync(Row.Subject, Input.From ?? clock.Today, cancellationToken);
        Subjects = [.. (await figures.SubjectsAsync(Row.Subject, cancellationToken))
            .Select(s => (s, there.FirstOrDefault(c => c.Members.Contains(s.Id))))];
    }

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public List<Guid> Subjects { get; set; } = [];
    }
}
