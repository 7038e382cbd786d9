using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Api;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Isolation;

/// <summary>Every form of every page and every operation, filled with what nobody means: refused or taken, but never a fault.</summary>
public sealed partial class HostileFormTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Seed = 20250515;

    private static readonly string[] Left = ["/account/sign-out", "/account/preferences", "/account/sign-in"];

    [DatabaseTest]
    public async Task Post_EveryFormFilledWithNonsense_IsNeverAFault(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host);
        var samples = new Samples(host);
        var requests = new HostileRequests(Seed);
        var doors = (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: null }).ToList();
        var (found, sent) = (new List<string>(), 0);

        foreach (var (person, workspace) in new[] { (world.Here.Mighty, world.Here.Workspace), (world.ProvincePerson, world.Data.Province), (world.SponsorPerson, world.Sponsor) })
        {
            var known = new HashSet<string>();
            var visitor = await world.Data.VisitAsync(person);
            foreach (var door in doors)
            {
                var address = await IsolationTests.AddressAsync(door, world.Here, workspace, samples, world.Here.InsideUnit);
                var page = await visitor.GetAsync(address);
                if (Prober.IsToSignIn(page))
                {
                    visitor.Dispose();
                    visitor = await world.Data.VisitAsync(person);
                    page = await visitor.GetAsync(address);
                }

                foreach (var form in page.Document.Forms.Where(form => IsSent(form) && known.Add(KindOf(form))))
                {
                    foreach (var request in requests.Of(form, host.Ids.New))
                    {
                        var body = await (request.Content?.ReadAsStringAsync() ?? Task.FromResult(""));
                        await KnockAsync(visitor, request, $"{workspace.Kind} {door.Name} to {request.RequestUri} with {body[..Math.Min(300, body.Length)]}");
                    }
                }
            }

            visitor.Dispose();
        }

        found.ShouldBeEmpty();
        host.Logs.All.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text + " " + line.Exception?.Message).ShouldBeEmpty();
        sent.ShouldBeGreaterThan(100);

        async Task KnockAsync(Visitor visitor, HttpRequestMessage request, string what)
        {
            sent++;
            var answer = await visitor.SendAsync(request);
            if ((int)answer.Status >= 500)
            {
                found.Add($"{what} -> {(int)answer.Status} {host.Logs.All.LastOrDefault(line => line.Exception is not null)?.Exception}");
            }
        }
    }

    [DatabaseTest]
    public async Task Api_EveryOperationWithNonsense_IsNeverAFault(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host);
        var samples = new Samples(host);
        var requests = new HostileRequests(Seed);
        using var program = await world.Data.VisitByTokenAsync(world.Here.Mighty, world.Here.Workspace);
        var (found, sent) = (new List<string>(), 0);

        foreach (var door in (await Doors.OfAsync(host)).Where(door => door.IsApi && door.Method is "GET" or "POST"))
        {
            var address = await IsolationTests.AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit);
            IEnumerable<string?> bodies = door.Metadata.GetMetadata<ApiExample>() is { } example ? ["", "null", .. requests.Of(example.Body, ApiJson.Options)] : [null, null];
            foreach (var body in bodies)
            {
                sent++;
                var request = new HttpRequestMessage(new HttpMethod(door.Method), $"{address}?{requests.Query()}");
                request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
                var answer = await program.SendAsync(request);
                if ((int)answer.Status >= 500)
                {
                    found.Add($"{door.Name} {body} -> {answer.Body} {host.Logs.All.LastOrDefault(line => line.Exception is not null)?.Exception}");
                }
            }
        }

        found.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(60);
    }

    /// <summary>The frame's forms stand on every page, and a list has one for each row: each kind is sent once.</summary>
    private static string KindOf(IHtmlFormElement form) => string.Join(' ', form.Elements.Select(e => e.GetAttribute("name")).Distinct().Prepend(Ids().Replace(form.Action, "")));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|returnUrl=[^&]*", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    private static bool IsSent(IHtmlFormElement form) => !Left.Any(place => form.Action.Contains(place, StringComparison.Ordinal));
}
