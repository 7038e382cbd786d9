using System.Net;
using System.Net.Sockets;
using KetNghia.Administration.Mail;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What became of the mails is told to whoever sets up mail, without whole addresses, and what failed is sent again for them.</summary>
public sealed class WorkMailLogTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Path = "/administration/settings/mails";
    private const string Again = "/administration/settings/sendagain";

    [DatabaseTest]
    public async Task Log_OfEveryState_SaysItInWordsAndMasksAddresses(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var (data, place, clock) = (scene.Data, await scene.PlaceAsync(), scene.Data.Host.Clock);
        var (sent, refused) = (await scene.OfficerAsync(place), await scene.OfficerAsync(place));
        await scene.OweAsync(place, "/directory/units", 1);
        scene.Server.Objects = line => line.StartsWith("RCPT", StringComparison.Ordinal) && line.Contains(WorkMailScene.AddressOf(refused), StringComparison.Ordinal) ? "550 unknown" : null;
        await scene.RunAsync();
        var (lost, gone) = (await scene.OfficerAsync(place), await scene.OfficerAsync(place));
        scene.Server.HangsUp = true;
        await TakeAsync(scene, gone);
        await scene.RunAsync();
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));

        var during = await visitor.OpenAsync(data.Province.Path(Path));
        clock.Advance(TimeSpan.FromMinutes(11));
        var page = await visitor.OpenAsync(data.Province.Path(Path));

        RowOf(during, gone).ShouldContain("Đang gửi");
        RowOf(page, sent).ShouldContain("Đã gửi");
        RowOf(page, refused).ShouldContain("Không gửi được");
        RowOf(page, refused).ShouldContain("Máy chủ thư từ chối địa chỉ nhận.");
        RowOf(page, lost).ShouldContain("Không rõ đã gửi chưa");
        RowOf(page, gone).ShouldContain("Hệ thống dừng giữa lúc gửi");
        page.Body.ShouldNotContain(WorkMailScene.AddressOf(sent));
        page.Text.ShouldContain($"{sent.UserName[0]}…@namgiang.example");
        page.Text.ShouldContain("1 thư hôm nay không gửi được");
        foreach (var (state, count) in new[] { ("Sent", 1), ("Failed", 1), ("Unsure", 2), ("Sending", 0) })
        {
            (await visitor.OpenAsync(data.Province.Path($"{Path}?state={state}"))).Total("count").ShouldBe(count, state);
        }

        (await visitor.OpenAsync(data.Province.Path($"{Path}?q={refused.UserName}"))).Total("count").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Again_WhatFailed_IsSentByAJobOfWhoeverAsked(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var (data, place) = (scene.Data, await scene.PlaceAsync());
        var person = await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);
        await scene.SetPortAsync(1);
        await Should.ThrowAsync<SocketException>(scene.RunAsync);
        await scene.SetPortAsync(scene.Server.Port);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));

        await AuthAccountTests.SetAsync(data, MailSettings.PublicAddress, "");
        var refused = await visitor.FillAsync(data.Province.Path(Again));
        await AuthAccountTests.SetAsync(data, MailSettings.PublicAddress, WorkMailScene.Address);
        var asked = await visitor.FillAsync(data.Province.Path(Again));
        await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None);

        refused.ErrorCode.ShouldBe("Administration.WorkMailNotConfigured");
        asked.Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.FollowAsync(asked)).Text.ShouldContain("Đã gửi 1 thư");
        (await scene.Server.HeardAsync(1)).Single().To.Mailboxes.Single().Address.ShouldBe(WorkMailScene.AddressOf(person));
        (await scene.RowsAsync()).Single().State.ShouldBe(WorkMailState.Sent);
        (await scene.InAsync(data.Province, db => db.Set<ActionLogEntry>().CountAsync(e => e.Action == "Administration.WorkMail.AgainAsked"))).ShouldBe(1);
        (await visitor.OpenAsync(data.Province.Path(Path))).Text.ShouldNotContain("không gửi được");
    }

    [DatabaseTest]
    public async Task Log_ToWhoeverDoesNotSetUpMail_IsForbidden(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        (await visitor.GetAsync(data.Province.Path(Path))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync(data.Province.Path(Again))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Masked_AnyAddress_TellsTheServerAndNoName()
    {
        WorkMail.Masked("nguyen.van@quangnam.gov.vn").ShouldBe("n…@quangnam.gov.vn");
        WorkMail.Masked("ai").ShouldBe("a…");
        WorkMail.Masked("@x").ShouldBe("@…");
        WorkMail.Masked("").ShouldBe("");
    }

    /// <summary>The day is taken, by whoever is sending now.</summary>
    private static Task TakeAsync(WorkMailScene scene, TestPerson person) => scene.InAsync(null, db =>
    {
        db.Add(new WorkMail(scene.Data.Host.Ids.New(), person.AccountId, scene.Data.Host.Clock.Today, WorkMailScene.AddressOf(person), 1, scene.Data.Host.Clock.UtcNow));
        return db.SaveChangesAsync();
    });

    private static string RowOf(Answer page, TestPerson person) => page.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(person.FullName, StringComparison.Ordinal)).TextContent;
}
