using System.Net;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>
/// Every list that can be changed by its own file, on the demo data: each column of the export is read or said to be only
/// shown, and the file sent back unchanged says of every row that it is there already.
/// </summary>
public sealed class RoundTripDeclarationTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>Key of the import and the address of its list, with everything it holds.</summary>
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["parties"] = "directory/parties?state=All",
        ["pairings"] = "pairing/pairings?state=All",
        ["pledges"] = "pairing/contributions?state=All",
    };

    /// <summary>What only localities write.</summary>
    private static readonly string[] NotOfTheProvince = ["pledges"];

    [DatabaseTest]
    public async Task Definitions_ThatChangeRecords_NameAnExportAndAreWalkedHere(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);

        var (changing, others, exports) = await host.WithAsync(services => Task.FromResult((
            services.GetServices<IImportDefinition>().OfType<IImportChanges>().ToDictionary(d => d.Key, d => d.Export),
            services.GetServices<IImportDefinition>().Where(d => d is not IImportChanges).Select(d => d.Key).ToList(),
            services.GetServices<IListExport>().Select(e => e.List).ToList())));

        changing.Keys.ShouldBe(Lists.Keys, ignoreOrder: true);
        changing.Values.ShouldBeSubsetOf(exports);
        others.Intersect(exports).ShouldBeEmpty("a list with an export and an import of one key goes both ways");
    }

    [DatabaseTest]
    public async Task Export_OfALocality_ComesBackUnchanged(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        using var visitor = data.Host.Visitor();
        await visitor.SignInAsync("huyen.namgiang", DemoPeople.Password);
        await WalkAsync(data, visitor, new TestWorkspace(Guid.Empty, WorkspaceKind.Locality, "nam-giang", "Nam Giang", null), Lists.Keys);
    }

    [DatabaseTest]
    public async Task Export_OfTheProvince_ComesBackUnchanged(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        await WalkAsync(data, visitor, data.Province, Lists.Keys.Except(NotOfTheProvince));

        foreach (var key in NotOfTheProvince)
        {
            (await visitor.GetAsync(data.Province.Path("imports/upload/" + key))).Status.ShouldBe(HttpStatusCode.NotFound, key);
        }
    }

    [DatabaseTest(OnSqliteOnly = "the language of the headings is no matter of the database")]
    public async Task Export_InEnglish_ComesBackUnchangedInVietnamese(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        using var visitor = data.Host.Visitor();
        await visitor.SignInAsync("huyen.namgiang", DemoPeople.Password);
        var place = new TestWorkspace(Guid.Empty, WorkspaceKind.Locality, "nam-giang", "Nam Giang", null);
        await ReadInAsync(visitor, "en");
        var files = new Dictionary<string, byte[]>();
        foreach (var key in Lists.Keys)
        {
            files[key] = await RoundTrip.ExportAsync(visitor, place, Lists[key]);
        }

        await ReadInAsync(visitor, "vi");
        RoundTrip.Headings(files["pairings"]).ShouldContain("Pairing code");
        await WalkAsync(data, visitor, place, Lists.Keys, files);
    }

    private static async Task ReadInAsync(Visitor visitor, string language) =>
        (await visitor.SubmitAsync((await visitor.OpenAsync("/account/profile")).FormWith("culture"), ("culture", language), ("returnUrl", "/"))).Status.ShouldBe(HttpStatusCode.Redirect);

    private static async Task WalkAsync(TestData data, Visitor visitor, TestWorkspace place, IEnumerable<string> keys, Dictionary<string, byte[]>? files = null)
    {
        foreach (var key in keys)
        {
            var file = files?[key] ?? await RoundTrip.ExportAsync(visitor, place, Lists[key]);
            await MatchAsync(data, key, RoundTrip.Headings(file));
            var count = RoundTrip.Count(file);
            count.ShouldBeGreaterThan(0, key);

            var preview = await new Importing(data, visitor, place, key).PreviewAsync(file);

            preview.Document.Location.PathName.ShouldContain("/preview/", customMessage: key + ": no column leaves a question");
            var said = preview.Document.QuerySelector("main [role=status]")!.TextContent;
            said.ShouldContain(
                $"0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, {Format.Whole(count)} dòng đã có từ trước.",
                customMessage: key + " " + said + string.Join("\n", preview.Document.QuerySelectorAll("tbody .err, [data-change]").Select(e => e.TextContent)));
        }
    }

    /// <summary>Each heading belongs to one column that is read or to one that is only shown.</summary>
    private static Task MatchAsync(TestData data, string key, string[] headings) => data.Host.WithAsync(services =>
    {
        var definition = services.GetServices<IImportDefinition>().OfType<IImportChanges>().Single(d => d.Key == key);
        var sheets = services.GetRequiredService<ImportSheet>();
        foreach (var heading in headings)
        {
            sheets.ColumnsNamed(definition, heading).Count.ShouldBe(1, $"{key}: “{heading}” belongs to one column: {string.Join(", ", sheets.ColumnsNamed(definition, heading))}");
        }

        return Task.FromResult(0);
    });
}
