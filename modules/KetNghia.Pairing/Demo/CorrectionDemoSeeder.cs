using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Demo;

/// <summary>What was found to be recorded twice, after the year had been scored by it: figures that were sent keep it, and tell that it is reversed.</summary>
internal sealed class CorrectionDemoSeeder(KetNghiaDbContext db, DemoPlaces places, ContributionAppService contributions, IClock clock) : IDemoSeeder
{
    private const string Place = "nam-giang";

    private static readonly DateOnly HandedOverOn = new(2024, 9, 26);
    private static readonly DateOnly FoundOn = new(2025, 3, 10);

    /// <summary>After everything that is computed from help.</summary>
    public int Order => 240;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        var (sponsor, at) = (await places.PartyAsync("SO-KHDT", cancellationToken), DemoTime.At(FoundOn, 10));
        using (AmbientFrame.Push(places.Frame("ketoan.namgiang", Place, Place, at < clock.UtcNow ? at : clock.UtcNow)))
        {
            var twice = await db.Set<Contribution>().Where(c => c.SponsorPartyId == sponsor && c.DueOn == HandedOverOn && c.State == ContributionState.Confirmed).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
            if (twice != Guid.Empty)
            {
                await contributions.ReverseAsync(twice, DemoFile.Words<PairingDemoSeeder>()["correction.reason"], cancellationToken);
            }
        }
    }
}
