using AngleSharp.Dom;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>"Việc tiếp theo" of a pairing: the reader's own most urgent act, or whom it waits for and since when.</summary>
public sealed class NextStepTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Nothing = "Không có việc nào chờ";

    [DatabaseTest]
    public async Task Next_OfALatePledge_IsTheSponsorsActAndTheOthersWait(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var today = data.Host.Clock.Today;
        var id = await data.PledgeAsync(scene, pairing, data.Sets(100) with { PledgedOn = today.AddDays(-300), DueOn = today.AddDays(-219) });
        var delivery = await data.HandOverAsync(scene, id, 60);
        await data.ConfirmAsync(scene, id, delivery, 60);

        var sponsor = (await NextAsync(data, scene.Focal, scene.SponsorPlace, pairing)).Single();
        var district = (await NextAsync(data, scene.District, scene.Place, pairing)).Single();

        sponsor.Text.ShouldContain("Bàn giao: Bàn ghế học sinh, còn 40 bộ");
        sponsor.Text.ShouldContain("quá hạn 219 ngày");
        sponsor.Url.ShouldBe(scene.SponsorPlace.Path($"pairing/contributions/handover/{id}"));
        district.Text.ShouldContain($"Chờ {scene.SponsorName} bàn giao: Bàn ghế học sinh, còn 40 bộ");
        district.Text.ShouldContain("quá hạn 219 ngày");
        district.Text.ShouldContain($"từ {today:dd'/'MM'/'yyyy}");
        district.Url.ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Next_OfADelivery_IsToConfirmForTheReceiverAloneAndNeverForTheGiver(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var id = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, id, 100);

        var commune = (await NextAsync(data, scene.Commune, scene.Place, pairing)).Single();
        commune.Url.ShouldBe(scene.Place.Path($"pairing/contributions/confirm/{id}/{delivery}"));
        commune.Text.ShouldContain("Xác nhận số thực nhận: Bàn ghế học sinh, 100 bộ");
        foreach (var (person, place) in new[] { (scene.Focal, scene.SponsorPlace), (scene.District, scene.Place) })
        {
            var step = (await NextAsync(data, person, place, pairing)).Single();
            step.Text.ShouldContain($"Chờ {scene.ReceiverName} xác nhận số thực nhận: Bàn ghế học sinh, 100 bộ");
            step.Url.ShouldBeNull();
        }
    }

    [DatabaseTest]
    public async Task Next_OfAnExpiredAgreement_IsToRecordANewOne(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var today = data.Host.Clock.Today;
        (await TextAsync(data, scene.District, scene.Place, pairing)).ShouldContain(Nothing);
        await AgreeAsync(data, scene, pairing, today.AddDays(-1));

        var officer = (await NextAsync(data, scene.District, scene.Place, pairing)).Single();
        var leader = (await NextAsync(data, scene.Leader, scene.Place, pairing)).Single();
        await AgreeAsync(data, scene, pairing, today.AddYears(1));

        officer.Text.ShouldContain($"Giao ước đã hết hạn ngày {today.AddDays(-1):dd'/'MM'/'yyyy}");
        officer.Url.ShouldBe(scene.Place.Path($"pairing/agreements/record/{pairing}"));
        leader.Text.ShouldContain("Chờ ghi giao ước mới");
        leader.Url.ShouldBeNull();
        (await TextAsync(data, scene.District, scene.Place, pairing)).ShouldContain(Nothing);
    }

    [DatabaseTest]
    public async Task Next_OfAPairingPastItsLastDay_IsTheLeaders(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var other = await data.CreateSceneAsync() with { Place = scene.Place, District = scene.District, Leader = scene.Leader };
        var pairing = await data.CreateActivePairingAsync(other, c => c.ToOn = data.Host.Clock.Today.AddDays(-1));

        (await NextAsync(data, scene.Leader, scene.Place, pairing)).Single().Url.ShouldBe(scene.Place.Path($"pairing/pairings/step/{pairing}/End"));
        (await NextAsync(data, scene.District, scene.Place, pairing)).Single().Text.ShouldContain("Chờ lãnh đạo");
    }

    [DatabaseTest]
    public async Task Next_OfManyThings_IsAQueueOfThreeTheMostUrgentFirst(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var today = data.Host.Clock.Today;
        foreach (var days in new[] { 30, -3, 5, -9 })
        {
            await data.PledgeAsync(scene, pairing, data.Sets(100) with { PledgedOn = today.AddDays(-20), DueOn = today.AddDays(days), Title = $"Gói {days}" });
        }

        var steps = await NextAsync(data, scene.Focal, scene.SponsorPlace, pairing);

        steps.Select(s => s.Text[..s.Text.IndexOf(',', StringComparison.Ordinal)]).ShouldBe(["Bàn giao: Gói -9", "Bàn giao: Gói -3", "Bàn giao: Gói 5"]);
    }

    /// <summary>From proposal to the first day each step names who is to take it.</summary>
    [DatabaseTest]
    public async Task Next_BeforeTheFirstDay_NamesWhoActs(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);

        (await NextAsync(data, scene.Leader, scene.Place, pairing)).Single().Url.ShouldBe(scene.Place.Path($"pairing/pairings/step/{pairing}/Invite"));
        (await NextAsync(data, scene.District, scene.Place, pairing)).Single().Text.ShouldContain("Chờ lãnh đạo mời hoặc phân công");
        await data.StepAsync(scene, pairing, PairingAction.Invite);
        (await NextAsync(data, scene.Focal, scene.SponsorPlace, pairing)).Single().Url.ShouldBe(scene.SponsorPlace.Path($"pairing/pairings/step/{pairing}/Assign"));
        (await NextAsync(data, scene.District, scene.Place, pairing)).Single().Text.ShouldContain($"Chờ {scene.SponsorName} trả lời lời mời");
        await data.StepAsync(scene, pairing, PairingAction.Assign);
        (await NextAsync(data, scene.District, scene.Place, pairing)).Single().Url.ShouldBe(scene.Place.Path($"pairing/agreements/record/{pairing}"));
        (await NextAsync(data, scene.Leader, scene.Place, pairing)).Single().Text.ShouldContain("Chờ địa bàn ghi giao ước");
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene));
    }

    private static Task<Guid> AgreeAsync(TestData data, PairingScene scene, Guid pairing, DateOnly until)
    {
        var terms = new AgreementTerms(AgreementType.Covenant, null, until.AddYears(-2), until.AddYears(-2), until, "Giám đốc", "Chủ tịch", null);
        return data.AsAsync(scene.District, scene.Place, s => s.GetRequiredService<AgreementAppService>().RecordAsync(pairing, terms, [], null, [], CancellationToken.None));
    }

    private static async Task<List<(string Text, string? Url)>> NextAsync(TestData data, TestPerson person, TestWorkspace place, Guid pairing)
    {
        var panel = await PanelAsync(data, person, place, pairing);
        panel.TextContent.ShouldNotContain(Nothing);
        return [.. panel.QuerySelectorAll(".next-steps > li").Select(li => (
            string.Join(' ', li.TextContent.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), li.QuerySelector("a.btn")?.GetAttribute("href")))];
    }

    private static async Task<string> TextAsync(TestData data, TestPerson person, TestWorkspace place, Guid pairing) =>
        (await PanelAsync(data, person, place, pairing)).TextContent;

    private static async Task<IElement> PanelAsync(TestData data, TestPerson person, TestWorkspace place, Guid pairing)
    {
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync(place.Path($"pairing/pairings/details/{pairing}"));
        return page.Document.QuerySelector(".card.next").ShouldNotBeNull(page.Text);
    }
}
