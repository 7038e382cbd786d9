using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Thêm vào nhóm: which kind of node, each in one sentence.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class AddModel(RubricEditing editing) : RubricEditPage(editing)
{
    public override string Tab => "tree";

    public NodePlace Place { get; private set; }

    public string Into => Place.Parent is { } parent ? Rubric.Get(parent).Shown : WordOf(Place.Part);

    public IReadOnlyList<NodeKind> Kinds => Place.Part == RubricPart.Base ? [NodeKind.Group, NodeKind.Criterion] : [];

    public IReadOnlyList<ComponentType> Types => NodeForm.TypesIn(Place.Part);

    /// <param name="place">As <see cref="NodePlace"/> writes it.</param>
    public async Task<IActionResult> OnGetAsync(string? place, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Place = NodePlace.Parse(place) is { } wanted && Rubric.Has(wanted) ? wanted : throw new RecordNotFoundException();
        return Shown();
    }

    public string PathOf(NodeKind kind, ComponentType? type) => PathOf($"node?place={Uri.EscapeDataString(Place.ToString())}&kind={kind}" + (type is null ? "" : $"&type={type}"));
}
