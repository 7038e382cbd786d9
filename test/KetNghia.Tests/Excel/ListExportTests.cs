using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using KetNghia.Directory.Contracts;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Excel;

/// <summary>Every list that can be taken along: all its rows, and how many they are.</summary>
public sealed partial class ListExportTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Export_EveryList_HoldsEveryRowAndSaysHowMany(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        for (var i = 0; i < 30; i++)
        {
            await data.PledgeAsync(scene, pairing);
        }

        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));

        foreach (var (list, totals) in new[] { ("pairing/contributions", 1), ("pairing/pairings", 1), ("directory/parties", 0), ("directory/units", 0), ("administration/audit", 0) })
        {
            var (rows, first, last, of) = Read((await visitor.GetAsync(scene.Place.Path($"{list}?handler=Export"))).Bytes);

            first.ShouldBe(1, list);
            last.ShouldBe(of, list);
            rows.ShouldBe(of + totals, list);
        }

        Read((await visitor.GetAsync(scene.Place.Path("pairing/contributions?handler=Export"))).Bytes).Of.ShouldBe(30);
    }

    /// <summary>Nineteen columns on paper: across, as wide as the page, the headings on every page, and where each row is from.</summary>
    [DatabaseTest]
    public async Task Export_OfALocality_NamesItInEveryRowAndIsReadyForPaper(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));

        foreach (var list in new[] { "pairing/contributions", "pairing/pairings" })
        {
            var file = (await visitor.GetAsync(scene.Place.Path($"{list}?handler=Export"))).Bytes;
            using var book = WorkbookReader.Open(new MemoryStream(file), "tep.xlsx");
            var rows = book.Rows(book.Sheets[0]).ToList();
            var head = rows.FindIndex(r => r.Cells.Contains("Địa bàn"));
            var sheet = Part(file, "xl/worksheets/sheet1.xml");

            rows[head + 1].Cells[rows[head].Cells.ToList().IndexOf("Địa bàn")].ShouldBe(scene.Place.Name, list);
            Part(file, "xl/workbook.xml").ShouldContain($"'!${rows[head].Number}:${rows[head].Number}</", Case.Sensitive, list);
            sheet.ShouldContain("fitToPage=\"1\"");
            sheet.ShouldContain("orientation=\"landscape\"");
            sheet.ShouldContain("fitToWidth=\"1\" fitToHeight=\"0\"");
            sheet.ShouldContain("&amp;R&amp;P/&amp;N");
        }
    }

    /// <summary>More rows than may be fetched at once: one press, and the file is on the job's page, for the one who asked.</summary>
    [DatabaseTest]
    public async Task Export_LongList_IsWrittenInTheBackgroundForItsAskerAlone(Provider provider)
    {
        var data = new TestData(await hosts.StartOwnAsync(provider, builder => builder.UseSetting("Settings:" + ExportSettings.DirectRows, "100")));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var address = place.Path("/directory/units?on=all&q=x%C3%A3");
        var page = await visitor.OpenAsync(address);
        var shown = int.Parse(ShownOf().Match(page.Text).Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

        var typed = await visitor.GetAsync(address + "&handler=Export");
        var asked = await visitor.SubmitAsync(page.FormTo("handler=Export"));
        await Importing.RunJobsAsync(data);
        var job = asked.Location!;
        var done = await visitor.OpenAsync(job);
        var file = await visitor.GetAsync(job + "?handler=Result");

        shown.ShouldBeGreaterThan(100);
        typed.Location.ShouldNotBeNull("a typed address leads to the list with its button").ShouldEndWith("on=all&q=x%C3%A3");
        done.Text.ShouldContain("Tệp có đủ");
        var (rows, first, last, of) = Read(file.Bytes);
        (rows, first, last, of).ShouldBe((shown, 1, shown, shown));
        (await admin.GetAsync(job)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync(job + "?handler=Result")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The right is asked for when the job runs, not when the button was pressed.</summary>
    [DatabaseTest]
    public async Task Export_RightEndedMeanwhile_WritesNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer);
        var frame = await data.FrameAsync(person, place);

        await Should.ThrowAsync<RecordNotFoundException>(() => data.Host.WithAsync(
            services => services.GetRequiredService<ListExports>().WriteAsync(new ExportRequest("audit", "{}", []), null, CancellationToken.None), frame));
    }

    /// <summary>A row came or went between counting and reading: no sheet tells of rows it does not have.</summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(9, 0)]
    public async Task Write_ListChangesMeanwhile_IsWrittenAnewOrRefused(int settledAfter, int rows)
    {
        var changing = new Changing(settledAfter);
        var data = new TestData(await hosts.StartOwnAsync(Provider.Sqlite, builder => builder.ConfigureTestServices(s => s.AddSingleton<IListExport>(changing))));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var frame = await data.FrameAsync(await data.CreateMightyMemberAsync(place), place);
        Task<int> Write() => data.Host.WithAsync(
            async services =>
            {
                await using var written = await services.GetRequiredService<ListExports>().WriteAsync(new ExportRequest("changing", "null", []), null, CancellationToken.None);
                return Read(written.File).Rows;
            },
            frame);

        if (rows == 0)
        {
            (await Should.ThrowAsync<BusinessException>(Write)).Code.ShouldBe(ExportErrors.ListChanging);
        }
        else
        {
            (await Write()).ShouldBe(rows);
        }
    }

    private sealed class Changing(int settledAfter) : IListExport
    {
        private int _times;

        public string List => "changing";

        public string Permission => DirectoryPermissions.Units.View;

        public Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken) => Task.FromResult("Thử");

        public Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken) => Task.FromResult(
            new ExcelList("Thử", [new("Tên")], new[] { "a", "b", "c" }.ToAsyncEnumerable().Select(n => (IReadOnlyList<object?>)[n]), ++_times < settledAfter ? 4 : 3));
    }

    private static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static (int Rows, int First, int Last, int Of) Read(byte[] file) => Read(new MemoryStream(file));

    private static (int Rows, int First, int Last, int Of) Read(Stream file)
    {
        using var book = WorkbookReader.Open(file, "tep.xlsx");
        var rows = book.Rows(book.Sheets[0]).ToList();
        var note = rows.FindIndex(r => Which().IsMatch(r.Cells[0]));
        var numbers = Which().Match(rows[note].Cells[0]).Groups.Values.Skip(1).Select(g => int.Parse(g.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToList();
        return (rows.Count - note - 2, numbers[0], numbers[1], numbers[2]);
    }

    [GeneratedRegex(@"^Dòng ([\d.]+)–([\d.]+) trong tổng số ([\d.]+)$")]
    private static partial Regex Which();

    [GeneratedRegex(@"1–50 trong ([\d.]+)")]
    private static partial Regex ShownOf();
}
