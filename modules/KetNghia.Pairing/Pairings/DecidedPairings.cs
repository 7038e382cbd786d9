using System.Linq.Expressions;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>A pair an issued decision names.</summary>
/// <param name="Decided">What the decision says of it.</param>
/// <param name="Now">What it is now, in the same words.</param>
/// <param name="WhyNot">What keeps it from being assigned by this person; null when nothing does.</param>
internal sealed record DecidedPair(Guid TenantId, Guid Id, string Code, string Decided, string Now, PairingState State, BusinessException? WhyNot)
{
    private static readonly PairingState[] AwaitedStates = [.. Enum.GetValues<PairingState>().Where(state => PairingSteps.Rules.Table.Find(state, PairingAction.Assign) is not null)];

    /// <summary>Not assigned yet.</summary>
    public static Expression<Func<TwinPairing, bool>> Awaited => p => AwaitedStates.Contains(p.State);

    public bool Differs => Decided != Now;

    public bool IsAwaited => AwaitedStates.Contains(State);
}

/// <summary>
/// Ghi phân công: the pairs an issued decision names are assigned by it, each by its own step. The decision was drafted,
/// approved by another person and numbered as a paper: nobody is asked to decide a second time, and nothing of it is typed again.
/// </summary>
internal sealed class DecidedPairings(
    KetNghiaDbContext db, IRecordPapers papers, PairingAccess access, PairingAppService pairings, ICurrentTenant tenant, StepPerson person, IStringLocalizer<PairingResource> texts)
{
    /// <summary>To enter what has been decided; deciding without an approved paper takes more.</summary>
    public const string Permission = PairingPermissions.Pairings.Propose;

    /// <exception cref="RecordNotFoundException">It is no issued decision this person sees.</exception>
    public async Task<(IssuedPaper Paper, IReadOnlyList<DecidedPair> Pairs)> FindAsync(Guid paperId, CancellationToken cancellationToken)
    {
        var paper = await papers.InForceAsync(paperId, cancellationToken);
        if (paper?.Kind != AssignmentDecision.KindKey)
        {
            throw new RecordNotFoundException();
        }

        var said = paper.Subjects.ToDictionary(s => s.RecordId, s => s.Says);
        var known = said.Keys.ToList();
        var found = await (await access.PairingsAsync(cancellationToken)).AsNoTracking().Where(p => known.Contains(p.Id))
            .Include(p => p.Sponsors).Include(p => p.Receivers).AsSplitQuery().ToDictionaryAsync(p => p.Id, cancellationToken);
        return (paper,
        [
            .. paper.Subjects.Select(s => found.GetValueOrDefault(s.RecordId)).OfType<TwinPairing>().Select(p => new DecidedPair(
                p.TenantId, p.Id, p.Code, said[p.Id], texts.Says(p.SponsorNames, p.ReceiverNames, p.FromOn, p.ToOn), p.State, WhyNot(p))),
        ]);
    }

    /// <summary>All of the chosen ones or none. The work it was is done once no pair waits.</summary>
    /// <param name="on">The day from which they count as assigned.</param>
    /// <returns>How many were assigned.</returns>
    public async Task<int> AssignAsync(Guid paperId, DateOnly on, IReadOnlyCollection<Guid> chosen, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var (paper, pairs) = await FindAsync(paperId, cancellationToken);
        var awaited = pairs.Where(p => p.IsAwaited).ToList();
        var taken = awaited.Where(p => chosen.Contains(p.Id)).ToList();
        if (taken.Count == 0 && awaited.Count > 0)
        {
            throw new BusinessException(PairingErrors.PairsNotChosen).At("Input.Ids");
        }

        var input = new StateChangeInput(on) { Document = new DecidingInput { Kind = DecidingDocumentKind.Decision, Number = paper.Number, Issuer = paper.Issuer, IssuedOn = paper.IssuedOn }, Under = Permission };
        foreach (var pair in taken)
        {
            using (tenant.Change(pair.TenantId))
            {
                await pairings.DoAsync(pair.Id, PairingAction.Assign, input, cancellationToken);
            }
        }

        if (taken.Count == awaited.Count)
        {
            await papers.FollowedAsync(paperId, cancellationToken);
        }

        await unit.CommitAsync(cancellationToken);
        return taken.Count;
    }

    private BusinessException? WhyNot(TwinPairing pairing) =>
        PairingSteps.Rules.WhyNot(pairing.Standing(hasAgreement: false) with { Beyond = PairingAccess.BeyondOf(pairing) }, PairingAction.Assign, person, Permission);
}
