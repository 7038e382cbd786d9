using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Demo;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing.Seeding;

/// <summary>Pairings of every locality, proposed, assigned and begun as people do it, then their help; one in twenty has ended.</summary>
internal sealed class LargePairings(IServiceScopeFactory scopes) : ILargeSeeder
{
    private const string Officer = "do.huyen";
    private static readonly DateOnly From = new(2021, 12, 13);
    private static readonly DateOnly Ended = new(2022, 3, 31);

    public int Order => 50;

    public async Task SeedAsync(LargeWorld world, CancellationToken cancellationToken)
    {
        var (scale, others) = (world.Scale, world.Places.Count - 1);
        for (var at = 0; at < world.Places.Count; at++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var place = ActivatorUtilities.CreateInstance<Place>(scope.ServiceProvider, world, world.Places[at], at);
            var active = await place.PairAsync(at == 0 ? scale.Pairings : Share(scale.AllPairings - scale.Pairings, others, at), cancellationToken);
            await scope.ServiceProvider.GetRequiredService<LargeHelp>().SeedAsync(
                world, world.Places[at], active, at == 0 ? scale.Contributions : Share(scale.AllContributions - scale.Contributions, others, at), cancellationToken);
        }
    }

    /// <summary>Of so many, those of the given one of the others; together they are all.</summary>
    private static int Share(int all, int others, int at) => (int)(((long)all * at / others) - ((long)all * (at - 1) / others));

    public static AmbientFrame Frame(LargeWorld world, LargePlace place, string person, DateTime atUtc) =>
        new AmbientFrame(place.Workspace!.TenantId, place.Workspace, world.People[person], null) with { AtUtc = atUtc };

    private sealed class Place(LargeWorld world, LargePlace place, int number, KetNghiaDbContext db, UnsavedRows rows, IActionLog log, IIdGenerator ids)
    {
        private readonly IReadOnlyDictionary<string, string> _words = DemoFile.Words<PairingDemoSeeder>();
        private readonly Guid _tenant = place.Workspace!.TenantId;

        public async Task<IReadOnlyList<TwinPairing>> PairAsync(int count, CancellationToken cancellationToken)
        {
            var document = await DocumentAsync(cancellationToken);
            var active = new List<TwinPairing>();
            for (var at = 0; at < count; at++)
            {
                var (commune, sponsor) = (place.Communes[at % place.Communes.Count], world.Sponsors[(number + (at / place.Communes.Count)) % world.Sponsors.Count]);
                var pairing = Proposed(at + 1, sponsor, commune);
                Step(pairing, PairingAction.Assign, From, document);
                Step(pairing, PairingAction.Activate, From, document);
                if (at % 20 == 19)
                {
                    Step(pairing, PairingAction.End, Ended, document, _words["fields"]);
                }
                else
                {
                    active.Add(pairing);
                }

                await rows.LeaveAsync(cancellationToken);
            }

            await rows.WriteAsync(cancellationToken);
            await LargeHelp.StandAtAsync(db, new NumberCounter(ids.New(), _tenant, PairingBooks.Pairings, 0), count, cancellationToken);
            return active;
        }

        private TwinPairing Proposed(int at, LargeParty sponsor, LargeParty commune)
        {
            using var frame = AmbientFrame.Push(Frame(world, place, Officer, DemoTime.At(From, 9)));
            var terms = new PairingTermsOf { Form = PairingForm.Assigned, Level = PairingLevel.AgencyToCommune, FromOn = From, Fields = _words["fields"], Cadence = MeetingCadence.HalfYearly };
            var pairing = new TwinPairing(ids.New(), _tenant, PairingBooks.OfPairings.CodeOf(at), terms, null);
            pairing.AddSponsor(ids.New(), new PartyFacts(sponsor.Id, sponsor.Name), isLead: true, From);
            pairing.AddReceiver(ids.New(), new PartyFacts(commune.Id, commune.Name), commune.UnitId, isLead: true, From);
            pairing.SyncLinks(ids);
            db.Add(pairing);
            log.Add(PairingAppService.About(new ActionEntry("Pairing.Pairing.Proposed", nameof(TwinPairing), pairing.Id, pairing.Code), pairing));
            rows.Take();
            return pairing;
        }

        private void Step(TwinPairing pairing, PairingAction action, DateOnly on, Guid document, string? reason = null)
        {
            using var frame = AmbientFrame.Push(Frame(world, place, Officer, DemoTime.At(on, 15)));
            var person = world.People[Officer];
            pairing.Do(action, new StateChangeFacts(ids.New(), on, new SideActor(person.AccountId, person.FullName, DemoTime.At(on, 15), Side.Receiver), reason, document));
            pairing.SyncLinks(ids);
            log.Add(PairingAppService.About(PairingAppService.StepEntry(action, pairing) with { Reason = reason }, pairing));
            rows.Take();
        }

        private async Task<Guid> DocumentAsync(CancellationToken cancellationToken)
        {
            using var frame = AmbientFrame.Push(Frame(world, place, Officer, DemoTime.At(From, 8)));
            var document = new DecidingDocument(
                ids.New(), _tenant, DecidingDocumentKind.Decision, _words["document.number"], _words["document.issuer"], From, _words["document.summary"]);
            db.Add(document);
            log.Add(new ActionEntry("Documents.Deciding.Recorded", nameof(DecidingDocument), document.Id, document.Number)
            {
                Data = new Dictionary<string, object?> { ["number"] = document.Number, ["issuer"] = document.Issuer },
            });
            rows.Take();
            await rows.LeaveAsync(cancellationToken);
            return document.Id;
        }
    }
}
