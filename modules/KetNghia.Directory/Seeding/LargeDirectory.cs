using System.Globalization;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Seeding;

/// <summary>Sample districts and communes of the real provinces, a party for each commune, and the sponsors.</summary>
internal sealed class LargeDirectory(KetNghiaDbContext db, UnsavedRows rows, ICurrentTenant tenant, IActionLog log, IIdGenerator ids) : ILargeSeeder
{
    private const int CommunesOfFirst = 100;
    private const int CommunesOfOthers = 15;
    private const string Source = "sample";
    private static readonly DateOnly LastDay = new(2025, 6, 30);

    private readonly IReadOnlyDictionary<string, string> _words = SeedFile.Rows("large-words.csv").ToDictionary(r => r[0], r => r[1]);

    public int Order => 10;

    public async Task SeedAsync(LargeWorld world, CancellationToken cancellationToken)
    {
        using var host = tenant.Change(HostTenant.Value);
        var provinces = SeedFile.Rows("provinces.csv").Select(r => (Id: UnitIds.Of(r[0]), Code: r[0], Name: r[1], Kind: Enum.Parse<UnitKind>(r[2]))).ToList();
        var known = await db.Set<AdminUnit>().Select(u => u.Id).ToHashSetAsync(cancellationToken);
        foreach (var province in provinces.Where(p => !known.Contains(p.Id)))
        {
            Unit(province.Id, province.Code, province.Name, province.Kind, null, LastDay);
        }

        for (var number = 1; number <= world.Scale.Localities; number++)
        {
            await PlaceAsync(world, number, provinces[(number - 1) % provinces.Count].Id, cancellationToken);
        }

        for (var number = 1; number <= world.Scale.Sponsors; number++)
        {
            world.Sponsors.Add(await PartyAsync("DV-" + Digits(number, 4), Named("sponsor", Digits(number, 4)), PartyKind.Agency, null, cancellationToken));
        }

        await rows.WriteAsync(cancellationToken);
    }

    private async Task PlaceAsync(LargeWorld world, int number, Guid province, CancellationToken cancellationToken)
    {
        var digits = Digits(number, 3);
        var district = Unit(UnitIds.Of("M" + digits), "M" + digits, Named("district", digits), UnitKind.District, province, LastDay);
        var communes = new List<LargeParty>();
        for (var at = 1; at <= (number == 1 ? CommunesOfFirst : CommunesOfOthers); at++)
        {
            var code = $"M{digits}-{Digits(at, 3)}";
            var unit = Unit(UnitIds.Of(code), code, Named("commune", $"{digits}.{Digits(at, 3)}"), UnitKind.Commune, district.Id, null);
            communes.Add(await PartyAsync("DP-" + code, unit.Name, PartyKind.Locality, unit.Id, cancellationToken));
        }

        world.Places.Add(new LargePlace("mau-" + digits, district.Name, district.Id, communes));
    }

    private AdminUnit Unit(Guid id, string code, string name, UnitKind kind, Guid? parent, DateOnly? to)
    {
        var unit = new AdminUnit(id, code, name, kind, parent, null, to);
        unit.Describe(null, Source, null);
        db.Add(unit);
        return unit;
    }

    private async Task<LargeParty> PartyAsync(string code, string name, PartyKind kind, Guid? unit, CancellationToken cancellationToken)
    {
        var party = new Party(ids.New(), HostTenant.Value, new NewParty(code, name, kind) { UnitId = unit });
        db.Add(party);
        log.Add(new ActionEntry("Directory.Party.Created", nameof(Party), party.Id, party.Name));
        rows.Take();
        await rows.LeaveAsync(cancellationToken);
        return new LargeParty(party.Id, party.Name, unit ?? Guid.Empty);
    }

    private string Named(string word, string number) => $"{_words[word]} {number}";

    private static string Digits(int number, int least) => number.ToString("D" + least.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
