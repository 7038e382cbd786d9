using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing.Seeding;

/// <summary>
/// In every locality a pairing of two communes and all sponsors, the last of which leaves it today: each helped both, and
/// the first helps again afterwards. What a sponsor gives carries that sponsor's canary beside the locality's.
/// </summary>
internal sealed class SharedPairingCanarySeeder(IServiceScopeFactory scopes, IDirectoryProvisioning directory, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    public const string Left = "Left";

    public int Order => 51;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        var sponsors = world.Sponsors.ToList();
        foreach (var place in world.Localities.Where(p => p.Units.Count > 1 && sponsors.Count > 1))
        {
            var receivers = new List<(CanaryUnit Unit, Guid Id)>();
            foreach (var unit in place.Units.Take(2))
            {
                receivers.Add((unit, await directory.EnsurePartyAsync("TH-" + unit.Code, "Canary TH " + unit.Code, PartyKind.School, unit.Id, cancellationToken)));
            }

            var input = new PairingInput
            {
                Terms = new PairingTermsOf { Form = PairingForm.Voluntary, Level = PairingLevel.OrganisationToOrganisation, FromOn = clock.Today.AddYears(-1), Fields = place.Canary },
                SponsorIds = [.. sponsors.Select(s => s.PartyId!.Value)],
                ReceiverIds = [.. receivers.Select(r => r.Id)],
            };
            var id = await PairAsync(world, place, input, cancellationToken);
            foreach (var (sponsor, receiver) in sponsors.SelectMany(s => receivers.Select(r => (s, r))))
            {
                await HelpAsync(world, place, sponsor, id, receiver, cancellationToken);
            }

            await LeaveAsync(world, place, id, input with { SponsorIds = [.. input.SponsorIds.SkipLast(1)] }, cancellationToken);
            world.Records.Add(new CanaryRecord(nameof(PairingSponsor), id, null, sponsors[^1].Slug, Left, null));
            await HelpAsync(world, place, sponsors[0], id, receivers[^1], cancellationToken);
        }
    }

    private async Task<Guid> PairAsync(CanaryWorld world, CanaryTenant place, PairingInput input, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var frame = AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.Leader));
        var pairings = scope.ServiceProvider.GetRequiredService<PairingAppService>();
        var id = await pairings.ProposeAsync(input, cancellationToken);
        await pairings.DoAsync(id, PairingAction.Assign, new StateChangeInput(input.Terms.FromOn), cancellationToken);
        world.Records.Add(new CanaryRecord(nameof(TwinPairing), id, null, place.Slug, nameof(PairingState.Assigned), null));
        return id;
    }

    /// <summary>The assignment made version two.</summary>
    private async Task LeaveAsync(CanaryWorld world, CanaryTenant place, Guid id, PairingInput input, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var frame = AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.Leader));
        await scope.ServiceProvider.GetRequiredService<PairingAppService>().ChangeAsync(id, input, 2, cancellationToken);
    }

    private async Task HelpAsync(
        CanaryWorld world, CanaryTenant place, CanaryTenant sponsor, Guid pairing, (CanaryUnit Unit, Guid Id) receiver, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var frame = AmbientFrame.Push(CanaryFrames.Of(world, permissions, sponsor, place, RoleCodes.SponsorFocal));
        var help = scope.ServiceProvider.GetRequiredService<ContributionAppService>();
        var words = $"{place.Canary} {sponsor.Canary}";
        var id = await help.PledgeAsync(
            pairing, sponsor.PartyId!.Value, receiver.Id,
            new PledgeTerms
            {
                Kind = ContributionKind.Cash,
                ContentGroupCode = "socio-economic",
                Title = words,
                FundingSource = FundingSource.RegularBudget,
                PledgedOn = clock.Today.AddDays(-30),
                AmountDong = 10_000_000,
                Purpose = words,
            },
            cancellationToken);
        var side = new SideInput(clock.Today.AddDays(-5)) { Place = words, Person = words, Note = words, Files = [DemoPhotos.Draw(1)] };
        await help.HandOverAsync(id, new FigureInput(10_000_000, null), side, cancellationToken);
        world.Records.Add(new CanaryRecord(nameof(Contribution), id, null, place.Slug, nameof(DeliveryState.Awaiting), receiver.Unit.Code));
    }
}
