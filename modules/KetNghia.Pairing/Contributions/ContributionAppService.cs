using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Pairing.Contributions;

/// <summary>Writes of contributions inside the tenant that has been entered. Two people on one contribution meet at its version.</summary>
internal sealed class ContributionAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, NumberBook numbers, PairingAccess access, ContributionWork work, IEvidence evidence,
    StepPerson person, IActionLog log, IIdGenerator ids, IClock clock)
{
    public const string DeliverySubject = "Delivery";

    public async Task<Guid> PledgeAsync(Guid pairingId, Guid sponsorPartyId, Guid receiverPartyId, PledgeTerms terms, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);

        // Taking the number locks the book: a pairing that is being taken back has gone, or stays, before it is read.
        var (number, year) = await NextNumberAsync(cancellationToken);
        var pairing = await PairingAsync(pairingId, cancellationToken);
        var parties = Parties(pairing, sponsorPartyId, receiverPartyId);
        PairingAccess.CheckReceiver(parties.UnitId, parties.Receiver.Name, "Input.ReceiverPartyId");
        var actor = await access.ActAsSponsorAsync(sponsorPartyId, cancellationToken);
        await CheckTermsAsync(terms, cancellationToken);
        var contribution = new Contribution(ids.New(), tenant.Required, number, year, parties, terms, actor);
        db.Add(contribution);
        Log(new ActionEntry("Pairing.Contribution.Pledged", nameof(Contribution), contribution.Id, number), contribution, contribution.Pledged);
        await work.OweAsync(contribution, pairing.State, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return contribution.Id;
    }

    public async Task ReviseAsync(Guid id, PledgeTerms terms, long version, CancellationToken cancellationToken)
    {
        var contribution = await LoadAsync(id, cancellationToken);
        db.Entry(contribution).Property(c => c.Version).OriginalValue = version;
        await CheckRevisionAsync(contribution, terms, cancellationToken);
        Log(new ActionEntry("Pairing.Contribution.Revised", nameof(Contribution), id, contribution.Number), contribution, contribution.Pledged);
        await work.OweAsync(contribution, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Corrects the pledge in memory, or says what forbids it. Its deliveries are loaded.</summary>
    public async Task CheckRevisionAsync(Contribution contribution, PledgeTerms terms, CancellationToken cancellationToken)
    {
        await RefuseAsync(contribution, ContributionAction.Revise, cancellationToken);
        await CheckTermsAsync(terms, cancellationToken);
        contribution.Revise(terms);
    }

    /// <summary>The giving side takes back its pledge; nothing of it remains to be owed or counted.</summary>
    public async Task TakeBackAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        var contribution = await LoadAsync(id, cancellationToken);
        await access.ActAsSponsorAsync(contribution.SponsorPartyId, cancellationToken);
        contribution.TakeBack(reason);
        Log(new ActionEntry("Pairing.Contribution.TakenBack", nameof(Contribution), id, contribution.Number), contribution, contribution.Pledged, reason);
        await work.ReversedAsync(contribution, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Guid> HandOverAsync(Guid id, Statement stated, IReadOnlyList<IFormFile> sent, CancellationToken cancellationToken)
    {
        var files = await evidence.CheckAsync(sent, cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var contribution = await LoadAsync(id, cancellationToken);
        var standing = await RefuseAsync(contribution, ContributionAction.HandOver, cancellationToken);
        var pairing = await PairingAsync(contribution.PairingId, cancellationToken);
        var actor = await access.ActAsSponsorAsync(contribution.SponsorPartyId, cancellationToken);
        var delivery = contribution.HandOver(ids.New(), stated with { HasEvidence = sent.Count > 0 }, actor, clock.Today, pairing.FromOn, standing.HasLeft);
        Log(new ActionEntry("Pairing.Delivery.HandedOver", nameof(Contribution), id, contribution.Number), contribution, delivery.Given, stated.Note);
        await AttachAsync(contribution, delivery, files, cancellationToken);
        await work.HandedOverAsync(contribution, delivery, pairing.State, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return delivery.Id;
    }

    /// <returns>The difference to clear up, if the two figures differ.</returns>
    public async Task<Guid?> ConfirmAsync(Guid id, Guid deliveryId, Statement stated, IReadOnlyList<IFormFile> sent, CancellationToken cancellationToken)
    {
        var files = await evidence.CheckAsync(sent, cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var contribution = await LoadAsync(id, cancellationToken);
        var delivery = await RefuseAsync(contribution, deliveryId, DeliveryAction.Confirm, cancellationToken);
        var discrepancy = contribution.Confirm(deliveryId, stated with { HasEvidence = sent.Count > 0 }, access.ActAsReceiver(), ids.New(), clock.Today);
        Log(new ActionEntry("Pairing.Delivery.Confirmed", nameof(Contribution), id, contribution.Number), contribution, delivery.Received, stated.Note);
        await AttachAsync(contribution, delivery, files, cancellationToken);
        await work.DeliveryDoneAsync(contribution, deliveryId, cancellationToken);
        if (discrepancy is not null)
        {
            Log(new ActionEntry("Pairing.Discrepancy.Opened", nameof(Contribution), id, contribution.Number), contribution, delivery.Given);
            await work.DiffersAsync(contribution, discrepancy, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return discrepancy?.Id;
    }

    public async Task WithdrawAsync(Guid id, Guid deliveryId, string? reason, CancellationToken cancellationToken)
    {
        var contribution = await LoadAsync(id, cancellationToken);
        var delivery = await RefuseAsync(contribution, deliveryId, DeliveryAction.Withdraw, cancellationToken);
        contribution.Withdraw(deliveryId, reason);
        Log(new ActionEntry("Pairing.Delivery.Withdrawn", nameof(Contribution), id, contribution.Number), contribution, delivery.Given, reason);
        await work.DeliveryDoneAsync(contribution, deliveryId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ProposeAsync(Guid id, Guid discrepancyId, Figure figure, DiscrepancyReason reason, string text, bool forSponsor, CancellationToken cancellationToken)
    {
        var contribution = await LoadAsync(id, cancellationToken);
        var actor = await access.ActAsync(forSponsor, contribution.SponsorPartyId, cancellationToken);
        Refuse(contribution, discrepancyId, DiscrepancyAction.Propose, actor);
        var discrepancy = contribution.ProposeSettlement(discrepancyId, figure, reason, text, actor);
        Log(new ActionEntry("Pairing.Discrepancy.Proposed", nameof(Contribution), id, contribution.Number), contribution, discrepancy.Proposed, text);
        await work.ProposedAsync(contribution, discrepancy, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SettleAsync(Guid id, Guid discrepancyId, bool forSponsor, CancellationToken cancellationToken)
    {
        var contribution = await LoadAsync(id, cancellationToken);
        var actor = await access.ActAsync(forSponsor, contribution.SponsorPartyId, cancellationToken);
        Refuse(contribution, discrepancyId, DiscrepancyAction.Agree, actor);
        var discrepancy = contribution.Settle(discrepancyId, actor);
        Log(new ActionEntry("Pairing.Discrepancy.Settled", nameof(Contribution), id, contribution.Number), contribution, discrepancy.Proposed);
        await work.SettledAsync(contribution, discrepancy, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>The reversing record.</returns>
    public async Task<Guid> ReverseAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var contribution = await LoadAsync(id, cancellationToken);
        await RefuseAsync(contribution, ContributionAction.Reverse, cancellationToken);
        var (number, year) = await NextNumberAsync(cancellationToken);
        var reversal = contribution.Reverse(ids.New(), number, year, reason, access.ActAsReceiver());
        db.Add(reversal);
        Log(new ActionEntry("Pairing.Contribution.Reversed", nameof(Contribution), id, contribution.Number), contribution, contribution.Pledged, reason);
        Log(new ActionEntry("Pairing.Contribution.ReversalMade", nameof(Contribution), reversal.Id, number), reversal, reversal.Pledged, reason);
        await work.ReversedAsync(contribution, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(PairingErrors.AlreadyReversed).With("number", new RecordNumber(contribution.TenantId, contribution.Number));
        }

        await unit.CommitAsync(cancellationToken);
        return reversal.Id;
    }

    /// <exception cref="BusinessException">What the page of the contribution would say to the same person.</exception>
    private async Task<ContributionStanding> RefuseAsync(Contribution contribution, ContributionAction action, CancellationToken cancellationToken)
    {
        var standing = contribution.Standing(
            await db.Set<TwinPairing>().Where(p => p.Id == contribution.PairingId).Select(p => p.State).FirstAsync(cancellationToken),
            await access.HasLeftAsync(contribution.PairingId, cancellationToken),
            await access.IsMineAsync(contribution.SponsorPartyId, cancellationToken));
        Refuse(ContributionSteps.Rules.WhyNot(standing, action, person));
        return standing;
    }

    private async Task<Delivery> RefuseAsync(Contribution contribution, Guid deliveryId, DeliveryAction action, CancellationToken cancellationToken)
    {
        var delivery = contribution.Deliveries.FirstOrDefault(d => d.Id == deliveryId) ?? throw new RecordNotFoundException();
        Refuse(DeliverySteps.Rules.WhyNot(contribution.StandingOf(delivery, await access.IsMineAsync(contribution.SponsorPartyId, cancellationToken)), action, person));
        return delivery;
    }

    private void Refuse(Contribution contribution, Guid discrepancyId, DiscrepancyAction action, SideActor actor)
    {
        var difference = contribution.Discrepancies.FirstOrDefault(d => d.Id == discrepancyId) ?? throw new RecordNotFoundException();
        Refuse(DiscrepancySteps.Rules.WhyNot(difference.Standing([actor.Side]), action, person));
    }

    private static void Refuse(BusinessException? why)
    {
        if (why is not null)
        {
            throw why;
        }
    }

    private async Task<Contribution> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Contribution>().Include(c => c.Deliveries.OrderBy(d => d.Sequence)).Include(c => c.Discrepancies)
            .FirstOrDefaultAsync(c => c.Id == id, cancellationToken)
        ?? throw new RecordNotFoundException();

    private async Task<TwinPairing> PairingAsync(Guid id, CancellationToken cancellationToken)
    {
        var pairing = await db.Set<TwinPairing>().AsNoTracking().Include(p => p.Sponsors).Include(p => p.Receivers)
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw new RecordNotFoundException();
        return pairing.State.AcceptsHelp() ? pairing : throw new BusinessException(PairingErrors.NotAcceptingHelp);
    }

    private static ContributionParties Parties(TwinPairing pairing, Guid sponsorPartyId, Guid receiverPartyId)
    {
        var sponsor = pairing.Sponsors.FirstOrDefault(s => s.PartyId == sponsorPartyId && s.ToOn is null)
            ?? throw new BusinessException(PairingErrors.PartyNotInPairing).At("Input.SponsorPartyId");
        var receiver = pairing.Receivers.FirstOrDefault(r => r.PartyId == receiverPartyId && r.ToOn is null)
            ?? throw new BusinessException(PairingErrors.PartyNotInPairing).At("Input.ReceiverPartyId");
        return new ContributionParties(
            pairing.Id, new PartyFacts(sponsor.PartyId, sponsor.Name), new PartyFacts(receiver.PartyId, receiver.Name), receiver.UnitId);
    }

    private async Task CheckTermsAsync(PledgeTerms terms, CancellationToken cancellationToken)
    {
        var faults = Contribution.DateFaultsOf(terms, clock.Today).Concat(Contribution.FaultsOf(terms)).ToList();
        if (!await db.Set<ContentGroup>().AnyAsync(g => g.Code == terms.ContentGroupCode, cancellationToken))
        {
            faults.Add(new BusinessException(PairingErrors.ContentGroupUnknown).At("Input.ContentGroupCode"));
        }

        BusinessException.ThrowIfAny(faults);
    }

    private async Task<(string Number, int Year)> NextNumberAsync(CancellationToken cancellationToken)
    {
        var year = clock.Today.Year;
        return (PairingBooks.OfContributions.CodeOf(await numbers.NextAsync(PairingBooks.Contributions, year, cancellationToken), year), year);
    }

    private async Task AttachAsync(Contribution contribution, Delivery delivery, CheckedFiles files, CancellationToken cancellationToken)
    {
        if (files.Count > 0)
        {
            var target = new EvidenceTarget(DeliverySubject, delivery.Id, contribution.PairingId, contribution.UnitId, $"{contribution.Number} · {contribution.Title}");
            await evidence.AttachAsync(target, files, contribution.Title, cancellationToken);
        }
    }

    private void Log(ActionEntry entry, Contribution c, Figure figure, string? reason = null) => log.Add(About(entry, c, figure, reason));

    /// <summary>The entry with what its sentence names.</summary>
    public static ActionEntry About(ActionEntry entry, Contribution c, Figure figure, string? reason = null) => entry with
    {
        UnitId = c.UnitId,
        RootId = c.PairingId,
        Reason = reason,
        Data = new Dictionary<string, object?>
        {
            ["number"] = c.Number,
            ["title"] = c.Title,
            ["figure"] = c.Show(figure),
            ["sponsor"] = c.SponsorName,
            ["receiver"] = c.ReceiverName,
        },
    };
}
