using System.Net;
using AngleSharp.Html.Dom;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Roles;
using KetNghia.Administration.SecondFactors;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Setting up a second factor, signing in with it, and what cannot be done with a code.</summary>
public sealed class AuthSecondFactorTests(Hosts hosts) : IClassFixture<Hosts>
{
    internal const string Password = "cua-go-lim-ben-song";

    /// <summary>RFC 6238, appendix B: the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTheSame(long seconds, string code) =>
        TimeCodes.At("12345678901234567890"u8, seconds / 30).ShouldBe(code);

    [DatabaseTest]
    public async Task SetUp_FirstCode_SwitchesOnAndShowsTenCodesOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = await data.VisitAsync(person);

        var (secret, codes) = await SetUpAsync(data, visitor);

        secret.Length.ShouldBe(20);
        codes.Count.ShouldBe(10);
        codes.Distinct().Count().ShouldBe(10);
        (await visitor.OpenAsync("/account/two-factor")).Has("[data-recovery-codes]").ShouldBeFalse();
        var stored = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<SecondFactor>().SingleAsync(f => f.AccountId == person.AccountId));
        stored.Secret.ShouldNotContain(TimeCodes.ToBase32(secret));
        (await AuthSignInTests.ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.SecondFactorOn");
    }

    [DatabaseTest]
    public async Task SetUp_Page_NeedsNoInlineStyleAndShowsTheKey(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync());
        await visitor.SubmitAsync((await visitor.OpenAsync("/account/two-factor")).FormTo("handler=Begin"));

        var page = await visitor.OpenAsync("/account/two-factor");

        page.Has("svg.qr path").ShouldBeTrue();
        page.Has("main [style]").ShouldBeFalse();
        page.Document.QuerySelector("[data-key-text]")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Length.ShouldBe(32);
    }

    [DatabaseTest]
    public async Task SignIn_WithCode_LetsInOnlyAfterTheSecondStep(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        byte[] secret;
        using (var owner = await data.VisitAsync(person))
        {
            (secret, _) = await SetUpAsync(data, owner);
        }

        data.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        using var visitor = data.Host.Visitor();
        var first = await visitor.SignInAsync(person.UserName, Password);
        first.Location!.ShouldStartWith("/account/sign-in/code");
        (await visitor.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");

        var page = await visitor.OpenAsync(first.Location!);
        (await visitor.SubmitAsync(page.MainForm, ("Input.Code", "000000"))).ErrorCode.ShouldBe("Administration.CodeRefused");
        var answer = await visitor.SubmitAsync(page.MainForm, ("Input.Code", CodeNow(data, secret)));

        answer.Location.ShouldBe("/");
        (await visitor.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task SignIn_SameCodeTwice_IsRefusedTheSecondTime(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        byte[] secret;
        using (var owner = await data.VisitAsync(person))
        {
            (secret, _) = await SetUpAsync(data, owner);
        }

        data.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        using var one = data.Host.Visitor();
        using var two = data.Host.Visitor();
        var pages = new[] { await StepTwoAsync(one, person), await StepTwoAsync(two, person) };

        var answers = await Task.WhenAll(
            one.SubmitAsync(pages[0], ("Input.Code", CodeNow(data, secret))), two.SubmitAsync(pages[1], ("Input.Code", CodeNow(data, secret))));

        answers.Count(a => a.Location == "/").ShouldBe(1);
        answers.Count(a => a.ErrorCode == "Administration.CodeRefused").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task SignIn_FiveWrongCodes_EndsThePendingSignIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        byte[] secret;
        using (var owner = await data.VisitAsync(person))
        {
            (secret, _) = await SetUpAsync(data, owner);
        }

        data.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        using var visitor = data.Host.Visitor();
        var form = await StepTwoAsync(visitor, person);
        for (var i = 0; i < 5; i++)
        {
            (await visitor.SubmitAsync(form, ("Input.Code", "00000" + i))).ErrorCode.ShouldBe("Administration.CodeRefused");
        }

        (await visitor.SubmitAsync(form, ("Input.Code", CodeNow(data, secret)))).ErrorCode.ShouldBe("Administration.CodeTriesUsed");
    }

    [DatabaseTest]
    public async Task SignIn_RecoveryCode_OpensOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        IReadOnlyList<string> codes;
        using (var owner = await data.VisitAsync(person))
        {
            (_, codes) = await SetUpAsync(data, owner);
        }

        using var first = data.Host.Visitor();
        using var again = data.Host.Visitor();

        (await first.SubmitAsync(await StepTwoAsync(first, person), ("Input.Code", codes[3].ToUpperInvariant()))).Location.ShouldBe("/");
        (await again.SubmitAsync(await StepTwoAsync(again, person), ("Input.Code", codes[3]))).ErrorCode.ShouldBe("Administration.CodeRefused");
    }

    [DatabaseTest]
    public async Task SwitchOff_NeedsThePassword(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        using var visitor = await data.VisitAsync(person);
        await SetUpAsync(data, visitor);
        var page = await visitor.OpenAsync("/account/two-factor");
        var off = (IHtmlElement)page.Document.QuerySelector("button.btn-danger")!;

        (await visitor.SubmitAsync(page.FormWith("Input.Password"), [("Input.Password", "khong-dung-dau")], [], off)).ErrorCode.ShouldBe("Administration.WrongPassword");
        (await visitor.SubmitAsync((await visitor.OpenAsync("/account/two-factor")).FormWith("Input.Password"), [("Input.Password", Password)], [], off)).Location.ShouldBe("/account/two-factor");

        (await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<RecoveryCode>().CountAsync(c => c.AccountId == person.AccountId))).ShouldBe(0);
        (await AuthSignInTests.ActionsOf(data, person.AccountId)).ShouldContain("Administration.Account.SecondFactorOff");
    }

    [DatabaseTest]
    public async Task Role_ThatDemandsIt_LeadsToTheSetUpFirst(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await AuthAccountTests.SetAsync(data, "Security.EnforceTwoFactor", "true");
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().Where(r => r.Code == RoleCodes.LocalityAdmin).ExecuteUpdateAsync(u => u.SetProperty(r => r.RequiresTwoFactor, true)),
            AmbientFrame.Empty with { TenantId = place.Id });
        var person = await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using var visitor = await data.VisitAsync(person);
        using var other = await data.VisitAsync(officer);

        (await visitor.GetAsync(place.Path("/"))).Location.ShouldBe("/account/two-factor?demanded=true");
        (await other.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
        await SetUpAsync(data, visitor);
        (await visitor.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
        await AuthAccountTests.SetAsync(data, "Security.EnforceTwoFactor", "false");
    }

    internal static string CodeNow(TestData data, byte[] secret) => TimeCodes.At(secret, TimeCodes.StepOf(data.Host.Clock.UtcNow));

    internal static async Task<IHtmlFormElement> StepTwoAsync(Visitor visitor, TestPerson person) =>
        (await visitor.FollowAsync(await visitor.SignInAsync(person.UserName, Password))).MainForm;

    internal static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> SetUpAsync(TestData data, Visitor visitor)
    {
        await visitor.SubmitAsync((await visitor.OpenAsync("/account/two-factor")).FormTo("handler=Begin"));
        var page = await visitor.OpenAsync("/account/two-factor");
        var secret = FromBase32(page.Document.QuerySelector("[data-key-text]")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var confirmed = await visitor.SubmitAsync(page.FormWith("Input.Code"), ("Input.Code", CodeNow(data, secret)));
        var shown = await visitor.FollowAsync(confirmed);
        return (secret, [.. shown.Document.QuerySelectorAll("[data-recovery-codes] code").Select(c => c.TextContent)]);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var c in text)
        {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal)) & 0xffff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((buffer >> bits) & 0xff));
            }
        }

        return [.. bytes];
    }
}
