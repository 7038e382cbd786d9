using System.Text.RegularExpressions;

namespace KetNghia.BrowserTests;

/// <summary>The accounts of the demo mode, as the executable itself prints them.</summary>
internal static partial class Demo
{
    public const string DistrictOfficer = "huyen.namgiang";
    public const string MountainCommuneOfficer = "xa.miennui";
    public const string MountainDistrictOfficer = "huyen.miennui";
    public const string CommuneOfficer = "xa.zuoich";
    public const string TenantAdmin = "quantri.namgiang";
    public const string ProvinceOfficer = "tinh";
    public const string SponsorFocal = "dv.skhdt";

    private static readonly Lazy<Task<string>> Printed = new(() => Server.RunVerbAsync("demo-accounts"));

    /// <summary>One password serves every demo account.</summary>
    public static async Task<string> PasswordAsync() => Password().Match(await Printed.Value) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("demo-accounts printed no password:\n" + await Printed.Value);

    [GeneratedRegex(@"(?:[Pp]assword|[Mm]ật khẩu)[^:]*:\s*(\S+)")]
    private static partial Regex Password();
}
