using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// What becomes of the pledges of a pairing when its state changes: a paused one owes nothing until it resumes; with a
/// closed one they close, each with what was handed over by then.
/// </summary>
internal sealed class HelpOfPairing(KetNghiaDbContext db, ContributionWork work, IActionLog log)
{
    public async Task FollowAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        var owed = await db.Set<Contribution>().Include(c => c.Deliveries).Include(c => c.Discrepancies)
            .Where(Contribution.Owed).Where(c => c.PairingId == pairing.Id && !c.IsRemoved).ToListAsync(cancellationToken);
        foreach (var contribution in owed)
        {
            if (pairing.State.IsClosed())
            {
                Drop(contribution, pairing);
            }

            await work.OweAsync(contribution, pairing.State, cancellationToken);
        }
    }

    private void Drop(Contribution contribution, TwinPairing pairing)
    {
        var left = contribution.Show(contribution.Left);
        contribution.DropRest();
        log.Add(new ActionEntry("Pairing.Contribution.RestDropped", nameof(Contribution), contribution.Id, contribution.Number)
        {
            UnitId = contribution.UnitId,
            RootId = contribution.PairingId,
            Data = new Dictionary<string, object?>
            {
                ["number"] = contribution.Number,
                ["title"] = contribution.Title,
                ["figure"] = left,
                ["code"] = pairing.Code,
            },
        });
    }
}
