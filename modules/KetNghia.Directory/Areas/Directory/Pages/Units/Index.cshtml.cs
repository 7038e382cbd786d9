using KetNghia.Directory.Contracts;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Pages.Units;

/// <summary>Danh mục đơn vị hành chính on a day.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class IndexModel(UnitList list, ListPageServices services, IClock clock) : ListPage<UnitFilter, UnitRow>(list, services)
{
    public UnitRef? Parent => list.Parent;

    public override string Icon => "map-pin";

    public override string Title => Parent?.Name ?? base.Title;

    public override string Sub => $"{(Filter.AsOf(clock.Today) is { } day ? list.Texts["Units.AsOf", Format.Date(day)] : Text("AllVersions"))} · {Text("NoVillages")}";
}
