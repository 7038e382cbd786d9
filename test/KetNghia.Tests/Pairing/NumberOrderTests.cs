using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>A thousandth pairing and a ten-thousandth pledge stand after those before them.</summary>
public sealed class NumberOrderTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Codes = ["KN-998", "KN-999", "KN-1000", "KN-1001"];

    [DatabaseTest]
    public async Task Pairings_PastTheThousandth_StandByNumberEverywhere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await TakenAsync(data, scene, PairingBooks.Pairings, 0, 997);
        foreach (var _ in Codes)
        {
            var sponsor = await data.CreatePartyAsync("Trường Cao đẳng Thứ Tự");
            await data.ProposeAsync(scene, change: c => c.SponsorIds = [sponsor]);
        }

        using var officer = await data.VisitAsync(scene.District);
        using var program = await data.VisitByTokenAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.DistrictOfficer), scene.Place);

        (await NumbersAsync(officer, scene.Place.Path("pairing/pairings"), "KN-")).ShouldBe(Codes);
        (await NumbersAsync(officer, scene.Place.Path("pairing/pairings?sort=-code"), "KN-")).ShouldBe(Codes.Reverse());
        (await NumbersAsync(officer, scene.Place.Path("pairing/pairings?sort=from"), "KN-")).ShouldBe(Codes);
        (await NumbersAsync(officer, scene.Place.Path("pairing/pairings?sort=-received"), "KN-")).ShouldBe(Codes);
        (await ItemsAsync(program, "/api/v1/pairings", "code")).ShouldBe(Codes);
    }

    [DatabaseTest]
    public async Task Pledges_PastTheTenThousandth_StandByYearAndNumber(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var year = data.Host.Clock.Today.Year;
        await data.PledgeAsync(scene, pairing, data.Cash(1_000_000) with { PledgedOn = data.Host.Clock.Today.AddMonths(-8) });
        await TakenAsync(data, scene, PairingBooks.Contributions, year, 9_998);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await data.PledgeAsync(scene, pairing, data.Cash(1_000_000));
        }

        string[] numbers = [.. (await StoredAsync(data, scene)).Order(NumberOrder.Comparer)];
        using var officer = await data.VisitAsync(scene.District);

        numbers.TakeLast(3).ShouldBe([Number(year, 9_999), Number(year, 10_000), Number(year, 10_001)]);
        (await NumbersAsync(officer, scene.Place.Path("pairing/contributions?sort=number"), "DG-")).ShouldBe(numbers);
        (await NumbersAsync(officer, scene.Place.Path("pairing/contributions"), "DG-")).ShouldBe(numbers.Reverse());
        (await NumbersAsync(officer, scene.Place.Path($"pairing/pairings/details/{pairing}?tab=contributions"), "DG-")).ShouldBe(numbers.Reverse());
    }

    private static string Number(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"DG-{year}-{number:0000}");

    /// <summary>So many numbers of the book are taken already.</summary>
    private static Task TakenAsync(TestData data, PairingScene scene, string book, int year, long last) => data.AsAsync(scene.District, scene.Place, async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        if (await db.Set<NumberCounter>().Where(c => c.Book == book && c.Year == year).ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, last)) == 0)
        {
            await using var unit = await db.BeginUnitAsync(CancellationToken.None);
            await services.GetRequiredService<NumberBook>().NextAsync(book, year, CancellationToken.None);
            await db.Set<NumberCounter>().Where(c => c.Book == book && c.Year == year).ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, last));
            await unit.CommitAsync(CancellationToken.None);
        }

        return 0;
    });

    private static async Task<IReadOnlyList<string>> StoredAsync(TestData data, PairingScene scene) => await data.AsAsync(
        scene.District, scene.Place, async services => await services.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Pairing.Contributions.Contribution>().Select(c => c.Number).ToListAsync());

    /// <summary>The first number of each row.</summary>
    private static async Task<IReadOnlyList<string>> NumbersAsync(Visitor visitor, string path, string prefix) =>
    [
        .. (await visitor.OpenAsync(path)).Document.QuerySelectorAll("main tbody tr")
            .Select(row => Regex.Match(row.TextContent, prefix + @"[\d-]*\d").Value).Where(number => number.Length > 0),
    ];

    private static async Task<IReadOnlyList<string>> ItemsAsync(Visitor visitor, string path, string property) =>
        [.. JsonDocument.Parse((await visitor.GetAsync(path)).Body).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(property).GetString()!)];
}
