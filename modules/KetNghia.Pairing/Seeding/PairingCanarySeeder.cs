using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing.Seeding;

/// <summary>In every locality a pairing in each state, and on the active one a contribution in each state, full of the locality's canary.</summary>
internal sealed class PairingCanarySeeder(IServiceScopeFactory scopes, IDirectoryProvisioning directory, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    private static readonly (PairingState State, PairingAction[] Steps)[] Ways =
    [
        (PairingState.Active, [PairingAction.Assign, PairingAction.Activate]),
        (PairingState.Assigned, [PairingAction.Assign]),
        (PairingState.Proposed, []),
        (PairingState.Invited, [PairingAction.Invite]),
        (PairingState.Signed, [PairingAction.Assign, PairingAction.Sign]),
        (PairingState.Suspended, [PairingAction.Assign, PairingAction.Activate, PairingAction.Suspend]),
        (PairingState.Ended, [PairingAction.Assign, PairingAction.Activate, PairingAction.End]),
        (PairingState.Declined, [PairingAction.Invite, PairingAction.Decline]),
        (PairingState.Transferred, [PairingAction.Assign, PairingAction.Activate, PairingAction.Transfer]),
    ];

    public int Order => 50;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            var sponsors = world.Sponsors.ToList();
            Guid? first = null;
            for (var i = 0; i < Ways.Length; i++)
            {
                var (unit, sponsor) = (place.Units[i / 2 % place.Units.Count], sponsors[i % sponsors.Count]);
                var receiver = await directory.EnsurePartyAsync("DP-" + unit.Code, "Canary " + unit.Code, PartyKind.Locality, unit.Id, cancellationToken);
                var id = await PairAsync(world, place, sponsor.PartyId!.Value, receiver, unit, Ways[i].State, Ways[i].Steps, first, cancellationToken);
                world.Records.Add(new CanaryRecord(nameof(TwinPairing), id, null, place.Slug, Ways[i].State.ToString(), unit.Code));
                if (first is null)
                {
                    first = id;
                    await HelpAsync(world, place, sponsor, id, receiver, unit, cancellationToken);
                }
            }
        }
    }

    private async Task<Guid> PairAsync(
        CanaryWorld world, CanaryTenant place, Guid sponsor, Guid receiver, CanaryUnit unit, PairingState state, PairingAction[] steps, Guid? successor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var frame = AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.Leader));
        var pairings = scope.ServiceProvider.GetRequiredService<PairingAppService>();
        var from = clock.Today.AddYears(-1);
        var id = await pairings.ProposeAsync(
            new PairingInput
            {
                Terms = new PairingTermsOf
                {
                    Form = steps.Contains(PairingAction.Invite) ? PairingForm.Invited : PairingForm.Assigned,
                    Level = PairingLevel.AgencyToCommune,
                    FromOn = from,
                    Fields = place.Canary,
                },
                SponsorIds = [sponsor],
                ReceiverIds = [receiver],
            },
            cancellationToken);
        var document = new DecidingInput { Number = $"{state}/{place.Canary}", Issuer = place.Canary, IssuedOn = from, Summary = place.Canary };
        foreach (var step in steps)
        {
            if (step == PairingAction.Sign)
            {
                await AgreeAsync(world, scope.ServiceProvider, place, id, from, cancellationToken);
            }

            if (step == PairingAction.End)
            {
                // Promised, and ended before anything was handed over.
                var dropped = await scope.ServiceProvider.GetRequiredService<ContributionAppService>().PledgeAsync(id, sponsor, receiver, Terms(place), cancellationToken);
                world.Records.Add(new CanaryRecord(nameof(Contribution), dropped, null, place.Slug, nameof(ContributionState.Dropped), unit.Code));
            }

            await pairings.DoAsync(
                id, step,
                new StateChangeInput(from, PairingSteps.NeedsReason(step) ? place.Canary : null)
                {
                    Document = PairingSteps.NeedsDocument(step) ? document : null,
                    SuccessorId = step == PairingAction.Transfer ? successor : null,
                },
                cancellationToken);
        }

        return id;
    }

    private static async Task AgreeAsync(CanaryWorld world, IServiceProvider services, CanaryTenant place, Guid pairing, DateOnly on, CancellationToken cancellationToken)
    {
        var terms = new AgreementTerms(AgreementType.Covenant, place.Canary, on, on, null, place.Canary, place.Canary, place.Canary);
        var id = await services.GetRequiredService<AgreementAppService>().RecordAsync(
            pairing, terms, [new CommitmentFacts(Guid.Empty, place.Canary, 1000, place.Canary, null)], null, [], cancellationToken);
        world.Records.Add(new CanaryRecord(nameof(Agreement), id, null, place.Slug, null, null));
    }

    /// <summary>From a bare promise to a reversed record; the commune confirms with a photo.</summary>
    private async Task HelpAsync(
        CanaryWorld world, CanaryTenant place, CanaryTenant sponsor, Guid pairing, Guid receiver, CanaryUnit unit, CancellationToken cancellationToken)
    {
        var (giver, taker) = (CanaryFrames.Of(world, permissions, sponsor, place, RoleCodes.SponsorFocal), CanaryFrames.Of(world, permissions, place, place, RoleCodes.CommuneOfficer));
        (string State, long? Given, long? Received, string? After)[] ways =
        [
            (nameof(ContributionState.Pledged), null, null, null),
            (nameof(DeliveryState.Awaiting), 100, null, null),
            (nameof(DeliveryState.Withdrawn), 100, null, "withdraw"),
            (nameof(ContributionState.PartlyReceived), 40, 40, null),
            (nameof(DiscrepancyState.Open), 100, 96, null),
            (nameof(DiscrepancyState.Proposed), 100, 96, "propose"),
            (nameof(DiscrepancyState.Settled), 100, 96, "settle"),
            (nameof(ContributionState.Confirmed), 100, 100, null),
            (nameof(ContributionState.Reversed), null, null, "reverse"),
        ];
        foreach (var (state, given, received, after) in ways)
        {
            await using var scope = scopes.CreateAsyncScope();
            var help = scope.ServiceProvider.GetRequiredService<ContributionAppService>();
            Guid id, delivery = default;
            using (AmbientFrame.Push(giver))
            {
                id = await help.PledgeAsync(pairing, sponsor.PartyId!.Value, receiver, Terms(place), cancellationToken);
                delivery = given is { } much ? await help.HandOverAsync(id, Of(much), Side(place), cancellationToken) : delivery;
                if (after == "withdraw")
                {
                    await help.WithdrawAsync(id, delivery, place.Canary, cancellationToken);
                }
            }

            using (AmbientFrame.Push(taker))
            {
                var gap = received is { } arrived ? await help.ConfirmAsync(id, delivery, Of(arrived), Side(place), cancellationToken) : null;
                if (after is "propose" or "settle")
                {
                    await help.ProposeAsync(id, gap!.Value, Of(96), DiscrepancyReason.LostInTransit, place.Canary, forSponsor: false, cancellationToken);
                }

                if (after == "settle")
                {
                    using (AmbientFrame.Push(giver))
                    {
                        await help.SettleAsync(id, gap!.Value, forSponsor: true, cancellationToken);
                    }
                }

                if (after == "reverse")
                {
                    await help.ReverseAsync(id, place.Canary, cancellationToken);
                }
            }

            world.Records.Add(new CanaryRecord(nameof(Contribution), id, null, place.Slug, state, unit.Code));
        }
    }

    private PledgeTerms Terms(CanaryTenant place) => new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = place.Canary,
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = clock.Today.AddDays(-30),
        QuantityThousandths = 100_000,
        Unit = place.Canary,
        UnitPriceDong = 1_000_000,
        ValuationBasis = ValuationBasis.Invoice,
        EventTag = place.Canary,
        Purpose = place.Canary,
        DueOn = clock.Today.AddDays(-10),
    };

    private SideInput Side(CanaryTenant place) => new(clock.Today.AddDays(-5))
    {
        Place = place.Canary,
        Person = place.Canary,
        Note = place.Canary,
        Files = [DemoPhotos.Draw(1)],
    };

    private static FigureInput Of(long count) => new(null, count * 1000);
}
