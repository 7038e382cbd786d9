using KetNghia.Directory.Contracts;

namespace KetNghia.Directory.Units;

/// <summary>Đơn vị hành chính: the same for everybody.</summary>
internal sealed class UnitRecords(RecordServices services, KetNghiaDbContext db) : RecordKind<AdminUnit>(services)
{
    public override string Permission => DirectoryPermissions.Units.View;

    public override string PathOf(Guid id) => $"/directory/units/details/{id}";

    public override Task<IQueryable<AdminUnit>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult<IQueryable<AdminUnit>>(db.Set<AdminUnit>());
}
