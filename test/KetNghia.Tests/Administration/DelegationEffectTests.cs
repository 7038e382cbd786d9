using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using KetNghia.Administration.Delegations;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What a deputy may do, in whose name it stands, and when it is over.</summary>
public sealed class DelegationEffectTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Confirm = PairingPermissions.Contributions.Confirm;
    private const string Decide = PairingPermissions.Pairings.Decide;

    [DatabaseTest]
    public async Task Confirm_ByADeputy_KeepsBothNamesInRecordHistoryAuditAndPack(Provider provider)
    {
        var (data, scene, path, delivery) = await ArrangeAsync(provider);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm]);
        using var deputy = await data.VisitAsync(scene.District);
        var both = $"{scene.District.FullName} (KT. {scene.Leader.FullName})";

        var answer = await deputy.FillAsync(path, ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await deputy.FollowAsync(answer)).Text.ShouldContain(both);
        var (row, name) = await InAsync(data, scene.Place, async db => (
            await db.Set<ActionLogEntry>().SingleAsync(a => a.Action == "Pairing.Delivery.Confirmed"), await db.Set<Delivery>().Where(d => d.Id == delivery).Select(d => d.ConfirmedByName).SingleAsync()));
        (row.ActorId, row.OnBehalfOfId, row.OnBehalfOfName, row.OnBehalfAs).ShouldBe((scene.District.AccountId, scene.Leader.AccountId, scene.Leader.FullName, ActingCapacity.ForHead));
        (row.ActorShown, name).ShouldBe((both, both));
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityAdmin));
        (await admin.OpenAsync(scene.Place.Path("administration/audit?person=" + Uri.EscapeDataString(scene.Leader.FullName)))).Text.ShouldContain(both);
        (await admin.OpenAsync(scene.Place.Path("administration/audit/details/" + row.Id))).Text.ShouldContain(both);

        (await PackAsync(data)).ShouldBeEmpty();
        await SqlAsync(data, "UPDATE Fw_ActionLog SET OnBehalfOfName = 'Người Khác' WHERE Id = {0}", row.Id);
        (await PackAsync(data)).ShouldContain($"log row {row.Id} ");
        await SqlAsync(data, "UPDATE Fw_ActionLog SET OnBehalfOfId = NULL, OnBehalfOfName = NULL, OnBehalfAs = NULL WHERE Id = {0}", row.Id);
        (await PackAsync(data)).ShouldContain($"log row {row.Id} ");
    }

    /// <summary>What a deputy does by their own roles is their own, also while they act for somebody.</summary>
    [DatabaseTest]
    public async Task HandOver_ByADeputyUnderTheirOwnRole_NamesThemAlone(Provider provider)
    {
        var (data, scene, path, _) = await ArrangeAsync(provider);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm, Decide]);
        var another = await data.PledgeAsync(scene, await InAsync(data, scene.Place, db => db.Set<Contribution>().Select(c => c.PairingId).FirstAsync()));
        using var deputy = await data.VisitAsync(scene.District);
        (await deputy.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.OK);

        var answer = await deputy.FillAsync(scene.Place.Path($"pairing/contributions/handover/{another}"), ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));

        answer.Location.ShouldNotBeNull(answer.Text);
        var row = await InAsync(data, scene.Place, db => db.Set<ActionLogEntry>().SingleAsync(a => a.EntityId == another && a.Action == "Pairing.Delivery.HandedOver"));
        (row.ActorId, row.OnBehalfOfId, row.ActorShown).ShouldBe((scene.District.AccountId, null, scene.District.FullName));
    }

    [DatabaseTest]
    public async Task Home_WhileADeputyActs_MovesTheWorkAndBack(Provider provider)
    {
        var (data, scene, path, _) = await ArrangeAsync(provider);
        using var leader = await data.VisitAsync(scene.Leader);
        using var deputy = await data.VisitAsync(scene.District);
        var home = scene.Place.Path("");
        var before = (Owed(await leader.OpenAsync(home)), Owed(await deputy.OpenAsync(home)));

        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm], 0, 3);

        var (theirs, own) = (await leader.OpenAsync(home), await deputy.OpenAsync(home));
        (Owed(theirs), Owed(own)).ShouldBe((before.Item1 - 1, before.Item2 + 1));
        Line(own, path, waiting: false)!.QuerySelector("[data-whose]")!.TextContent.ShouldBe("thay mặt " + scene.Leader.FullName);
        Line(theirs, path, waiting: false).ShouldBeNull();
        Line(theirs, path, waiting: true)!.QuerySelector("[data-whose]")!.TextContent.ShouldBe("đã ủy quyền cho " + scene.District.FullName);
        var elsewhere = scene.Place.Path("administration/why");
        (Badge(await leader.OpenAsync(elsewhere)), Badge(await deputy.OpenAsync(elsewhere))).ShouldBe((Owed(theirs), Owed(own)));
        data.Host.Clock.Advance(TimeSpan.FromDays(4));
        using var later = await data.VisitAsync(scene.Leader);
        using var over = await data.VisitAsync(scene.District);
        (Owed(await later.OpenAsync(home)), Owed(await over.OpenAsync(home))).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Revoke_ByTheLeader_IsDeadWithTheNextRequest(Provider provider)
    {
        var (data, scene, path, _) = await ArrangeAsync(provider);
        var id = await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm]);
        using var deputy = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);
        var form = await deputy.OpenAsync(path);
        form.Status.ShouldBe(HttpStatusCode.OK);

        var answer = await leader.FillAsync(scene.Place.Path($"administration/delegations/revoke/{id}"), ("Input.Reason", "Đã về"));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await deputy.SubmitAsync(form.MainForm, ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await deputy.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var record = await leader.FollowAsync(answer);
        record.Text.ShouldContain("Đã thu hồi");
        record.Text.ShouldContain("Đã về");
        (await leader.FillAsync(scene.Place.Path($"administration/delegations/revoke/{id}"), ("Input.Reason", "Lần nữa"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>Each of these ends what a deputy may do: nothing has to run for it.</summary>
    [DatabaseTest]
    public async Task Entry_WhenPrincipalOrDeputyOrDayIsGone_HoldsNothing(Provider provider)
    {
        var (data, scene, path, _) = await ArrangeAsync(provider);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm], 0, 2);
        (string Gone, string Back)[] ends =
        [
            ("UPDATE Adm_Memberships SET RevokedAtUtc = '2025-05-15 00:00:00' WHERE AccountId = {0}", "UPDATE Adm_Memberships SET RevokedAtUtc = NULL WHERE AccountId = {0}"),
            ("UPDATE Adm_Memberships SET ValidTo = '2025-05-14' WHERE AccountId = {0}", "UPDATE Adm_Memberships SET ValidTo = NULL WHERE AccountId = {0}"),
            ("UPDATE Adm_Accounts SET IsDisabled = 1 WHERE Id = {0}", "UPDATE Adm_Accounts SET IsDisabled = 0 WHERE Id = {0}"),
            ("UPDATE Adm_Roles SET Permissions = 'Pairing.Contributions.View' WHERE Code = 'leader' AND TenantId IN (SELECT TenantId FROM Adm_Memberships WHERE AccountId = {0})",
             "UPDATE Adm_Roles SET Permissions = 'Pairing.Contributions.Confirm' WHERE Code = 'leader' AND TenantId IN (SELECT TenantId FROM Adm_Memberships WHERE AccountId = {0})"),
        ];
        using var deputy = await data.VisitAsync(scene.District);

        foreach (var (gone, back) in ends)
        {
            (await deputy.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, gone);
            await SqlAsync(data, gone, scene.Leader.AccountId);
            (await deputy.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, gone);
            await SqlAsync(data, back, scene.Leader.AccountId);
        }

        (await data.FrameAsync(scene.Leader, scene.Place)).User!.GivenTo.ShouldBe([new(Confirm, scene.District.FullName)]);
        await SqlAsync(data, "UPDATE Adm_Accounts SET IsDisabled = 1 WHERE Id = {0}", scene.District.AccountId);
        (await data.FrameAsync(scene.Leader, scene.Place)).User!.GivenTo.ShouldBeEmpty();
        await SqlAsync(data, "UPDATE Adm_Accounts SET IsDisabled = 0 WHERE Id = {0}", scene.District.AccountId);
        data.Host.Clock.Advance(TimeSpan.FromDays(3));
        using var after = await data.VisitAsync(scene.District);
        (await after.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Whoever recorded the hand-over does not have it confirmed by their deputy in their name.</summary>
    [DatabaseTest]
    public async Task Confirm_OfThePrincipalsOwnHandOver_IsRefusedToTheDeputy(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = await data.CreateSceneAsync();
        var both = await data.CreateMightyMemberAsync(scene.Place);
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var giver = await data.VisitAsync(both);
        await giver.FillAsync(scene.Place.Path($"pairing/contributions/handover/{contribution}"), ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));
        var delivery = await InAsync(data, scene.Place, db => db.Set<Delivery>().Select(d => d.Id).SingleAsync());
        await data.DelegateAsync(scene.Place, both, scene.District, [Confirm]);
        using var deputy = await data.VisitAsync(scene.District);

        var page = await deputy.OpenAsync(scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"));
        var answer = await deputy.SubmitAsync(page.MainForm, ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));

        page.Has("main button[type=submit][disabled]").ShouldBeTrue();
        answer.ErrorCode.ShouldBe(FrameworkErrors.SecondPersonFor);
        answer.Text.ShouldContain($"đang làm thay {both.FullName}");
        Owed(await deputy.OpenAsync(scene.Place.Path(""))).ShouldBe(0);
    }

    /// <summary>A program carries what its owner may do by their own roles.</summary>
    [DatabaseTest]
    public async Task Api_WithATokenOfADeputy_MayNotDecide(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Decide]);
        using var program = await data.VisitByTokenAsync(scene.District, scene.Place);
        using var person = await data.VisitAsync(scene.District);

        var answer = await program.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/pairings/{pairing}/steps/suspend")
        {
            Content = JsonContent.Create(new { reason = "Mưa lũ", on = data.Host.Clock.Today.ToString("yyyy-MM-dd") }),
            Headers = { { "Idempotency-Key", data.Host.Ids.New().ToString() } },
        });

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/suspend"), ("Input.Reason", "Mưa lũ"))).Location.ShouldNotBeNull();
        (await InAsync(data, scene.Place, db => db.Set<ActionLogEntry>().SingleAsync(a => a.Action == "Pairing.Pairing.Suspended"))).OnBehalfOfId.ShouldBe(scene.Leader.AccountId);
    }

    [DatabaseTest(OnSqliteOnly = "what is read is tested on both")]
    public async Task Why_OfWhatIsHeldAndGiven_NamesTheOther(Provider provider)
    {
        var (data, scene, _, _) = await ArrangeAsync(provider);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [Confirm]);
        var (leader, district) = (await data.TermsAsync(scene.Place, scene.Leader, scene.District, []), scene.District.FullName);
        using var deputy = await data.VisitAsync(scene.District);
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityAdmin));
        var question = scene.Place.Path("administration/why?permission=" + Confirm);

        (await deputy.OpenAsync(question)).Text.ShouldContain($"Được {scene.Leader.FullName} ủy quyền (KT.)");
        (await admin.OpenAsync($"{question}&person={leader.DeputyId}")).Text.ShouldContain($"Được {scene.Leader.FullName} ủy quyền (KT.)");
        (await admin.OpenAsync($"{question}&person={leader.PrincipalId}")).Text.ShouldContain($"Đang ủy quyền cho {district}");
        (await admin.OpenAsync(scene.Place.Path($"administration/users/details/{leader.PrincipalId}"))).Has("main a[href*='/delegations/details/']").ShouldBeTrue();
    }

    private static int Owed(Answer home) => int.Parse(home.Document.QuerySelector("h1")!.GetAttribute("data-owed")!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The number in the menu.</summary>
    private static int Badge(Answer page) =>
        page.Document.QuerySelector(".dot")?.TextContent.Trim().Split(' ')[0] is { } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static IElement? Line(Answer home, string path, bool waiting) =>
        home.Document.QuerySelectorAll($"[data-waiting='{(waiting ? "true" : "false")}'] li").FirstOrDefault(li => li.QuerySelector($"a[href='{path}']") is not null);

    private static Task<T> InAsync<T>(TestData data, TestWorkspace place, Func<KetNghiaDbContext, Task<T>> read) =>
        data.Host.WithAsync(services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });

    private static Task SqlAsync(TestData data, string sql, Guid id) =>
        data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(sql, id));

    /// <summary>What the verifier without our assemblies finds in a pack of everything.</summary>
    private static Task<string> PackAsync(TestData data) => data.Host.WithAsync(async services =>
    {
        using var file = new MemoryStream();
        await new RecordPack(services.GetRequiredService<KetNghiaDbContext>(), services.GetRequiredService<IFileStore>()).WriteAsync(file, null, CancellationToken.None);
        using var pack = new ZipArchive(file, ZipArchiveMode.Read);
        await using var writer = new StringWriter();
        var verifier = new Verification.Offline.Verifier(writer);
        verifier.Check(pack, null);
        return verifier.Failures == 0 ? "" : writer.ToString();
    });

    /// <summary>A hand-over of the sponsor that waits to be confirmed.</summary>
    private async Task<(TestData Data, PairingScene Scene, string Path, Guid Delivery)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        return (data, scene, scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"), delivery);
    }
}
