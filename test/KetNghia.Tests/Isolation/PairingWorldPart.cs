using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>In each unit a pairing of the first sponsor with an agreement, a delivery that waits and one that differs.</summary>
internal sealed class PairingWorldPart : IWorldPart
{
    public int Order => 50;

    public async Task BuildAsync(World world, Place place)
    {
        foreach (var (unit, number) in new[] { (place.InsideUnit, 1), (place.OutsideUnit, 2) })
        {
            await world.Data.Host.WithAsync(services => BuildAsync(services, world, place, unit, number), AmbientFrame.Empty with { TenantId = place.Workspace.Id });
        }
    }

    private static async Task BuildAsync(IServiceProvider services, World world, Place place, Guid unit, int number)
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        var log = services.GetRequiredService<IActionLog>();
        var ids = world.Data.Host.Ids;
        var today = world.Data.Host.Clock.Today;
        var giver = new SideActor(world.SponsorPerson.AccountId, "Bên giúp", world.Data.Host.Clock.UtcNow, Side.Sponsor);
        var receiver = new PartyFacts(ids.New(), $"Bên nhận {place.Canary} {number}");
        var sponsor = new PartyFacts(world.Sponsor.PartyId!.Value, "Đơn vị giúp");
        var document = new DecidingDocument(ids.New(), place.Workspace.Id, Enum.GetValues<DecidingDocumentKind>()[0], $"QĐ-{number}", place.Canary, today.AddDays(-200), null);
        var pairing = new TwinPairing(ids.New(), place.Workspace.Id, $"KN-{number:000}", Terms(today, document.Id), null);
        pairing.AddSponsor(ids.New(), sponsor, true, pairing.FromOn);
        pairing.AddReceiver(ids.New(), receiver, unit, true, pairing.FromOn);
        pairing.SyncLinks(ids);
        pairing.Do(PairingAction.Assign, new StateChangeFacts(ids.New(), today.AddDays(-100), giver, null, document.Id));
        var agreement = new Agreement(ids.New(), pairing, new AgreementTerms(AgreementType.Covenant, $"GU-{number}", today.AddDays(-90), today.AddDays(-90), null, "Người ký A", "Người ký B", place.Canary), null);
        var group = await db.Set<ContentGroup>().Select(g => g.Code).FirstAsync();
        var parties = new ContributionParties(pairing.Id, sponsor, receiver, unit);
        var waiting = Pledge(1, parties, group);
        var differing = Pledge(2, parties, group);
        HandOver(waiting);
        var delivery = HandOver(differing);
        differing.Confirm(
            delivery.Id,
            new ConfirmFacts(today, new SideActor(place.Scoped.AccountId, "Bên nhận", giver.AtUtc, Side.Receiver)) { Thousandths = 96_000, NoEvidenceReason = "Chưa chụp được ảnh", Note = "Thiếu bốn con" },
            ids.New(), today);
        db.Add(new Programme(ids.New(), $"GD-{place.Workspace.Slug}-{number}".ToUpperInvariant(), "Giai đoạn thử", today.AddYears(-1), today.AddYears(1), null));
        db.AddRange(document, pairing, agreement, waiting, differing);
        db.Add(new SavedView(ids.New(), place.Workspace.Id, place.Mighty.AccountId, "pairings", $"{place.Canary} {number}", "state=Active"));
        log.Add(new ActionEntry("Pairing.Pairing.Proposed", nameof(TwinPairing), pairing.Id, pairing.Code) { UnitId = unit, RootId = pairing.Id });
        await db.SaveChangesAsync(CancellationToken.None);

        Contribution Pledge(int which, ContributionParties of, string code) => new(
            ids.New(), place.Workspace.Id, $"DG-2025-{(number * 10) + which:0000}", 2025, of,
            new PledgeTerms
            {
                Kind = ContributionKind.InKind,
                ContentGroupCode = code,
                Title = $"Heo giống {place.Canary}",
                FundingSource = FundingSource.RegularBudget,
                PledgedOn = today.AddDays(-30),
                QuantityThousandths = 100_000,
                Unit = "con",
                UnitPriceDong = 1_500_000,
                ValuationBasis = ValuationBasis.Invoice,
            },
            giver);

        Delivery HandOver(Contribution contribution) => contribution.HandOver(
            new HandOverFacts(ids.New(), today.AddDays(-5), giver) { Thousandths = 100_000, Place = "Nhà văn hoá", HandedOverBy = "Bên giúp", NoEvidenceReason = "Chưa chụp được ảnh" }, today, pairing.FromOn);
    }

    private static PairingTermsOf Terms(DateOnly today, Guid document) => new()
    {
        Form = PairingForm.Assigned,
        Level = PairingLevel.AgencyToCommune,
        FromOn = today.AddDays(-120),
        DecidingDocumentId = document,
    };
}
