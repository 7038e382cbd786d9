using System.Net;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Tests.Isolation;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>The door: who gets in, who waits, and that a stranger learns nothing.</summary>
public sealed class AuthSignInTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "cua-go-lim-ben-song";

    [DatabaseTest]
    public async Task Post_RightPassword_LeadsToTheOnlyWorkspace(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        using var visitor = data.Host.Visitor();

        var answer = await visitor.SignInAsync(person.UserName, Password);

        answer.Location.ShouldBe("/");
        var home = await visitor.FollowAsync(answer);
        home.Text.ShouldContain(place.Name);
        var cookies = visitor.Cookies.GetCookies(new Uri("https://localhost")).Select(c => c.Name).ToList();
        cookies.ShouldContain("__Host-kn-session");
        cookies.ShouldContain("__Host-kn-device");
        (await ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.SignedIn");
    }

    [DatabaseTest]
    public async Task Post_ByEmail_IsLetIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await data.Host.WithAsync(services =>
            services.GetRequiredService<IAccountProvisioning>().EnsureAccountAsync("thu.dien.tu", "Zơrâm Thị Mai", Password, "Mai.Zoram@namgiang.example"));
        using var visitor = data.Host.Visitor();

        (await visitor.SignInAsync("mai.zoram@NAMGIANG.example", Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [DatabaseTest]
    public async Task Post_WrongPasswordOrUnknownName_GetsTheSameAnswer(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = data.Host.Visitor();

        // The first guess from an address makes the address's counter; both compared ones find it.
        await TryAsync(visitor, "nguoi.den.truoc", "khong-phai-mat-khau");
        var wrong = await TryAsync(visitor, person.UserName, "khong-phai-mat-khau");
        var unknown = await TryAsync(visitor, "khong.co.ai", "khong-phai-mat-khau");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.Status.ShouldBe(wrong.Status);
        wrong.ErrorCode.ShouldBe("Administration.SignInRefused");
        unknown.Text.ShouldBe(wrong.Text);
        unknown.Sql.Count.ShouldBe(wrong.Sql.Count);
        wrong.Document.QuerySelector("[name='Input.UserName']")!.GetAttribute("value").ShouldBe(person.UserName);
        wrong.Body.ShouldNotContain("khong-phai-mat-khau");
    }

    [DatabaseTest]
    public async Task Post_DisabledAccount_IsRefusedLikeAnyOther(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        await ChangeAsync(data, person, account => account.IsDisabled = true);
        using var visitor = data.Host.Visitor();

        (await TryAsync(visitor, person.UserName, Password)).ErrorCode.ShouldBe("Administration.SignInRefused");
    }

    [DatabaseTest]
    public async Task Post_ForeignReturnUrl_StaysHere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        foreach (var foreign in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example", "https:evil.example" })
        {
            using var visitor = data.Host.Visitor();
            var page = await visitor.OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(foreign));
            var answer = await visitor.SubmitAsync(page.MainForm, ("Input.UserName", person.UserName), ("Input.Password", Password));

            answer.Location.ShouldBe("/", foreign);
        }
    }

    [DatabaseTest]
    public async Task Post_LocalReturnUrl_GoesThere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = data.Host.Visitor();
        var refused = await visitor.GetAsync("/account/profile");

        var page = await visitor.FollowAsync(refused);
        var answer = await visitor.SubmitAsync(page.MainForm, ("Input.UserName", person.UserName), ("Input.Password", Password));

        answer.Location.ShouldBe("/account/profile");
    }

    [DatabaseTest]
    public async Task Post_AfterTenGuesses_StrangersWaitAndTheOwnersDeviceDoesNot(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var owner = data.Host.Visitor();
        await owner.SignInAsync(person.UserName, Password);
        await SignOutAsync(owner);
        using var stranger = data.Host.Visitor();
        for (var guess = 0; guess < 10; guess++)
        {
            (await TryAsync(stranger, person.UserName, "doan-lan-thu-" + guess)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            data.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        var blocked = await TryAsync(stranger, person.UserName, Password);

        blocked.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        blocked.ErrorCode.ShouldBe("Administration.SignInWait");
        blocked.Response.Headers.RetryAfter.ShouldNotBeNull();
        (await owner.SignInAsync(person.UserName, Password)).Location.ShouldBe("/");
        data.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await TryAsync(stranger, person.UserName, Password)).Location.ShouldBe("/");
    }

    [DatabaseTest]
    public async Task Post_UnknownNameGuessedOften_WaitsAsKnownOnesDo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var stranger = data.Host.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 4; guess++)
        {
            statuses.Add((await TryAsync(stranger, "khong.ton.tai", "doan-lan-thu-" + guess)).Status);
        }

        statuses.ShouldBe([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests]);
    }

    [DatabaseTest]
    public async Task Post_ManyGuessesAtOnce_AreCountedBeforeTheyAreJudged(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        var visitors = Enumerable.Range(0, 16).Select(_ => data.Host.Visitor()).ToList();
        var pages = new List<Answer>();
        foreach (var visitor in visitors)
        {
            pages.Add(await visitor.OpenAsync("/account/sign-in"));
        }

        var answers = await Task.WhenAll(visitors.Select((visitor, i) =>
            visitor.SubmitAsync(pages[i].MainForm, ("Input.UserName", person.UserName), ("Input.Password", "doan-lan-thu-" + i))));

        answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity).ShouldBeLessThanOrEqualTo(10);
        answers.Count(a => a.Status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThanOrEqualTo(6);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [DatabaseTest]
    public async Task Post_ManyNamesFromOneAddress_Wait(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, builder => builder.UseSetting("Security:SignIn:PerAddress", "5"));
        using var stranger = host.Visitor();
        for (var guess = 0; guess < 5; guess++)
        {
            (await TryAsync(stranger, "ten." + guess, "doan-lan-thu-nhat")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await TryAsync(stranger, "ten.sau", "doan-lan-thu-nhat")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [DatabaseTest]
    public async Task Logs_OfTheDoor_NameNobody(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync("Bhling Thị Nhớ", Password);
        using var visitor = data.Host.Visitor();

        await TryAsync(visitor, person.UserName, "sai-mat-khau-roi");
        await visitor.SignInAsync(person.UserName, Password);

        var lines = data.Host.Logs.All.Select(line => line.Text + line.Exception).ToList();
        lines.ShouldContain(line => line.Contains("Signed in", StringComparison.Ordinal));
        lines.ShouldAllBe(line => !line.Contains(person.UserName, StringComparison.OrdinalIgnoreCase) && !line.Contains("Bhling", StringComparison.Ordinal)
            && !line.Contains(Password, StringComparison.Ordinal) && !line.Contains("sai-mat-khau-roi", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Chooser_SeveralWorkspaces_AreGroupedAndTheLastIsRemembered(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var first = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var second = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, first, [RoleCodes.DistrictOfficer]);
        await data.JoinAsync(person, second, [RoleCodes.Leader]);
        await data.JoinAsync(person, data.Province, [RoleCodes.ProvinceOfficer]);
        using var visitor = data.Host.Visitor();

        var chooser = await visitor.FollowAsync(await visitor.SignInAsync(person.UserName, Password));
        chooser.Document.QuerySelectorAll("[data-workspace]").Select(a => a.GetAttribute("data-workspace")).ShouldBe([first.Slug, second.Slug, "tinh"], ignoreOrder: true);
        await visitor.OpenAsync(second.Path("/"));

        (await visitor.FollowAsync(await visitor.GetAsync("/"))).Text.ShouldContain(second.Name);
        (await visitor.OpenAsync("/account/workspaces")).Has($"[data-workspace='{first.Slug}']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Chooser_ExpiredMembership_IsListedWithoutAWayIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        var membership = await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Administration.Memberships.Membership>().Where(m => m.Id == membership)
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.ValidTo, new DateOnly(2025, 1, 10))),
            AmbientFrame.Empty with { TenantId = place.Id });
        using var visitor = data.Host.Visitor();

        var chooser = await visitor.FollowAsync(await visitor.SignInAsync(person.UserName, Password));

        chooser.Has($"[data-closed-workspace='{place.Slug}']").ShouldBeTrue();
        chooser.Has($"a[href^='/k/{place.Slug}']").ShouldBeFalse();
        chooser.Text.ShouldContain("10/01/2025");
        (await visitor.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task SignOut_ByPost_EndsTheSessionAndClearsTheBrowser(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = data.Host.Visitor();
        await visitor.SignInAsync(person.UserName, Password);
        var key = visitor.Cookies.GetCookies(new Uri("https://localhost"))["__Host-kn-session"]!.Value;

        var answer = await SignOutAsync(visitor);

        answer.Response.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("storage");
        using var thief = data.Host.Visitor();
        thief.Keep("__Host-kn-session", key);
        (await thief.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.SignedOut");
    }

    [DatabaseTest]
    public async Task SignOut_ByGet_ChangesNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync());

        await visitor.GetAsync("/account/sign-out");

        (await visitor.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
    }

    internal static async Task<Answer> TryAsync(Visitor visitor, string userName, string password)
    {
        var page = await visitor.OpenAsync("/account/sign-in");
        return await visitor.SubmitAsync(page.FormWith("Input.UserName"), ("Input.UserName", userName), ("Input.Password", password));
    }

    [DatabaseTest]
    public async Task SignIn_FromAnOldTab_LeadsHomeWhoeverIsInAlready(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: "Nui-Thanh-1957!");
        using var visitor = data.Host.Visitor();
        var old = (await visitor.OpenAsync("/account/sign-in")).FormWith("Input.UserName");
        await visitor.SignInAsync(person.UserName, "Nui-Thanh-1957!");

        var answer = await visitor.SubmitAsync(old, ("Input.UserName", "ai.do"), ("Input.Password", "khong-dung-dau"));

        answer.Location.ShouldBe("/", answer.Text);
        (await visitor.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task SignOut_FromAnOldFormOfAnother_SaysWhatItIsAndSignsOut(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (first, second) = (await data.CreatePersonAsync(), await data.CreatePersonAsync());
        using var visitor = await data.VisitAsync(first);
        var old = (await visitor.OpenAsync("/account/profile")).FormTo("/account/sign-out");
        await data.VisitAsync(second, visitor);

        var forged = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-out")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", "CfDJ8AAAA"), KeyValuePair.Create("SubmissionId", data.Host.Ids.New().ToString())]),
        });
        var stillIn = await visitor.GetAsync("/account/profile");
        var answer = await visitor.SubmitAsync(old);
        var next = await visitor.FollowAsync(answer);

        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        stillIn.Status.ShouldBe(HttpStatusCode.OK);
        answer.Location.ShouldBe("/account/sign-in", answer.Text);
        next.Text.ShouldContain(second.FullName);
        Prober.IsToSignIn(await visitor.GetAsync("/account/profile")).ShouldBeTrue();
    }

    internal static async Task<Answer> SignOutAsync(Visitor visitor) =>
        await visitor.SubmitAsync((await visitor.OpenAsync("/account/profile")).FormTo("/account/sign-out"));

    internal static Task<List<string>> ActionsOf(TestData data, Guid accountId) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().Where(a => a.EntityId == accountId || a.RootId == accountId).Select(a => a.Action).ToListAsync(),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    internal static Task ChangeAsync(TestData data, TestPerson person, Action<Account> change) => data.Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            change(await db.Set<Account>().SingleAsync(a => a.Id == person.AccountId));
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Account.Provisioned", nameof(Account), person.AccountId, person.UserName));
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = HostTenant.Value });
}
