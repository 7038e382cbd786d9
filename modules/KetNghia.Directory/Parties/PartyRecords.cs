using KetNghia.Directory.Contracts;

namespace KetNghia.Directory.Parties;

/// <summary>Đơn vị tham gia: those shared by all, a place's own, and the one a sponsor speaks for.</summary>
internal sealed class PartyRecords(RecordServices services, PartyLookup lookup) : RecordKind<Party>(services)
{
    public override string Permission => DirectoryPermissions.Parties.View;

    public override string PathOf(Guid id) => $"/directory/parties/details/{id}";

    public override Task<IQueryable<Party>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(lookup.Visible());
}
