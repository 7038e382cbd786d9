using System.Net;
using AngleSharp.Dom;
using KetNghia.Documents.Evidence;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Who handed over, who received, who wrote it down, and which side a photo comes from.</summary>
public sealed class EvidenceSideTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Giver = "Trần Thị Giao";
    private const string Receiver = "Alăng Nhận";

    [DatabaseTest]
    public async Task Record_StatedByBothSides_NamesTheTypedPersonsBesideTheTypists(Provider provider)
    {
        var (data, scene, record) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Commune);

        var page = await commune.OpenAsync(record);

        var row = page.Document.QuerySelector("#deliveries tbody tr")!.TextContent;
        row.ShouldContain(Giver);
        row.ShouldContain(scene.Focal.FullName + " ghi");
        row.ShouldContain(Receiver);
        row.ShouldContain(scene.Commune.FullName + " ký xác nhận");
    }

    [DatabaseTest]
    public async Task Photos_OfBothSides_SayWhoseAndLeadBack(Provider provider)
    {
        var (data, scene, record) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Commune);
        var page = await commune.OpenAsync(record);
        var photos = page.Document.QuerySelectorAll(".evi li").ToList();
        photos.Count.ShouldBe(2);

        foreach (var (side, sender) in new[] { ("Bên giao", scene.Focal), ("Bên nhận", scene.Commune) })
        {
            var photo = photos.Single(p => p.TextContent.Contains(side, StringComparison.Ordinal));
            photo.TextContent.ShouldContain(sender.FullName);
            var whole = await commune.OpenAsync(photo.QuerySelector("a")!.GetAttribute("href")!);

            whole.Document.QuerySelector(".page-sub")!.TextContent.ShouldContain(side);
            whole.Text.ShouldContain(sender.FullName);
            var picture = await commune.GetAsync(whole.Document.QuerySelector("main img")!.GetAttribute("src")!);
            picture.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
            whole.Document.QuerySelector(".page-header a.btn-primary")!.GetAttribute("href").ShouldBe(record);
        }
    }

    /// <summary>The gallery of the pairing holds the files of its help; each says whose it is there too, in every kind of workspace.</summary>
    [DatabaseTest]
    public async Task Photos_OnTheRecordOfThePairing_SayWhose(Provider provider)
    {
        var (data, scene, record) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Commune);
        using var focal = await data.VisitAsync(scene.Focal);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var pairing = (await commune.OpenAsync(record)).Document.QuerySelector(".page-pretitle a")!.GetAttribute("href")!.Split('/')[^1];

        foreach (var (visitor, place) in new[] { (commune, scene.Place), (focal, scene.SponsorPlace), (province, data.Province) })
        {
            var page = await visitor.OpenAsync(place.Path($"pairing/pairings/documents/{pairing}"));

            page.Total("evidence").ShouldBe(2);
            var photos = page.Document.QuerySelectorAll("#evidence .evi li").Select(li => li.TextContent).ToList();
            photos.ShouldContain(text => text.Contains("Bên giao", StringComparison.Ordinal) && text.Contains(scene.Focal.FullName, StringComparison.Ordinal));
            photos.ShouldContain(text => text.Contains("Bên nhận", StringComparison.Ordinal) && text.Contains(scene.Commune.FullName, StringComparison.Ordinal));
        }
    }

    /// <summary>What was taken out of view stays out of it, in workspaces that read across localities too.</summary>
    [DatabaseTest]
    public async Task Photo_ThatWasRemoved_IsShownToNobody(Provider provider)
    {
        var (data, scene, record) = await ArrangeAsync(provider);
        await data.AsAsync(scene.District, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<EvidenceFile>()
            .Where(e => e.UploadedById == scene.Focal.AccountId).ExecuteUpdateAsync(u => u.SetProperty(e => e.IsRemoved, true)));
        using var commune = await data.VisitAsync(scene.Commune);
        using var focal = await data.VisitAsync(scene.Focal);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var pairing = (await commune.OpenAsync(record)).Document.QuerySelector(".page-pretitle a")!.GetAttribute("href")!.Split('/')[^1];
        var path = record[record.IndexOf("pairing/", StringComparison.Ordinal)..];

        foreach (var (visitor, place) in new[] { (commune, scene.Place), (focal, scene.SponsorPlace), (province, data.Province) })
        {
            (await visitor.OpenAsync(place.Path(path))).Document.QuerySelectorAll(".evi li").Length.ShouldBe(1, place.Slug);
            (await visitor.OpenAsync(place.Path($"pairing/pairings/documents/{pairing}"))).Total("evidence").ShouldBe(1, place.Slug);
        }
    }

    [DatabaseTest]
    public async Task Photo_SeenByTheSponsor_LeadsBackInItsOwnWorkspace(Provider provider)
    {
        var (data, scene, record) = await ArrangeAsync(provider);
        using var focal = await data.VisitAsync(scene.Focal);
        using var stranger = await data.VisitAsync(await data.CreateMightyMemberAsync(await data.CreateWorkspaceAsync(WorkspaceKind.Locality)));
        var own = scene.SponsorPlace.Path(record[record.IndexOf("pairing/", StringComparison.Ordinal)..]);
        var link = (await focal.OpenAsync(own)).Document.QuerySelector(".evi a")!.GetAttribute("href")!;

        var whole = await focal.OpenAsync(link);

        whole.Document.QuerySelector(".page-header a.btn-primary")!.GetAttribute("href").ShouldBe(own);
        (await stranger.GetAsync(link)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(TestData Data, PairingScene Scene, string Record)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var focal = await data.VisitAsync(scene.Focal);
        using var commune = await data.VisitAsync(scene.Commune);
        var handed = await focal.FollowAsync(await focal.SubmitAsync(
            (await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/contributions/handover/{contribution}"))).MainForm,
            [("Input.Figure", "100"), ("Input.Person", Giver)], [new Upload("Files", "giao.jpg", "image/jpeg", Samples.Picture())]));
        handed.Status.ShouldBe(HttpStatusCode.OK, handed.Text);
        var record = scene.Place.Path($"pairing/contributions/details/{contribution}");
        var path = (await commune.OpenAsync(record)).Document.QuerySelector("a[href*='/contributions/confirm/']")!.GetAttribute("href")!;
        var form = await commune.OpenAsync(path);
        form.Text.ShouldContain(Giver);
        var confirmed = await commune.SubmitAsync(form.MainForm, [("Input.Figure", "100"), ("Input.Person", Receiver)], [new Upload("Files", "nhan.jpg", "image/jpeg", Samples.Noise(200, 150))]);
        confirmed.Location.ShouldNotBeNull(confirmed.Text);
        return (data, scene, record);
    }
}
