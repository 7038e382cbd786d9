using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Mail;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Whoever owes work hears of it once a day by mail: all of it, nothing of others, never twice.</summary>
public sealed class WorkMailTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Run_WorkOwedInTwoPlaces_IsOneMailWithExactlyIt(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var (data, one, other, foreign) = (scene.Data, await scene.PlaceAsync(), await scene.PlaceAsync(), await scene.PlaceAsync());
        var person = await scene.OfficerAsync(one);
        await data.JoinAsync(person, other, [RoleCodes.DistrictOfficer]);
        await scene.OweAsync(one, "/directory/units", -2);
        await scene.OweAsync(one, "/directory/parties", but: item => item with { IsWaiting = true });
        await scene.OweAsync(one, "/administration/users", but: item => item with { ExceptId = person.AccountId });
        await scene.OweAsync(other, "/directory/units?of=other", 3);
        await scene.OweAsync(foreign, "/canary", -1);

        await scene.RunAsync();

        var mail = (await scene.Server.HeardAsync(1)).Single();
        mail.To.Mailboxes.Single().Address.ShouldBe(WorkMailScene.AddressOf(person));
        mail.Subject!.ShouldBe($"Bạn có 2 việc cần làm ngày {Format.Date(data.Host.Clock.Today)}");
        WorkMailScene.Links(mail).ShouldBe([WorkMailScene.Address + one.Path("/directory/units"), WorkMailScene.Address + other.Path("/directory/units?of=other")], ignoreOrder: true);
        mail.TextBody!.ShouldNotContain(foreign.Name);
        using var visitor = await data.VisitAsync(person);
        (await visitor.OpenAsync(one.Path("/directory/units"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Run_WorkOfEveryKind_StandsWhereItsStateSays(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        var person = await scene.Data.CreateMemberWithAsync(place, [WorkMailScene.Asked, PairingPermissions.Pairings.Decide]);
        await scene.GiveAddressAsync(person);
        await scene.OweAsync(place, "/late", -1, item => item with { Permission = PairingPermissions.Pairings.Decide, IsReturned = true });
        await scene.OweAsync(place, "/returned", but: item => item with { IsReturned = true });
        await scene.OweAsync(place, "/decide", 5, item => item with { Permission = PairingPermissions.Pairings.Decide });
        await scene.OweAsync(place, "/due", 0);
        await scene.OweAsync(place, "/some-day");

        await scene.RunAsync();

        var said = (await scene.Server.HeardAsync(1)).Single().TextBody!.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        said.Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[line.LastIndexOf('/')..] : line).ShouldBe(
        [
            $"{place.Name} (5)", "Đã quá hạn", "/late", "Bị trả lại", "/returned", "Chờ bạn duyệt, quyết định hoặc xác nhận", "/decide", "Sắp đến hạn", "/due", "Việc khác", "/some-day",
            "Đổi số lần nhận thư này ở trang Tài khoản của bạn.",
        ]);
        said.Single(line => line.EndsWith("/decide", StringComparison.Ordinal)).ShouldContain($"(hạn {Format.Date(scene.Data.Host.Clock.Today.AddDays(5))})");
    }

    [DatabaseTest]
    public async Task Run_AgainAndTwiceAtOnce_SendsNoneTwice(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.RunAsync()));
        await scene.RunAsync();

        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);
        (await scene.RowsAsync()).Single().State.ShouldBe(WorkMailState.Sent);
    }

    [DatabaseTest]
    public async Task Run_NextDay_SendsAgainWhatIsStillOwed(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);

        await scene.RunAsync();
        scene.Data.Host.Clock.Advance(TimeSpan.FromDays(1));
        await scene.RunAsync();

        (await scene.Server.HeardAsync(2)).Count.ShouldBe(2);
        (await scene.RowsAsync()).Select(r => r.Day.DayNumber).ShouldBe([scene.Data.Host.Clock.Today.DayNumber - 1, scene.Data.Host.Clock.Today.DayNumber]);
    }

    [DatabaseTest]
    public async Task Run_WeeklyAndNever_AreKept(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var (place, clock) = (await scene.PlaceAsync(), scene.Data.Host.Clock);
        var weekly = await scene.OfficerAsync(place, WorkMailChoice.Weekly);
        await scene.OfficerAsync(place, WorkMailChoice.Never);
        await scene.OweAsync(place, "/directory/units", 1);
        var sent = new List<DayOfWeek>();

        for (var day = 0; day < 7; day++)
        {
            var before = (await scene.RowsAsync()).Count;
            await scene.RunAsync();
            sent.AddRange(Enumerable.Repeat(clock.Today.DayOfWeek, (await scene.RowsAsync()).Count - before));
            clock.Advance(TimeSpan.FromDays(1));
        }

        sent.ShouldBe([DayOfWeek.Monday]);
        (await scene.Server.HeardAsync(1)).Single().To.Mailboxes.Single().Address.ShouldBe(WorkMailScene.AddressOf(weekly));
    }

    [DatabaseTest]
    public async Task Run_ServerIsDown_FailsAndTheNextRunSends(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);
        await scene.SetPortAsync(1);

        await Should.ThrowAsync<SocketException>(scene.RunAsync);
        var failed = (await scene.RowsAsync()).Single();
        (failed.State, failed.Reason).ShouldBe((WorkMailState.Failed, "Error.Administration.MailServerSilent"));
        await scene.SetPortAsync(scene.Server.Port);
        await scene.RunAsync();

        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);
        var sent = (await scene.RowsAsync()).Single();
        (sent.State, sent.Attempts, sent.Reason).ShouldBe((WorkMailState.Sent, 2, null));
    }

    /// <summary>A server that objects to one person's mail keeps nobody else from theirs.</summary>
    [DatabaseTest]
    public async Task Run_OneIsRefused_TheOthersAreSent(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        var people = new[] { await scene.OfficerAsync(place), await scene.OfficerAsync(place), await scene.OfficerAsync(place), await scene.OfficerAsync(place) };
        await scene.OweAsync(place, "/directory/units", 1);
        var (refused, deferred) = (WorkMailScene.AddressOf(people[0]), WorkMailScene.AddressOf(people[1]));
        scene.Server.Objects = line => !line.StartsWith("RCPT", StringComparison.Ordinal) ? null
            : line.Contains(refused, StringComparison.Ordinal) ? "550 unknown" : line.Contains(deferred, StringComparison.Ordinal) ? "450 later" : null;

        await Should.ThrowAsync<MailDeferredException>(scene.RunAsync, "the queue is to try again");

        (await scene.Server.HeardAsync(2)).Count.ShouldBe(2);
        var states = (await scene.RowsAsync()).ToDictionary(r => r.AccountId);
        (states[people[0].AccountId].State, states[people[0].AccountId].Reason).ShouldBe((WorkMailState.Failed, "WorkMail.AddressRefused"));
        (states[people[1].AccountId].State, states[people[1].AccountId].Reason).ShouldBe((WorkMailState.Failed, WorkMailEnd.Deferred));
        scene.Server.Objects = line => line.StartsWith("RCPT", StringComparison.Ordinal) && line.Contains(refused, StringComparison.Ordinal) ? "550 unknown" : null;
        await scene.RunAsync();
        (await scene.Server.HeardAsync(3)).Select(m => m.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal).ShouldBe(people[1..].Select(WorkMailScene.AddressOf).Order(StringComparer.Ordinal));
    }

    [DatabaseTest]
    public async Task Run_TheAnswerIsLost_IsNotSentAgain(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);
        scene.Server.HangsUp = true;

        await scene.RunAsync();
        scene.Server.HangsUp = false;
        await scene.RunAsync();

        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);
        (await scene.RowsAsync()).Single().State.ShouldBe(WorkMailState.Unsure);
    }

    /// <summary>The mail has gone and the database does not hear of it: the day stays taken.</summary>
    [DatabaseTest]
    public async Task Run_ACrashAfterTheMail_IsNotSentAgain(Provider provider)
    {
        var crash = new Crash();
        using var scene = await WorkMailScene.OfAsync(await hosts.StartOwnAsync(provider, builder => builder.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(crash))));
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);

        crash.IsOn = true;
        await Should.ThrowAsync<InvalidOperationException>(scene.RunAsync);
        crash.IsOn = false;
        await scene.RunAsync();

        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);
        (await scene.RowsAsync()).Single().State.ShouldBe(WorkMailState.Sending);
    }

    /// <summary>The day is taken and the mail never left: lost for that day, and the next is sent.</summary>
    [DatabaseTest]
    public async Task Run_ACrashBeforeTheMail_LosesThatDayAlone(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var (place, clock) = (await scene.PlaceAsync(), scene.Data.Host.Clock);
        var person = await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);
        await scene.InAsync(null, db =>
        {
            db.Add(new WorkMail(scene.Data.Host.Ids.New(), person.AccountId, clock.Today, WorkMailScene.AddressOf(person), 1, clock.UtcNow));
            return db.SaveChangesAsync();
        });

        await scene.RunAsync();
        scene.Server.Count.ShouldBe(0);
        clock.Advance(TimeSpan.FromDays(1));
        await scene.RunAsync();

        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);
        (await scene.RowsAsync()).Select(r => r.State).ShouldBe([WorkMailState.Sending, WorkMailState.Sent]);
    }

    /// <summary>Without a server, a sender or a web address nothing is sent and nobody's day is taken.</summary>
    [DatabaseTest(OnSqliteOnly = "settings are no matter of the database")]
    public async Task Run_MailIsNotSetUp_SendsNothing(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var place = await scene.PlaceAsync();
        await scene.OfficerAsync(place);
        await scene.OweAsync(place, "/directory/units", 1);

        foreach (var (name, value) in new[] { (MailSettings.Host, "127.0.0.1"), (MailSettings.Sender, "ketnghia@namgiang.example"), (MailSettings.PublicAddress, WorkMailScene.Address) })
        {
            await AuthAccountTests.SetAsync(scene.Data, name, "");
            await scene.RunAsync();
            (await scene.RowsAsync()).ShouldBeEmpty(name);
            await AuthAccountTests.SetAsync(scene.Data, name, value);
        }

        await scene.RunAsync();
        (await scene.RowsAsync()).Count.ShouldBe(1);
    }

    /// <summary>However many people there are, each costs the same few commands.</summary>
    [DatabaseTest]
    public async Task Run_ManyPeople_AsksTheSameOfEach(Provider provider)
    {
        using var scene = await ArrangeAsync(provider);
        var (idle, busy) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        for (var i = 0; i < 60; i++)
        {
            await scene.OweAsync(busy, $"/directory/units?{i}", i);
        }

        var nobody = (await SqlLog.OfAsync(scene.RunAsync)).Count;
        await scene.OfficerAsync(idle);
        var owing = (await SqlLog.OfAsync(scene.RunAsync)).Count - nobody;
        await scene.OfficerAsync(busy);
        var first = await SqlLog.OfAsync(scene.RunAsync);
        scene.Data.Host.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 4; i++)
        {
            await scene.OfficerAsync(busy);
        }

        var five = (await SqlLog.OfAsync(scene.RunAsync)).Count;

        owing.ShouldBe(5, "owes nothing in one workspace");
        (first.Count - nobody - owing).ShouldBe(9, string.Join("\n", first));
        (five - nobody - owing).ShouldBe(5 * (first.Count - nobody - owing));
    }

    [DatabaseTest]
    public async Task Choice_OnTheAccountPage_IsKeptAndLogged(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync();
        using var visitor = await data.VisitAsync(person);

        var answer = await visitor.FillAsync("/account/profile", ("Input.WorkMail", "Never"));
        var nonsense = await visitor.FillAsync("/account/profile", ("Input.WorkMail", "7"));

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        nonsense.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Account>().SingleAsync(a => a.Id == person.AccountId))).WorkMail.ShouldBe(WorkMailChoice.Never);
        (await AuthSignInTests.ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.WorkMailChosen");
        (await visitor.OpenAsync("/account/profile")).Text.ShouldContain("chưa có địa chỉ thư");
    }

    private async Task<WorkMailScene> ArrangeAsync(Provider provider) => await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));

    /// <summary>Takes what became of a mail with it.</summary>
    private sealed class Crash : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            IsOn && command.CommandText.Contains("UPDATE", StringComparison.Ordinal) && command.CommandText.Contains("Adm_WorkMails", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The process is gone.")
                : new(result);
    }
}
