using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Isolation;

/// <summary>Promises every door of the host keeps: reading changes nothing, writing needs our own form, headers are there.</summary>
public sealed class SafetyTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int SqlBudget = 12;

    private static readonly ConcurrentDictionary<Provider, Lazy<Task<(TestHost Host, World World, Crawl Crawl, List<string> Logged)>>> First = new();

    private static readonly string[] Headers = ["X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"];

    [DatabaseTest]
    public async Task Get_EveryPageAsTheMightiest_ChangesNoRow(Provider provider)
    {
        var (host, world, crawl, _) = await FirstCrawlAsync(provider);
        var before = await host.ChecksumsAsync();

        var again = await CrawlAsync(host, world, check: false, crawl.Visitors);

        (await host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
        again.Pages.ShouldBeGreaterThan(2);
    }

    [DatabaseTest]
    public async Task Get_EveryPageAsTheMightiest_KeepsItsPromises(Provider provider)
    {
        var (_, _, crawl, logged) = await FirstCrawlAsync(provider);

        crawl.Found.ShouldBeEmpty();
        logged.ShouldBeEmpty();
        crawl.Pages.ShouldBeGreaterThan(2);
    }

    [DatabaseTest]
    public async Task Post_WithoutTheFormToken_IsRefused(Provider provider)
    {
        var (host, world) = await PrepareAsync(provider);
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
            Headers.Where(name => !answer.Response.Headers.Contains(name)).ShouldBeEmpty(path);
            answer.Response.Headers.Contains("Server").ShouldBeFalse(path);
        }
    }

    /// <summary>The walk through all pages is long: both tests that read it share one, with what the log said of it.</summary>
    private Task<(TestHost Host, World World, Crawl Crawl, List<string> Logged)> FirstCrawlAsync(Provider provider) =>
        First.GetOrAdd(provider, _ => new(() => Costs.OfAsync($"every page opened, {provider}", async () =>
        {
            var (host, world) = await PrepareAsync(provider);
            var crawl = await CrawlAsync(host, world, check: true);
            return (host, world, crawl, LogFaults(host, world).ToList());
        }))).Value;

    /// <summary>Opens every page as the person who may see most of it, in a workspace of every kind.</summary>
    private static async Task<Crawl> CrawlAsync(TestHost host, World world, bool check, IReadOnlyList<Visitor>? visitors = null)
    {
        (TestPerson Person, TestWorkspace Workspace, string[] MayNotSee)[] actors =
        [
            (world.Here.Mighty, world.Here.Workspace, [world.There.Canary]),
            (world.ProvincePerson, world.Data.Province, []),
            (world.SponsorPerson, world.Sponsor, []),
            (world.OtherSponsorPerson, world.OtherSponsor, [world.Here.Canary, world.There.Canary]),
        ];
        visitors ??= await Task.WhenAll(actors.Select(actor => world.Data.VisitAsync(actor.Person)));
        var crawl = new Crawl(visitors);
        var samples = new Samples(host);
        var doors = (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: null }).ToList();
        for (var index = 0; index < actors.Length; index++)
        {
            foreach (var door in doors)
            {
                var answer = await visitors[index].GetAsync(await IsolationTests.AddressAsync(door, world.Here, actors[index].Workspace, samples, world.Here.InsideUnit));
                crawl.Pages += answer.Status == HttpStatusCode.OK ? 1 : 0;
                if (check)
                {
                    crawl.Found.AddRange(Faults(answer, actors[index].MayNotSee).Select(fault => $"{door.Name} in {actors[index].Workspace.Kind}: {fault}"));
                }
            }
        }

        return crawl;
    }

    private static IEnumerable<string> Faults(Answer answer, string[] mayNotSee)
    {
        if ((int)answer.Status >= 500)
        {
            yield return $"answers {(int)answer.Status}";
        }

        foreach (var header in Headers.Where(name => !answer.Response.Headers.Contains(name)))
        {
            yield return $"lacks the header {header}";
        }

        if (answer.Sql.Count > SqlBudget)
        {
            yield return $"costs {answer.Sql.Count} SQL commands";
        }

        foreach (var canary in mayNotSee.Where(canary => answer.Body.Contains(canary, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"shows {canary}";
        }

        if (answer.Status != HttpStatusCode.OK || !answer.IsHtml)
        {
            yield break;
        }

        foreach (var fault in Markup(answer.Document))
        {
            yield return fault;
        }
    }

    /// <summary>The log says what happened and to which record, never who or what is written there.</summary>
    private static IEnumerable<string> LogFaults(TestHost host, World world)
    {
        string[] secrets = [world.Here.Canary, world.There.Canary, world.Here.Mighty.FullName, world.SponsorPerson.FullName, world.Here.Mighty.UserName];
        return host.Logs.All
            .Where(line => line.Level >= LogLevel.Error || secrets.Any(secret => line.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            .Select(line => $"{line.Level} {line.Category}: {line.Text}");
    }

    private static IEnumerable<string> Markup(IHtmlDocument document)
    {
        foreach (var form in document.Forms.Where(form => form.Method == "post"))
        {
            foreach (var name in new[] { "SubmissionId", "__RequestVerificationToken" })
            {
                var count = form.QuerySelectorAll($"input[type=hidden][name={name}]").Length;
                if (count != 1)
                {
                    yield return $"the form to '{form.GetAttribute("action")}' has {name} {count} times";
                }
            }
        }

        if (document.All.Any(element => element.HasAttribute("style")))
        {
            yield return "has an inline style";
        }

        if (string.IsNullOrWhiteSpace(document.Title) || document.DocumentElement.GetAttribute("lang") is not ("vi" or "en") || document.QuerySelectorAll("h1").Length != 1)
        {
            yield return "lacks a title, a language or its one heading";
        }

        foreach (var twice in document.All.Where(element => !string.IsNullOrEmpty(element.Id)).GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            yield return $"has the id {twice.Key} twice";
        }
    }

    private async Task<(TestHost Host, World World)> PrepareAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        return (host, await World.CreateAsync(host));
    }

    private sealed record Crawl(IReadOnlyList<Visitor> Visitors)
    {
        public List<string> Found { get; } = [];

        public int Pages { get; set; }
    }
}
