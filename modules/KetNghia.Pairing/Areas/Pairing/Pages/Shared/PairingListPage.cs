using KetNghia.Pairing.Access;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages;

/// <summary>What the lists of a province, a locality and a sponsor show differently.</summary>
internal abstract class PairingListPage<TFilter, TRow>(IListOf<TFilter, TRow> list, ListPageServices services, PairingAccess access, PairingChoices choices, IClock clock)
    : ListPage<TFilter, TRow>(list, services)
    where TFilter : class
{
    private IReadOnlyDictionary<Guid, string> _localities = new Dictionary<Guid, string>();

    public DateOnly Today => clock.Today;

    public bool CrossesLocalities => access.CrossesLocalities;

    public bool IsOfSponsor => access.IsOfSponsor;

    public string LocalityOf(Guid tenant) => _localities.GetValueOrDefault(tenant) ?? Format.Unknown;

    protected override async Task LoadAsync(CancellationToken cancellationToken) => _localities = await choices.LocalitiesAsync(cancellationToken);
}
