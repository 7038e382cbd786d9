using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>What a page costs on a thin line, as bytes on the wire.</summary>
public sealed class WeightTests(Chromium chromium)
{
    private const long FirstVisit = 100 * 1024;
    private const long RepeatPage = 25 * 1024;

    [Fact]
    public async Task FirstVisit_SignInAndHome_StaysWithinTheBudget()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.SharedServerAsync());
        var weight = await ScaleAsync(journey);

        await journey.SignInAsync(Demo.DistrictOfficer, await Demo.PasswordAsync());

        weight.Bytes.ShouldBeLessThanOrEqualTo(FirstVisit);
    }

    [Fact]
    public async Task RepeatPage_EveryMenuEntry_StaysWithinTheBudget()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.SharedServerAsync());
        await journey.SignInAsync(Demo.DistrictOfficer, await Demo.PasswordAsync());
        var weight = await ScaleAsync(journey);
        var heavy = new List<string>();

        foreach (var path in (await journey.LinksAsync()).Where(path => path.StartsWith("/k/", StringComparison.Ordinal) && !path.Contains("/documents/", StringComparison.Ordinal)).Take(20))
        {
            weight.Bytes = 0;
            await journey.OpenAsync(path);
            if (weight.Bytes > RepeatPage)
            {
                heavy.Add($"{path}: {weight.Bytes} bytes");
            }
        }

        heavy.ShouldBeEmpty();
    }

    private static async Task<Scale> ScaleAsync(Journey journey)
    {
        var scale = new Scale();
        var session = await journey.Page.Context.NewCDPSessionAsync(journey.Page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => scale.Bytes += (long)finished!.Value.GetProperty("encodedDataLength").GetDouble();
        return scale;
    }

    private sealed class Scale
    {
        public long Bytes { get; set; }
    }
}
