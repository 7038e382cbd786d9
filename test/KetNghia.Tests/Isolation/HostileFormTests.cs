using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Isolation;

/// <summary>Every form of every page, filled with what nobody means: refused or taken, but never a fault.</summary>
public sealed class HostileFormTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Nonsense =
    [
        new string('a', 5000) + "\u0000\u202E\r\n'\"<>;--",
        "-99999999999999999999999999",
        "\uD83D\uDE00{0}%s%n../../etc/passwd\t",
    ];

    private static readonly string[] Left = ["/account/sign-out", "/account/preferences", "/account/sign-in"];

    [DatabaseTest]
    public async Task Post_EveryFormFilledWithNonsense_IsNeverAFault(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host);
        var samples = new Samples(host);
        var doors = (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: null }).ToList();
        var (found, sent) = (new List<string>(), 0);

        foreach (var (person, workspace) in new[] { (world.Here.Mighty, world.Here.Workspace), (world.ProvincePerson, world.Data.Province), (world.SponsorPerson, world.Sponsor) })
        {
            foreach (var door in doors)
            {
                using var visitor = await world.Data.VisitAsync(person);
                var page = await visitor.GetAsync(await IsolationTests.AddressAsync(door, world.Here, workspace, samples, world.Here.InsideUnit));
                foreach (var form in page.Document.Forms.Where(IsFilledIn))
                {
                    foreach (var text in Nonsense)
                    {
                        var answer = await visitor.SubmitAsync(form, [.. Fields(form).Select(name => (name, (string?)text)), .. Again(form, host)]);
                        sent++;
                        if ((int)answer.Status >= 500)
                        {
                            found.Add($"{workspace.Kind} {door.Name} to {form.Action} with {text[..20]} -> {(int)answer.Status} {host.Logs.All.LastOrDefault(line => line.Exception is not null)?.Exception}");
                        }
                    }
                }
            }
        }

        found.ShouldBeEmpty();
        host.Logs.All.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text + " " + line.Exception?.Message).ShouldBeEmpty();
        sent.ShouldBeGreaterThan(60);
    }

    private static bool IsFilledIn(IHtmlFormElement form) =>
        !Left.Any(place => form.Action.Contains(place, StringComparison.Ordinal)) && Fields(form).Any();

    /// <summary>The same form once more counts as another submission.</summary>
    private static IEnumerable<(string Name, string? Value)> Again(IHtmlFormElement form, TestHost host) =>
        form.QuerySelector("[name=SubmissionId]") is null ? [] : [("SubmissionId", host.Ids.New().ToString())];

    /// <summary>What a person chooses or types; ids, tokens and the submission id stay as they are.</summary>
    private static IEnumerable<string> Fields(IHtmlFormElement form) => form.Elements
        .Where(element => element is IHtmlTextAreaElement or IHtmlSelectElement
            || (element is IHtmlInputElement { Type: not ("hidden" or "submit" or "button" or "file" or "checkbox" or "radio" or "reset" or "image") }))
        .Select(element => element.GetAttribute("name"))
        .OfType<string>()
        .Where(name => name.Length > 0)
        .Distinct();
}
