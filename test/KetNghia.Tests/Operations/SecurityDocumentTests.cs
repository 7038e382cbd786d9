using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.SecondFactors;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Users;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Api;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary><c>etc/docs/security.md</c> names the limits, ways in and classes the code has.</summary>
public sealed partial class SecurityDocumentTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Checkout.Root, "etc", "docs", "security.md"));

    [Fact]
    public void Limits_InTheDocument_AreThoseOfTheCode()
    {
        var guesses = new SignInLimits();
        var limits = new Dictionary<string, long>
        {
            ["Shortest password, characters"] = PasswordRules.MinLength,
            ["Longest password, characters"] = PasswordRules.MaxLength,
            ["Rounds of the password hash"] = AccountSecrets.Iterations,
            ["Life of an issued password, hours"] = (long)AccountRegistration.PasswordLife.TotalHours,
            [$"Guesses per account and {guesses.WindowMinutes} minutes"] = guesses.PerAccount,
            [$"Guesses per address and {guesses.WindowMinutes} minutes"] = guesses.PerAddress,
            ["Wrong guesses before the next one has to wait"] = guesses.FreeGuesses,
            ["Longest wait between guesses, seconds"] = guesses.LongestDelaySeconds,
            ["Codes tried per sign-in"] = SessionService.CodeTries,
            ["Time for the second step, minutes"] = (long)SessionService.CodeWindow.TotalMinutes,
            ["Recovery codes"] = SecondFactorService.RecoveryCodes,
            ["Session without use, minutes"] = Setting(SecuritySettings.IdleMinutes),
            ["Session at the longest, hours"] = Setting(SecuritySettings.AbsoluteHours),
            ["Password asked again after, minutes"] = Setting(SecuritySettings.StepUpMinutes),
            ["Longest life of a token, days"] = TokenService.LongestDays,
            ["Tokens in use per account"] = TokenService.MostTokens,
            ["Largest request, megabytes"] = RequestLimits.MaxBody >> 20,
            ["Largest request of the API, kilobytes"] = ApiEdge.LargestBody >> 10,
        };

        Rows("## Limits").ToDictionary(row => row[0], row => long.Parse(row[1], CultureInfo.InvariantCulture)).ShouldBe(limits, ignoreOrder: true);
        SecuritySettings.Definitions.Single(d => d.Name == SecuritySettings.EnforceTwoFactor).Default.ShouldBe("true");
    }

    [Fact]
    public void ContextWords_InTheDocument_AreThoseOfTheCode()
    {
        var listed = Section("## Limits").Where(line => line.StartsWith('`')).SelectMany(line => Quoted().Matches(line).Select(match => match.Groups[1].Value));

        listed.ShouldBe(PasswordRules.Context, ignoreOrder: true);
    }

    [Fact]
    public async Task WaysIn_InTheDocument_AreTheRegisteredSchemes()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);

        var schemes = (await host.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync()).Select(scheme => scheme.Name);

        Rows("## Ways in").Select(row => row[0].Trim('`')).ShouldBe(schemes.Except([TokenAuthentication.Selector]), ignoreOrder: true);
    }

    [Fact]
    public void DataClasses_InTheDocument_AreThoseOfTheCode() =>
        Rows("## Data").Select(row => row[0].Trim('`')).ShouldBe(Enum.GetNames<PersonalDataClass>());

    private static long Setting(string name) => long.Parse(SecuritySettings.Definitions.Single(d => d.Name == name).Default, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Section(string heading) =>
        Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>Rows of the first table under a heading, without head and rule.</summary>
    private static List<string[]> Rows(string heading) =>
        [.. Section(heading).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|', ' ').Split(" | "))];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
