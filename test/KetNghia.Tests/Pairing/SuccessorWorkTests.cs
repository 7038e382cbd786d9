using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>What a sponsor owed when another succeeded it is the successor's to do, and nobody else's.</summary>
public sealed class SuccessorWorkTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Home_OfASuccessor_ListsWhatItsPredecessorsOwedUntilItIsDone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var pledged = await data.PledgeAsync(scene, pairing, data.Sets(30) with { Title = "Ghế đá sân trường" });
        var differing = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, differing, await data.HandOverAsync(scene, differing, 100), 96);
        var between = await SucceedAsync(data, scene.SponsorId, $"KT{TestData.Next()}", "Sở Thử gộp một");
        var last = await SucceedAsync(data, between, $"KT{TestData.Next()}", "Sở Thử gộp hai");
        var heirPlace = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: last);
        var otherPlace = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: await data.CreatePartyAsync("Sở Thử ngoài cuộc"));
        using var heir = await data.VisitAsync(await data.CreateMemberAsync(heirPlace, RoleCodes.SponsorFocal));
        using var other = await data.VisitAsync(await data.CreateMemberAsync(otherPlace, RoleCodes.SponsorFocal));

        var owed = await heir.OpenAsync(heirPlace.Path(""));
        var list = await heir.OpenAsync(heirPlace.Path("pairing/contributions"));
        var handed = await heir.FillAsync(heirPlace.Path($"pairing/contributions/handover/{pledged}"), ("Input.Figure", "30"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));
        var left = await heir.OpenAsync(heirPlace.Path(""));

        Owed(owed).ShouldBe(2, owed.Text);
        owed.Text.ShouldContain("Bàn giao: Ghế đá sân trường, còn 30 bộ");
        owed.Text.ShouldContain("Thống nhất chênh lệch: Bàn ghế học sinh");
        list.Document.QuerySelector("nav .cnt")!.TextContent.ShouldStartWith("2");
        handed.Location.ShouldNotBeNull(handed.Text);
        Owed(left).ShouldBe(1, left.Text);
        Owed(await other.OpenAsync(otherPlace.Path(""))).ShouldBe(0);
    }

    private static int Owed(Answer home) => int.Parse(home.Document.QuerySelector("h1")!.GetAttribute("data-owed")!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Renamed by the province, as on its pages.</summary>
    private static async Task<Guid> SucceedAsync(TestData data, Guid party, string code, string name)
    {
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var step = await officer.OpenAsync($"/k/tinh/directory/parties/change/{party}");
        var today = data.Host.Clock.Today;
        var review = await officer.SubmitAsync(
            step.FormWith("Input.News"), ("Input.Change", "Rename"), ("Input.EffectiveOn", $"{today:dd'/'MM'/'yyyy}"), ("Input.Document", "10/QĐ-UBND"),
            ("Input.DocumentDate", $"{today.AddDays(-9):dd'/'MM'/'yyyy}"), ("Input.News", $"{code}; {name}"));
        var done = await officer.SubmitAsync(review.MainForm);
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        return Guid.Parse(done.Location.ShouldNotBeNull(done.Text).Split('/', '?')[^1]);
    }
}
