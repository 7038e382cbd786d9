using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>What a cluster is called.</summary>
internal abstract class ClusterInput
{
    [Required, StringLength(Cluster.NameLength, MinimumLength = 2)]
    public string? Name { get; set; }

    [StringLength(Cluster.NoteLength)]
    public string? Note { get; set; }

    public ClusterFacts Facts => new(Name!, Note);
}
