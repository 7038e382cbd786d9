using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Overviews;

/// <summary>The demo year seen by three workspaces: the same figures, down to the rows.</summary>
public sealed class DemoYearTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Figures_OfTheYear_AgreeInEveryWorkspaceAndWithTheirRows(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var province = host.Visitor();
        using var district = host.Visitor();
        await province.SignInAsync("tinh", DemoPeople.Password);
        await district.SignInAsync("huyen.namgiang", DemoPeople.Password);

        foreach (var year in new[] { 2024, 2025 })
        {
            var whole = await province.OpenAsync($"/k/tinh/pairing/overviews/province?year={year}");
            var part = await district.OpenAsync($"/k/nam-giang/pairing/overviews/locality?year={year}");
            var rows = await district.OpenAsync($"/k/nam-giang/pairing/overviews/rows?year={year}");
            var allRows = await province.OpenAsync($"/k/tinh/pairing/overviews/rows?year={year}");

            whole.Total("received").ShouldBeGreaterThan(0);
            foreach (var figure in new[] { "pledged", "given", "received" })
            {
                whole.Total(figure + "-nam-giang").ShouldBe(part.Total(figure), figure);
                rows.Total(figure).ShouldBe(part.Total(figure), figure);
                allRows.Total(figure).ShouldBe(whole.Total(figure), figure);
            }

            whole.Sql.Count.ShouldBeLessThanOrEqualTo(7);
            part.Sql.Count.ShouldBeLessThanOrEqualTo(6);
        }
    }

    /// <summary>A sentence of the log names everything it has a place for.</summary>
    [DatabaseTest(OnSqliteOnly = "the same rows and texts")]
    public async Task Log_OfTheYear_TellsWholeSentences(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var entries = await host.WithAsync(services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().AllTenants("the log of every place is told").AsNoTracking().ToListAsync());

        var told = await host.WithAsync(services => services.GetRequiredService<IHistory>().DescribeAsync(entries, withChanges: false, CancellationToken.None));

        told.Count.ShouldBeGreaterThan(100);
        told.Where(line => line.Text.Contains('{') || line.Text.StartsWith("Action.", StringComparison.Ordinal)).Select(line => line.Text).Distinct().ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Sponsor_SeesItsOwnPairingsOnly(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var sponsor = host.Visitor();
        await sponsor.SignInAsync("dv.skhdt", DemoPeople.Password);

        var page = await sponsor.OpenAsync("/k/dv-so-ke-hoach-dau-tu/pairing/overviews/sponsor?year=2024");
        var rows = await sponsor.OpenAsync("/k/dv-so-ke-hoach-dau-tu/pairing/overviews/rows?year=2024");

        page.Total("pairings").ShouldBe(1);
        rows.Total("received").ShouldBe(page.Total("received"));
        rows.Text.ShouldContain("Zuôich");
        rows.Text.ShouldNotContain("La Dêê");
    }

    [DatabaseTest]
    public async Task Seed_Twice_AddsNothing(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var before = await CountAsync(host);

        await host.WithAsync(services => services.GetRequiredService<KetNghia.Data.SeedRunner>().SeedDemoAsync(CancellationToken.None));

        before.ShouldBe((79, 184));
        (await CountAsync(host)).ShouldBe(before);
    }

    [Fact]
    public void Accounts_EveryOne_HasARoleAndAWorkspace()
    {
        var all = new DemoPeople().All;

        all.Count.ShouldBeGreaterThan(10);
        all.ShouldAllBe(a => a.Workspace.Length > 1 && a.Role.Length > 0);
        all.Select(a => a.UserName).ShouldBeUnique();
    }

    private static Task<(int Pairings, int Contributions)> CountAsync(TestHost host) => host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            return (await db.Set<TwinPairing>().AllTenants("test").CountAsync(), await db.Set<Contribution>().AllTenants("test").CountAsync());
        },
        AmbientFrame.Empty);
}
