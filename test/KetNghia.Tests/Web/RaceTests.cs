using System.Net;
using System.Text;
using System.Text.Json;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>Thirty-two people at once, through the pages and the API: one effect, and an answer anybody understands.</summary>
public sealed class RaceTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Runners = 32;
    private const string Reason = "Máy ảnh hỏng";

    [DatabaseTest]
    public async Task Confirm_OnManyPagesAtOnce_LeavesOneAndTellsTheOthersWhy(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await s.Data.VisitAsync(await s.Data.CreateMemberAsync(s.Scene.Place, RoleCodes.CommuneOfficer, TestData.Zuoich))));
        var pages = new List<Answer>();
        foreach (var runner in Enumerable.Range(0, Runners))
        {
            pages.Add(await people[runner % people.Length].OpenAsync(s.Path));
        }

        var answers = await Race.RunAsync(Runners, runner => people[runner % people.Length].SubmitAsync(
            pages[runner].MainForm, ("Input.Figure", (90 + (runner % 10)).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Input.Note", "Đếm tại chỗ"), ("Input.NoEvidenceReason", Reason)));

        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1, Statuses(answers));
        var told = answers.Count(a => (a.Status, a.ErrorCode) is (HttpStatusCode.Conflict, PairingErrors.DeliveryConfirmed) or (HttpStatusCode.UnprocessableEntity, FrameworkErrors.ChangedMeanwhile));
        var busy = answers.Count(a => a.Status == HttpStatusCode.ServiceUnavailable && a.Response.Headers.RetryAfter is not null);
        (told + busy).ShouldBe(Runners - 1, Statuses(answers));
        told.ShouldBeGreaterThan(Runners / 2, Statuses(answers));
        await CheckAsync(s, async db =>
        {
            (await db.Set<Delivery>().SingleAsync(d => d.Id == s.Delivery)).State.ShouldBe(DeliveryState.Confirmed);
            (await db.Set<Discrepancy>().CountAsync(d => d.DeliveryId == s.Delivery)).ShouldBe(1);
        });
        foreach (var person in people)
        {
            person.Dispose();
        }
    }

    [DatabaseTest]
    public async Task Post_OneFormManyTimesAtOnce_LeavesOneRecordAndOneReceipt(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var first = await s.Data.VisitAsync(s.Scene.Commune);
        var page = await first.OpenAsync(s.Path);
        var tabs = Enumerable.Range(0, Runners).Select(_ => Copy(first)).ToList();

        var answers = await Race.RunAsync(Runners, runner => tabs[runner].SubmitAsync(page.MainForm, ("Input.Figure", "96"), ("Input.Note", "Đếm tại chỗ"), ("Input.NoEvidenceReason", Reason)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Found, Statuses(answers));
        answers.Select(a => a.Location).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.Response.Headers.Contains("Idempotent-Replayed")).ShouldBe(1, "one of them did the work");
        var receipts = new List<string?>();
        foreach (var (tab, answer) in tabs.Zip(answers))
        {
            receipts.Add((await tab.FollowAsync(answer)).Receipt);
            tab.Dispose();
        }

        var receipt = receipts.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        await CheckAsync(s, async db =>
        {
            (await db.Set<Submission>().SingleAsync(x => x.Receipt == receipt)).AccountId.ShouldBe(s.Scene.Commune.AccountId);
            (await db.Set<Discrepancy>().CountAsync(d => d.DeliveryId == s.Delivery)).ShouldBe(1);
        });
    }

    [DatabaseTest]
    public async Task Api_OneKeyWithTwoBodiesAtOnce_OneBodyWinsAndTheOtherIsRefused(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var program = await s.Data.VisitByTokenAsync(s.Scene.Focal, s.Scene.SponsorPlace);

        var answers = await Race.RunAsync(Runners, runner => PledgeAsync(program, s, sets: runner % 2 == 0 ? 7 : 8));

        var made = answers.Where(a => a.Status == HttpStatusCode.Created).ToList();
        made.Count.ShouldBe(Runners / 2, Statuses(answers));
        made.Select(a => a.Body).Distinct().Count().ShouldBe(1);
        made.Select(a => a.Response.Headers.GetValues("Receipt-Number").Single()).Distinct().Count().ShouldBe(1);
        answers.Except(made).ShouldAllBe(a => a.Status == HttpStatusCode.UnprocessableEntity && a.Body.Contains(FrameworkErrors.SubmissionChanged), Statuses(answers));
        await CheckAsync(s, async db => (await db.Set<Contribution>().CountAsync(c => c.PairingId == s.Pairing)).ShouldBe(2, "the one handed over and the new one"));
    }

    private static Task<Answer> PledgeAsync(Visitor program, Scenery s, int sets) => program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions")
    {
        Headers = { { "Idempotency-Key", "mot-khoa" } },
        Content = new StringContent(
            JsonSerializer.Serialize(new
            {
                pairingId = s.Pairing,
                sponsorPartyId = s.Scene.SponsorId,
                receiverPartyId = s.Scene.ReceiverId,
                kind = "inKind",
                contentGroup = "socio-economic",
                title = "Bàn ghế",
                fundingSource = "regularBudget",
                pledgedOn = s.Data.Host.Clock.Today,
                quantityThousandths = sets * 1000,
                unit = "bộ",
                unitPriceDong = 850_000,
                valuationBasis = "invoice",
            }),
            Encoding.UTF8,
            "application/json"),
    });

    /// <summary>Another tab of the same browser.</summary>
    private static Visitor Copy(Visitor visitor)
    {
        var copy = visitor.Host.Visitor();
        copy.Cookies.Add(visitor.Cookies.GetAllCookies());
        return copy;
    }

    private static string Statuses(IEnumerable<Answer> answers) =>
        string.Join(", ", answers.GroupBy(a => $"{(int)a.Status} {a.ErrorCode}").Select(g => $"{g.Count()} × {g.Key}"));

    private static Task CheckAsync(Scenery s, Func<KetNghiaDbContext, Task> check) => s.Data.Host.WithAsync(
        services => check(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = s.Scene.Place.Id });

    private async Task<Scenery> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        return new Scenery(data, scene, pairing, delivery, scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"));
    }

    private sealed record Scenery(TestData Data, PairingScene Scene, Guid Pairing, Guid Delivery, string Path);
}
