using System.Net;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>Promises every door of the host keeps: reading changes nothing, writing needs our own form, what was typed stays text.</summary>
public sealed class SafetyTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Get_EveryPageAsTheMightiest_ChangesNoRow(Provider provider)
    {
        var walk = await WalkAsync(provider);

        walk.Changed.ShouldBeEmpty();
        walk.Pages.ShouldBeGreaterThan(100);
    }

    [DatabaseTest]
    public async Task Get_EveryPageAsTheMightiest_KeepsItsPromises(Provider provider)
    {
        var walk = await WalkAsync(provider);

        walk.Found[Promise.Kept].ShouldBeEmpty();
        walk.Logged.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Text_OfEveryRecord_StaysTextOnEveryPage(Provider provider)
    {
        var walk = await WalkAsync(provider);

        walk.Found[Promise.StaysText].ShouldBeEmpty();
        walk.Shown.ShouldBeGreaterThan(15);
    }

    [DatabaseTest]
    public async Task Pages_SignedIn_OfferTheWayOutAndKeepPersonsToThemselves(Provider provider)
    {
        var walk = await WalkAsync(provider);

        walk.Found[Promise.KeepsToItself].ShouldBeEmpty();
        walk.Drafts.ShouldBeGreaterThan(40);
    }

    [DatabaseTest]
    public async Task Post_WithoutTheFormToken_IsRefused(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.Here.Mighty);
        var prober = new Prober(visitor);
        var before = await host.ChecksumsAsync();
        var found = new List<string>();

        foreach (var door in (await Doors.OfAsync(host)).Where(door => door is { IsPost: true, IsPage: true }))
        {
            var answer = await prober.KnockAsync(door, await IsolationTests.AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            if (answer.Status != HttpStatusCode.BadRequest && !Prober.IsRefusal(answer))
            {
                found.Add($"{door.Name} -> {(int)answer.Status}");
            }
        }

        found.ShouldBeEmpty();
        (await host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Headers_OnErrorsToo_AreSent(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        using var visitor = host.Visitor();

        foreach (var path in new[] { "/health/live", "/account/sign-in", "/khong-co", "/k/khong-co/", "/k/KHONG", "/lib/khong-co.css" })
        {
            var answer = await visitor.GetAsync(path);
            PagePromises.Headers.Where(name => !answer.Response.Headers.Contains(name)).ShouldBeEmpty(path);
            answer.Response.Headers.Contains("Server").ShouldBeFalse(path);
        }
    }

    private Task<EveryPage> WalkAsync(Provider provider) => EveryPage.WalkAsync(provider, () => hosts.GetAsync(provider));
}
