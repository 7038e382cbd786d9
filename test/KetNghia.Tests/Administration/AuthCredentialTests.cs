using System.Net;
using System.Security.Claims;
using System.Text;
using AngleSharp.Html.Dom;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Roles;
using KetNghia.Administration.SecondFactors;
using KetNghia.Administration.Sessions;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Administration;

/// <summary>Rules of passwords, codes and keys that every way in has to keep.</summary>
public sealed class AuthCredentialTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = AuthSecondFactorTests.Password;

    [DatabaseTest]
    public async Task Accounts_OfAFreshInstallation_AreNone(Provider provider)
    {
        var host = await hosts.FreshAsync(provider);
        using var visitor = host.Visitor();

        (await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Account>().CountAsync())).ShouldBe(0);
        (await AuthSignInTests.TryAsync(visitor, "admin", "suoi-trong-nui-biec-3651")).ErrorCode.ShouldBe("Administration.SignInRefused");
    }

    [DatabaseTest]
    public async Task Password_OfLettersSpacesAndFullLength_CountsExactlyAsTyped(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        var typed = " Nương lúa CHÍN  muộn ở bản xa, " + new string('ộ', 96 - 1) + " ";
        typed.Length.ShouldBe(PasswordRules.MaxLength);
        using (var owner = await data.VisitAsync(person))
        {
            (await owner.FillAsync("/account/password", ("Input.Current", Password), ("Input.Next", typed), ("Input.Again", typed))).Location.ShouldNotBeNull();
        }

        foreach (var other in new[] { typed.Trim(), typed.ToLowerInvariant(), typed[..^2], typed.Replace("  ", " ", StringComparison.Ordinal) })
        {
            data.Host.Clock.Advance(TimeSpan.FromMinutes(16));
            using var wrong = data.Host.Visitor();
            (await AuthSignInTests.TryAsync(wrong, person.UserName, other)).ErrorCode.ShouldBe("Administration.SignInRefused", other);
        }

        data.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var visitor = data.Host.Visitor();
        (await visitor.SignInAsync(person.UserName, typed)).Location.ShouldBe("/");
    }

    [DatabaseTest]
    public async Task Password_FromAnotherKeyboard_IsTheSame(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        const string composed = "rừng quế bên suối lạnh";
        var person = await data.CreatePersonAsync(password: composed.Normalize(NormalizationForm.FormC));
        using var visitor = data.Host.Visitor();

        (await visitor.SignInAsync(person.UserName, composed.Normalize(NormalizationForm.FormD))).Location.ShouldBe("/");
    }

    [DatabaseTest]
    public async Task Password_YearsOld_IsNotForcedToChange(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        data.Host.Clock.Advance(TimeSpan.FromDays(1100));
        using var visitor = data.Host.Visitor();

        await visitor.SignInAsync(person.UserName, Password);

        (await visitor.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Password_IssuedByAnAdministrator_StillNeedsTheSecondFactor(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        var membership = await data.JoinAsync(person, place, [RoleCodes.Leader]);
        using (var owner = await data.VisitAsync(person))
        {
            await AuthSecondFactorTests.SetUpAsync(data, owner);
        }

        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var issued = await admin.FollowAsync(await admin.FillAsync(place.Path($"/administration/users/password/{membership}")));
        using var visitor = data.Host.Visitor();

        (await visitor.SignInAsync(person.UserName, issued.Document.QuerySelector("[data-one-time-password]")!.TextContent)).Location!.ShouldStartWith("/account/sign-in/code");
    }

    [DatabaseTest]
    public async Task PasswordFields_Everywhere_AreMaskedAndOpenToPasswordManagers(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var stranger = data.Host.Visitor();
        using var owner = await data.VisitAsync(person);
        await AuthSecondFactorTests.SetUpAsync(data, owner);
        var pages = new[]
        {
            await stranger.OpenAsync("/account/sign-in"), await owner.OpenAsync("/account/password"), await owner.OpenAsync("/account/verify"), await owner.OpenAsync("/account/two-factor"),
        };

        foreach (var page in pages)
        {
            var fields = page.Document.QuerySelectorAll("input[autocomplete*=password], input[name$='Password'], input[name='Input.Current'], input[name='Input.Next'], input[name='Input.Again']").Cast<IHtmlInputElement>().ToList();
            fields.ShouldNotBeEmpty(page.Document.Title);
            fields.ShouldAllBe(f => f.Type == "password" && !f.HasAttribute("onpaste") && !f.IsReadOnly && (f.MaxLength < 0 || f.MaxLength >= 64));
            fields.ShouldAllBe(f => f.Autocomplete == "current-password" || f.Autocomplete == "new-password");
        }
    }

    [DatabaseTest]
    public async Task Account_Disabled_LosesEverySessionAndToken(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        var membership = await data.JoinAsync(person, data.Province, [RoleCodes.ProvinceOfficer]);
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        using var here = await data.VisitAsync(person);
        using var there = await data.VisitAsync(person);
        using var program = await data.VisitByTokenAsync(person, data.Province);
        (await program.GetAsync("/api/v1/units")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await admin.OpenAsync(data.Province.Path($"/administration/users/disable/{membership}"));
        var button = (IHtmlElement)page.Document.QuerySelector("main form button[name=disable]")!;

        var answer = await admin.SubmitAsync(page.MainForm, [("Input.Reason", "Nghỉ việc")], [], button);

        answer.Location.ShouldNotBeNull(answer.Text);
        (await here.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await there.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await program.GetAsync("/api/v1/units")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [DatabaseTest]
    public async Task Session_EachSignIn_GetsALongKeyOfItsOwnOfWhichOnlyTheHashIsKept(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        var keys = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var visitor = data.Host.Visitor();
            await visitor.SignInAsync(person.UserName, Password);
            keys.Add(KeyOf(data, visitor.Cookies.GetCookies(new Uri("https://localhost"))["__Host-kn-session"]!.Value));
        }

        var kept = await data.Host.WithAsync(services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<AccountSession>().Where(s => s.AccountId == person.AccountId).Select(s => s.KeyHash).ToListAsync());
        keys.ShouldBeUnique();
        keys.ShouldAllBe(key => System.Buffers.Text.Base64Url.DecodeFromChars(key).Length == 32);
        kept.ShouldBe(keys.Select(SessionService.Hash), ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task RecoveryCodes_InTheDatabase_AreHashesOfLongCodes(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = await data.VisitAsync(person);

        var (_, codes) = await AuthSecondFactorTests.SetUpAsync(data, visitor);

        var kept = await data.Host.WithAsync(services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<RecoveryCode>().Where(c => c.AccountId == person.AccountId).Select(c => c.CodeHash).ToListAsync());
        codes.ShouldAllBe(code => code.Count(char.IsAsciiLetterOrDigit) == 10);
        kept.Count.ShouldBe(codes.Count);
        kept.ShouldAllBe(hash => hash.Length == 64 && codes.All(code => !hash.Contains(code.Substring(0, 5), StringComparison.Ordinal)));
    }

    [DatabaseTest]
    public async Task Code_OfAnotherPersonOrTooLate_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (mine, theirs) = (await data.CreatePersonAsync(password: Password), await data.CreatePersonAsync(password: Password));
        var (mySecret, theirSecret) = (await SecretAsync(data, mine), await SecretAsync(data, theirs));
        data.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var visitor = data.Host.Visitor();
        var form = await AuthSecondFactorTests.StepTwoAsync(visitor, mine);
        var now = AuthSecondFactorTests.CodeNow(data, mySecret);

        (await visitor.SubmitAsync(form, ("Input.Code", AuthSecondFactorTests.CodeNow(data, theirSecret)))).ErrorCode.ShouldBe("Administration.CodeRefused");
        data.Host.Clock.Advance(TimeSpan.FromSeconds(90));
        (await visitor.SubmitAsync(form, ("Input.Code", now))).ErrorCode.ShouldBe("Administration.CodeRefused");
        data.Host.Clock.Advance(TimeSpan.FromMinutes(9));
        (await visitor.SubmitAsync(form, ("Input.Code", AuthSecondFactorTests.CodeNow(data, mySecret)))).ErrorCode.ShouldBe("Administration.CodeTriesUsed");
    }

    [DatabaseTest]
    public async Task Token_WhereTheRoleDemandsASecondFactor_OpensNothingWithoutOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        using var program = await data.VisitByTokenAsync(person, place);
        using var owner = await data.VisitAsync(person);
        var page = await owner.OpenAsync("/account/tokens/create?workspace=" + place.Slug);
        (await program.GetAsync("/api/v1/units")).Status.ShouldBe(HttpStatusCode.OK);
        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().Where(r => r.Code == RoleCodes.LocalityAdmin).ExecuteUpdateAsync(u => u.SetProperty(r => r.RequiresTwoFactor, true)),
            AmbientFrame.Empty with { TenantId = place.Id });
        await AuthAccountTests.SetAsync(data, "Security.EnforceTwoFactor", "true");

        var shut = await program.GetAsync("/api/v1/units");
        var box = page.Document.QuerySelector("[name='Input.Permissions']")!.GetAttribute("value");
        var made = await owner.SubmitAsync(page.FormWith("Input.Name"), ("Input.Name", "Đường vòng"), ("Input.Permissions", box));
        await AuthSecondFactorTests.SetUpAsync(data, owner);
        var open = await program.GetAsync("/api/v1/units");
        await AuthAccountTests.SetAsync(data, "Security.EnforceTwoFactor", "false");

        shut.Status.ShouldBe(HttpStatusCode.Forbidden);
        shut.Body.ShouldContain("Framework.Workspace.SecondFactorOwed");
        made.ErrorCode.ShouldBe("Administration.TokenNeedsSecondFactor");
        open.Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task SignIn_EveryOutcome_StandsInTheLog(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        await SecretAsync(data, person);
        using var visitor = data.Host.Visitor();
        data.Host.Logs.Clear();

        for (var guess = 0; guess < 4; guess++)
        {
            await AuthSignInTests.TryAsync(visitor, person.UserName, "sai-mat-khau-" + guess);
        }

        data.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        var form = await AuthSecondFactorTests.StepTwoAsync(visitor, person);
        await visitor.SubmitAsync(form, ("Input.Code", "000000"));
        var secret = await data.VisitAsync(person);
        await AuthSignInTests.SignOutAsync(secret);

        var lines = data.Host.Logs.All.Select(line => line.Text).ToList();
        foreach (var text in new[] { "Sign-in refused " + person.AccountId, "Sign-in throttled " + person.AccountId, "Sign-in code refused " + person.AccountId })
        {
            lines.ShouldContain(text);
        }

        var actions = await AuthSignInTests.ActionsOf(data, person.AccountId);
        foreach (var action in new[] { "SignInRefused", "PasswordAccepted", "CodeRefused", "SignedOut", "SecondFactorOn" })
        {
            actions.ShouldContain("Administration.Account." + action);
        }
    }

    [Fact]
    public void Accounts_HintsAndSecretQuestions_DoNotExist() =>
        typeof(Account).GetProperties().Select(p => p.Name).Where(n => n.Contains("Hint", StringComparison.OrdinalIgnoreCase) || n.Contains("Question", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    private static async Task<byte[]> SecretAsync(TestData data, TestPerson person)
    {
        using var owner = await data.VisitAsync(person);
        return (await AuthSecondFactorTests.SetUpAsync(data, owner)).Secret;
    }

    private static string KeyOf(TestData data, string cookie) =>
        data.Host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme).TicketDataFormat.Unprotect(cookie)!
            .Principal.FindFirstValue(SessionCookie.KeyClaim)!;
}
