using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Tabs of a record: what is declared, for whom, and where the seventh goes.</summary>
public sealed class RecordTabTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest(OnSqliteOnly = "no row is asked for")]
    public async Task Tabs_UpToSix_StandBesideEachOther(Provider provider)
    {
        var bar = await DrawAsync(provider, 6, shown: 2);

        bar.QuerySelectorAll("ul.nav-tabs[aria-label='Các phần'] > li > a").Length.ShouldBe(6);
        bar.QuerySelector("ul.nav-tabs a[aria-current=page]")!.TextContent.ShouldBe("Phần 2");
        bar.QuerySelector("details").ShouldBeNull();
    }

    [DatabaseTest(OnSqliteOnly = "no row is asked for")]
    public async Task Tabs_TheSeventh_StandsUnderMore(Provider provider)
    {
        var bar = await DrawAsync(provider, 7, shown: 1);

        bar.QuerySelectorAll("ul.nav-tabs > li > a").Length.ShouldBe(6);
        bar.QuerySelector("details.drop > summary")!.TextContent.ShouldBe("Thêm");
        var rest = bar.QuerySelectorAll("details.drop > ul.drop-menu > li > a").ShouldHaveSingleItem();
        (rest.TextContent, rest.GetAttribute("href"), rest.GetAttribute("aria-current")).ShouldBe(("Phần 7 12", "/phan/7", null));
    }

    [DatabaseTest(OnSqliteOnly = "no row is asked for")]
    public async Task Tabs_ShownOneUnderMore_IsSaidOutside(Provider provider)
    {
        var bar = await DrawAsync(provider, 9, shown: 8);

        bar.QuerySelector("details.drop > summary.on")!.TextContent.ShouldBe("Thêm: Phần 8");
        bar.QuerySelectorAll("[aria-current=page]").ShouldHaveSingleItem().TextContent.ShouldBe("Phần 8");
        bar.QuerySelectorAll("details.drop a").Length.ShouldBe(3);
    }

    [DatabaseTest(OnSqliteOnly = "no row is asked for")]
    public async Task Tabs_WithAPermission_AreForThoseWhoHaveIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var (allowed, other) = (await data.CreateMemberWithAsync(place, [SamplePage.Needed]), await data.CreateMemberWithAsync(place, []));

        (await KeysAsync(allowed)).ShouldBe(["first", "second", "third"]);
        (await KeysAsync(other)).ShouldBe(["first", "third"]);

        Task<string[]> KeysAsync(TestPerson person) =>
            data.AsAsync(person, place, s => Task.FromResult(new SamplePage().TabsFor(s.GetRequiredService<ICurrentUser>()).Select(t => t.Key).ToArray()));
    }

    [Fact]
    public void Title_OfTheFirstTab_IsTheRecordsOwn()
    {
        new SamplePage().IsFirstTab.ShouldBeFalse();
        new SamplePage().TabLabel.ShouldBe("Sample.Second");
        new SamplePage { Shown = "first" }.IsFirstTab.ShouldBeTrue();
    }

    private async Task<IElement> DrawAsync(Provider provider, int count, int shown)
    {
        var host = await hosts.GetAsync(provider);
        var helper = new RecordTabsTagHelper(host.Services.GetRequiredService<IStringLocalizer<UiResource>>())
        {
            ViewContext = new ViewContext { HttpContext = new DefaultHttpContext { RequestServices = host.Services } },
            Items = [.. Enumerable.Range(1, count).Select(n => new ListLink($"Phần {n}", $"/phan/{n}", n == shown, n == 7 ? 12 : null))],
            Label = "Các phần",
        };
        var output = new TagHelperOutput("record-tabs", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "tabs"), output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).QuerySelector(".tabs-row")!;
    }

    private sealed class SamplePage : RecordPage
    {
        public const string Needed = "Documents.Evidence.View";

        public string Shown { get; init; } = "second";

        public override string Tab => Shown;

        public override string HeadView => "";

        public override string RecordName => "";

        public override string TabsLabel => "";

        protected override IReadOnlyList<RecordTab> AllTabs =>
            [new("first", "Sample.First", "/First"), new("second", "Sample.Second", "/Second", Needed), new("third", "Sample.Third", "/Third")];
    }
}
