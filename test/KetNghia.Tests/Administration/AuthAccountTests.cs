using System.Net;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>A person's own account: password, sessions, time-outs, asking again, profile.</summary>
public sealed class AuthAccountTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "cua-go-lim-ben-song";
    private const string Better = "nuong-lua-chin-muon-thang-tam";

    [DatabaseTest]
    public async Task Password_Issued_MustBeChangedBeforeAnythingElse(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        await AuthSignInTests.ChangeAsync(data, person, account => account.MustChangePassword = true);
        using var visitor = data.Host.Visitor();
        await visitor.SignInAsync(person.UserName, Password);

        (await visitor.GetAsync(place.Path("/"))).Location.ShouldBe("/account/password");
        (await visitor.GetAsync("/account/tokens")).Location.ShouldBe("/account/password");
        var changed = await visitor.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", Better), ("Input.Again", Better));

        changed.Location.ShouldBe("/");
        (await visitor.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Password_IssuedLongAgo_NoLongerWorks(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        await AuthSignInTests.ChangeAsync(data, person, account => account.PasswordExpiresAtUtc = data.Host.Clock.UtcNow.AddHours(72));
        data.Host.Clock.Advance(TimeSpan.FromHours(73));
        using var visitor = data.Host.Visitor();

        (await AuthSignInTests.TryAsync(visitor, person.UserName, Password)).ErrorCode.ShouldBe("Administration.PasswordExpired");
    }

    [DatabaseTest]
    public async Task Password_Changed_RenewsTheKeyAndEndsTheOthers(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var here = data.Host.Visitor();
        using var elsewhere = data.Host.Visitor();
        await here.SignInAsync(person.UserName, Password);
        await elsewhere.SignInAsync(person.UserName, Password);
        var before = Cookie(here);

        var answer = await here.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", Better), ("Input.Again", Better), ("Input.EndOthers", "true"));

        answer.Location.ShouldBe("/account/password");
        Cookie(here).ShouldNotBe(before);
        (await here.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        using var thief = data.Host.Visitor();
        thief.Keep("__Host-kn-session", before);
        (await thief.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
    }

    [DatabaseTest]
    public async Task Password_WrongCurrentOrWeak_IsRefusedAtTheField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync("Zơrâm Thị Mai", Password);
        using var visitor = await data.VisitAsync(person);

        var wrong = await visitor.FillAsync("/account/password", ("Input.Current", "khong-dung-dau"), ("Input.Next", Better), ("Input.Again", Better));
        var shortOne = await visitor.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", "ngan"), ("Input.Again", "ngan"));
        var common = await visitor.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", "MatKhau@123456"), ("Input.Again", "MatKhau@123456"));

        wrong.ErrorCode.ShouldBe("Administration.WrongPassword");
        wrong.FieldError("Input.Current").ShouldNotBeNull();
        shortOne.ErrorCode.ShouldBe("Administration.PasswordTooShort");
        common.ErrorCode.ShouldBe("Administration.PasswordCommon");
        common.FieldError("Input.Next").ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Password_InHistory_IsNeverSeen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = await data.VisitAsync(person);
        await visitor.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", Better), ("Input.Again", Better));

        var snapshots = await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<RecordVersion>().Where(v => v.EntityId == person.AccountId).ToListAsync(),
            AmbientFrame.Empty with { TenantId = HostTenant.Value });

        snapshots.Count.ShouldBeGreaterThan(1);
        var account = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Account>().SingleAsync(a => a.Id == person.AccountId));
        snapshots.ShouldAllBe(v => !v.Snapshot.Contains(account.PasswordHash!, StringComparison.Ordinal) && !v.Snapshot.Contains(account.SecurityStamp!, StringComparison.Ordinal));
        snapshots.ShouldAllBe(v => v.Snapshot.Contains("\"PasswordHash\":\"sha256:", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Password_HashOfFewerRounds_IsRenewedAtSignIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 500 }))
            .HashPassword(new object(), Password);
        await AuthSignInTests.ChangeAsync(data, person, account => account.PasswordHash = weak);
        using var visitor = data.Host.Visitor();

        await visitor.SignInAsync(person.UserName, Password);

        var hash = await data.Host.WithAsync(services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<Account>().Where(a => a.Id == person.AccountId).Select(a => a.PasswordHash).SingleAsync());
        hash.ShouldNotBe(weak);
    }

    [DatabaseTest]
    public async Task Session_IdleOrOld_Ends(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var idle = await data.VisitAsync(await data.CreatePersonAsync());
        data.Host.Clock.Advance(TimeSpan.FromMinutes(59));
        (await idle.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
        data.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        (await idle.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");

        using var busy = await data.VisitAsync(await data.CreatePersonAsync());
        for (var hour = 0; hour < 24; hour++)
        {
            data.Host.Clock.Advance(TimeSpan.FromMinutes(30));
            (await busy.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
        }

        data.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await busy.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
    }

    [DatabaseTest]
    public async Task Session_SettingChanged_WorksOnTheNextRequest(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync());
        data.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        await SetAsync(data, "Security.IdleMinutes", "15");

        (await visitor.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        await SetAsync(data, "Security.IdleMinutes", "60");
    }

    [DatabaseTest]
    public async Task Session_EndedFromAnotherDevice_IsRefusedAtOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var here = await data.VisitAsync(person);
        using var lost = await data.VisitAsync(person);
        using var stranger = await data.VisitAsync(await data.CreatePersonAsync());

        var page = await here.OpenAsync("/account/sessions");
        page.Document.QuerySelectorAll("[data-session]").Length.ShouldBe(2);
        var form = page.FormTo("handler=End");
        (await here.SubmitAsync(form)).Location.ShouldBe("/account/sessions");

        (await lost.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await here.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
        var mine = (await here.OpenAsync("/account/sessions")).Document.QuerySelector("[data-session]")!.GetAttribute("data-session");
        var foreign = await stranger.OpenAsync("/account/password");
        var attempt = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/account/sessions?handler=End&id={mine}")
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", foreign.MainForm.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                new("SubmissionId", data.Host.Ids.New().ToString()),
            ]),
        });
        attempt.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Session_OthersEnded_LeavesThisOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync();
        using var here = await data.VisitAsync(person);
        using var other = await data.VisitAsync(person);

        await here.SubmitAsync((await here.OpenAsync("/account/sessions")).FormTo("handler=Others"));

        (await other.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await here.OpenAsync("/account/sessions")).Document.QuerySelectorAll("[data-session]").Length.ShouldBe(1);
    }

    [DatabaseTest]
    public async Task StepUp_PasswordGivenLongAgo_IsAskedAgainAndComesBack(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        using var visitor = await data.VisitAsync(person);
        var target = "/account/tokens/create?workspace=" + place.Slug;
        (await visitor.GetAsync(target)).Status.ShouldBe(HttpStatusCode.OK);
        data.Host.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.GetAsync(target);
        asked.Location.ShouldBe("/account/verify?returnUrl=" + Uri.EscapeDataString(target));
        (await visitor.FillAsync(asked.Location!, ("Input.Password", "khong-dung-dau"))).ErrorCode.ShouldBe("Administration.WrongPassword");
        var back = await visitor.FillAsync(asked.Location!, ("Input.Password", Password));

        back.Location.ShouldBe(target);
        (await visitor.GetAsync(target)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task StepUp_FormSentTooLate_KeepsWhatWasTyped(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.LocalityAdmin]);
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync("/account/tokens/create?workspace=" + place.Slug);
        data.Host.Clock.Advance(TimeSpan.FromMinutes(11));

        var late = await visitor.SubmitAsync(page.FormWith("Input.Name"), ("Input.Name", "Phần mềm kế toán"));

        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.ErrorCode.ShouldBe("Framework.StepUpNeeded");
        late.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Phần mềm kế toán");
    }

    [DatabaseTest]
    public async Task Verify_GuessedOften_Waits(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync(password: Password));
        for (var guess = 0; guess < 3; guess++)
        {
            (await visitor.FillAsync("/account/verify", ("Input.Password", "doan-lan-thu-" + guess))).ErrorCode.ShouldBe("Administration.WrongPassword");
        }

        (await visitor.FillAsync("/account/verify", ("Input.Password", Password))).ErrorCode.ShouldBe("Administration.SignInWait");
    }

    [DatabaseTest]
    public async Task Profile_NameAndLanguage_AreKept(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync();
        using var visitor = await data.VisitAsync(person);

        await visitor.FillAsync("/account/profile", ("Input.FullName", "Hiên  Thị Lan "), ("Input.Language", "en"));

        var page = await visitor.OpenAsync("/account/profile");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Document.QuerySelector("[name='Input.FullName']")!.GetAttribute("value").ShouldBe("Hiên Thị Lan");
        (await AuthSignInTests.ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.ProfileChanged");
    }

    internal static Task SetAsync(TestData data, string name, string value) => data.Host.WithAsync(
        async services =>
        {
            await services.GetRequiredService<ISettings>().SetAsync(name, value, forHost: true, CancellationToken.None);
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Setting.Changed", nameof(SettingValue), HostTenant.Value, name));
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private static string Cookie(Visitor visitor) => visitor.Cookies.GetCookies(new Uri("https://localhost"))["__Host-kn-session"]!.Value;
}
