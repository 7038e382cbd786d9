using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Thời gian của thành viên: ends a membership, or puts its days right.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class MemberModel(ClusterQueries queries, ClusterAppService clusters, IStringLocalizer<EmulationResource> texts) : ClusterMemberPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new InputModel { From = Member.From, To = Member.To, Version = Row.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await clusters.MoveAsync(Id, Input.Version ?? 0, MemberId, Input.From!.Value, Input.To, cancellationToken);
        Flash(texts["Clusters.Moved"]);
        return ToDetails();
    }

    protected override IEnumerable<BusinessException> Faults() => Input.From is { } from ? ClusterMember.Faults(from, Input.To) : [];

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
