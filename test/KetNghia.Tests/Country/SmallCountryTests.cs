using KetNghia.Framework.Verification;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Country;

/// <summary>The data set of <c>seed --large</c> is such as the product itself would have made, and is made on an empty installation alone.</summary>
public sealed class SmallCountryTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Verify_OfASeededCountry_IsContent(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Country);

        var result = await host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None);

        result.Invariants.ShouldAllBe(i => i.Ok, string.Join('\n', result.Invariants.Where(i => !i.Ok)));
        result.Invariants.Single(i => i.Id == "I3").Checked.ShouldBe(SmallCountry.Scale.AllContributions);
        result.Invariants.Single(i => i.Id == "I7").Checked.ShouldBeGreaterThan(0);
    }

    [DatabaseTest]
    public async Task Seed_WhereLocalitiesStand_IsRefused(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Country);

        (await new LargeSeed(host.Services.GetRequiredService<IServiceScopeFactory>()).RunAsync(SmallCountry.Scale, SmallCountry.Password, CancellationToken.None)).ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Help_NotFinished_IsOwedOnTheHomePages(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Country);
        using var officer = host.Visitor();
        await officer.SignInAsync("do.huyen", SmallCountry.Password);

        var home = await officer.OpenAsync("/k/mau-001/");
        var late = await officer.OpenAsync("/k/mau-001/pairing/contributions?year=all&view=Late");

        late.Total("count").ShouldBe(6, "of 120, four in a hundred are only promised");
        home.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldNotBe("0");
    }
}
