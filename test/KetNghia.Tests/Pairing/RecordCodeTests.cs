using System.Text.Json;
using System.Text.RegularExpressions;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Two localities each have a KN-001, of one sponsor: outside them a code says whose it is, and is found by that.</summary>
public sealed partial class RecordCodeTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Lists_OfSeveralLocalities_TellTheirCodesApart(Provider provider)
    {
        using var world = await StartAsync(provider);

        foreach (var (visitor, place) in world.Outside)
        {
            foreach (var page in new[] { "pairing/pairings", "pairing/contributions", "", "pairing/overviews/pairings?year=2025", "pairing/overviews/rows?year=all" })
            {
                var text = (await visitor.OpenAsync(place.Path(page))).Text;
                Bare().Match(text).Value.ShouldBe("", $"{place.Kind} {page}");
            }

            var list = await visitor.OpenAsync(place.Path("pairing/pairings"));
            list.Text.ShouldContain(world.One.CodePrefix + "-KN-001");
            list.Text.ShouldContain(world.Two.CodePrefix + "-KN-001");
        }

        var own = await world.District.OpenAsync(world.One.Path("pairing/pairings"));
        own.Text.ShouldContain("KN-001");
        own.Text.ShouldNotContain(world.One.CodePrefix);
    }

    [DatabaseTest]
    public async Task Search_WithThePrefix_FindsThatOneRecordHoweverItIsWritten(Provider provider)
    {
        using var world = await StartAsync(provider);
        var prefix = world.Two.CodePrefix;
        string[] written = [$"{prefix}-KN-001", $"{prefix.ToLowerInvariant()}-kn-001", $"  {prefix} kn  001 ", $"{prefix} – KN – 001"];

        foreach (var (visitor, place) in world.Outside)
        {
            foreach (var typed in written.Select(Uri.EscapeDataString))
            {
                Hits(await visitor.OpenAsync(place.Path($"search?q={typed}"))).ShouldBe([$"/k/{place.Slug}/pairing/pairings/details/{world.PairingTwo}"]);
                Codes(await visitor.OpenAsync(place.Path($"pairing/pairings?q={typed}")), "KN-").ShouldBe([$"{prefix}-KN-001"]);
            }

            Codes(await visitor.OpenAsync(place.Path($"pairing/contributions?q={prefix}-{world.Number}")), "DG-").ShouldBe([$"{prefix}-{world.Number}"]);
        }

        Hits(await world.Sponsor.OpenAsync(world.SceneOne.SponsorPlace.Path("search?q=KN-001"))).Count.ShouldBe(2, "each locality has one");
    }

    /// <summary>Without what parts letters and number, or without its zeros, it is still that record that is meant.</summary>
    [DatabaseTest]
    public async Task Code_WrittenOtherwise_FindsTheRecordMeantAtEveryDoor(Provider provider)
    {
        using var world = await StartAsync(provider);
        var (prefix, number) = (world.One.CodePrefix, world.Number);
        using var program = await world.Data.VisitByTokenAsync(await world.Data.CreateMemberAsync(world.One, RoleCodes.DistrictOfficer), world.One);
        string[] pairings = ["KN001", "kn-1", "kn 001", "kn1", "KN-0001", $"{prefix}-KN 1", $"{prefix}KN001", $"{prefix.ToLowerInvariant()} kn1"];
        string[] contributions = [number.Replace("-", "", StringComparison.Ordinal), $"dg-{number.Split('-')[1]}-1", $"{prefix}-DG {number.Split('-')[1]} 1"];

        foreach (var typed in pairings.Select(Uri.EscapeDataString))
        {
            Hits(await world.District.OpenAsync(world.One.Path($"search?q={typed}"))).ShouldBe([$"/k/{world.One.Slug}/pairing/pairings/details/{world.PairingOne}"], typed);
            Codes(await world.District.OpenAsync(world.One.Path($"pairing/pairings?q={typed}")), "KN-").ShouldBe(["KN-001"], typed);
            (await ItemsAsync(program, $"/api/v1/pairings?q={typed}", "code")).ShouldBe(["KN-001"], typed);
        }

        foreach (var typed in contributions.Select(Uri.EscapeDataString))
        {
            Codes(await world.District.OpenAsync(world.One.Path($"pairing/contributions?q={typed}")), "DG-").ShouldBe([number], typed);
            (await ItemsAsync(program, $"/api/v1/contributions?q={typed}", "number")).ShouldBe([number], typed);
        }

        (await ItemsAsync(program, "/api/v1/pairings?q=kn-2", "code")).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Search_InsideALocality_TakesItsOwnPrefixAndTellsOfAnother(Provider provider)
    {
        using var world = await StartAsync(provider);

        var own = await world.District.OpenAsync(world.One.Path($"search?q={world.One.CodePrefix}-KN-001"));
        var list = await world.District.OpenAsync(world.One.Path($"pairing/pairings?q={world.One.CodePrefix.ToLowerInvariant()}-kn-001"));
        var foreign = await world.District.OpenAsync(world.One.Path($"search?q={world.Two.CodePrefix}-KN-001"));
        var nobody = await world.District.OpenAsync(world.One.Path("search?q=QQQ-KN-001"));
        var foreignList = await world.District.OpenAsync(world.One.Path($"pairing/contributions?q={world.Two.CodePrefix}-{world.Number}"));

        Hits(own).ShouldBe([$"/k/{world.One.Slug}/pairing/pairings/details/{world.PairingOne}"]);
        Codes(list, "KN-").ShouldBe(["KN-001"]);
        foreach (var answer in new[] { foreign, nobody })
        {
            Hits(answer).ShouldBeEmpty();
            answer.Text.ShouldContain("tiền tố của địa bàn khác");
        }

        Codes(foreignList, "DG-").ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Api_OutsideTheLocality_ShowsAndTakesThePrefix(Provider provider)
    {
        using var world = await StartAsync(provider);
        var (prefix, data) = (world.Two.CodePrefix, world.Data);
        using var outside = await data.VisitByTokenAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), data.Province);
        using var inside = await data.VisitByTokenAsync(await data.CreateMemberAsync(world.Two, RoleCodes.DistrictOfficer), world.Two);

        foreach (var (path, property, code) in new[] { ("pairings", "code", "KN-001"), ("contributions", "number", world.Number) })
        {
            (await ItemsAsync(outside, $"/api/v1/{path}?q={prefix}-{code}", property)).ShouldBe([$"{prefix}-{code}"]);
            (await ItemsAsync(inside, $"/api/v1/{path}?q={prefix}-{code}", property)).ShouldBe([code]);
            (await ItemsAsync(inside, $"/api/v1/{path}?q={world.One.CodePrefix}-{code}", property)).ShouldBeEmpty();
        }

        JsonDocument.Parse((await outside.GetAsync($"/api/v1/pairings/{world.PairingTwo}")).Body).RootElement.GetProperty("code").GetString().ShouldBe($"{prefix}-KN-001");
    }

    [DatabaseTest]
    public async Task List_ByCode_GoesLocalityByLocality(Provider provider)
    {
        using var world = await StartAsync(provider);
        var receiver = await world.Data.CreatePartyAsync($"Xã Thứ Hai {TestData.Next()}", PartyKind.Locality, TestData.ChoChun);
        await world.Data.ProposeAsync(world.SceneOne, change: c => c.ReceiverIds = [receiver]);
        string[] all = [$"{world.One.CodePrefix}-KN-001", $"{world.One.CodePrefix}-KN-002", $"{world.Two.CodePrefix}-KN-001"];
        var list = world.SceneOne.SponsorPlace.Path("pairing/pairings");

        Codes(await world.Sponsor.OpenAsync(list), "KN-").ShouldBe(all);
        Codes(await world.Sponsor.OpenAsync(list + "?sort=-code"), "KN-").ShouldBe(all.Reverse());
    }

    [DatabaseTest]
    public async Task Paper_OfALocality_CarriesTheWholeCode(Provider provider)
    {
        using var world = await StartAsync(provider);

        var record = await world.District.OpenAsync(world.One.Path($"pairing/pairings/details/{world.PairingOne}"));
        var help = await world.District.OpenAsync(world.One.Path($"pairing/contributions/details/{world.HelpOne}"));
        var outside = await world.Province.OpenAsync(world.Data.Province.Path($"pairing/pairings/details/{world.PairingOne}"));
        var file = await world.District.GetAsync(world.One.Path("pairing/pairings?handler=Export"));

        foreach (var (page, code) in new[] { (record, "KN-001"), (help, "DG-") })
        {
            var heading = page.Document.QuerySelectorAll(".page-pretitle .rc").Last();
            heading.TextContent.ShouldStartWith(code);
            heading.GetAttribute("data-prefix").ShouldBe(world.One.CodePrefix + "-");
        }

        var shown = outside.Document.QuerySelector(".page-pretitle .rc")!;
        (shown.TextContent, shown.HasAttribute("data-prefix")).ShouldBe((world.One.CodePrefix + "-KN-001", false));
        Exported(file.Bytes).ShouldContain(world.One.CodePrefix + "-KN-001");
    }

    [DatabaseTest]
    public async Task Refusal_ReadOutside_CarriesThePrefix(Provider provider)
    {
        using var world = await StartAsync(provider);
        var refused = new BusinessException(PairingErrors.Closed).With("code", new RecordNumber(world.One.Id, "KN-001"));
        var texts = world.Data.Host.Services.GetRequiredService<ITexts>();

        var inside = await world.Data.AsAsync(world.SceneOne.District, world.One, _ => Task.FromResult(texts.Error(refused)));
        var outside = await world.Data.AsAsync(world.SceneOne.Focal, world.SceneOne.SponsorPlace, _ => Task.FromResult(texts.Error(refused)));

        inside.ShouldContain(" KN-001 ");
        outside.ShouldContain($" {world.One.CodePrefix}-KN-001 ");
    }

    private static List<string> Hits(Answer page) => [.. page.Document.QuerySelectorAll(".owe li .w a").Select(a => a.GetAttribute("href")!)];

    private static List<string> Codes(Answer page, string letters) =>
        [.. page.Document.QuerySelectorAll("main tbody .rc").Select(c => c.TextContent).Where(c => c.Contains(letters, StringComparison.Ordinal)).Distinct()];

    private static async Task<List<string>> ItemsAsync(Visitor program, string path, string property) =>
        [.. JsonDocument.Parse((await program.GetAsync(path)).Body).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(property).GetString()!)];

    private static List<string> Exported(byte[] file)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), "tep.xlsx");
        return [.. book.Rows(book.Sheets[0]).Select(r => r.Cells.FirstOrDefault() ?? "")];
    }

    [GeneratedRegex(@"(?<![A-Z]-)\b(KN|DG)-\d[\d-]*")]
    private static partial Regex Bare();

    private async Task<TwoLocalities> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (one, two) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var first = await data.CreateActivePairingAsync(one);
        var second = await data.CreateActivePairingAsync(two, c => c.SponsorIds = [one.SponsorId]);
        var help = await data.PledgeAsync(one, first);
        await data.PledgeAsync(two with { Focal = one.Focal, SponsorPlace = one.SponsorPlace, SponsorId = one.SponsorId }, second);
        return new TwoLocalities(
            data, one, two, first, second, help, await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province)), await data.VisitAsync(one.Focal), await data.VisitAsync(one.District));
    }

    private sealed record TwoLocalities(
        TestData Data, PairingScene SceneOne, PairingScene SceneTwo, Guid PairingOne, Guid PairingTwo, Guid HelpOne, Visitor Province, Visitor Sponsor, Visitor District) : IDisposable
    {
        public TestWorkspace One => SceneOne.Place;

        public TestWorkspace Two => SceneTwo.Place;

        /// <summary>The first pledge of the year in each.</summary>
        public string Number => $"DG-{Data.Host.Clock.Today.Year}-0001";

        public IEnumerable<(Visitor Visitor, TestWorkspace Place)> Outside => [(Province, Data.Province), (Sponsor, SceneOne.SponsorPlace)];

        public void Dispose()
        {
            Province.Dispose();
            Sponsor.Dispose();
            District.Dispose();
        }
    }
}
