using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>
/// Records by whatever names those who take part in them, and by the numbers of their pairing's papers. Asked inside the
/// question for the records a person may see: it widens what finds them, never which they are.
/// </summary>
internal sealed class RecordNaming(KetNghiaDbContext db, ISpellings spellings)
{
    public Expression<Func<TwinPairing, bool>> Pairings(string word, string typed)
    {
        var (parties, units) = (spellings.PartiesNamed(word), spellings.UnitsNamed(word));
        var given = db.Set<PairingSponsor>().Where(s => s.ToOn == null && parties.Contains(s.PartyId)).Select(s => s.PairingId);
        var taken = db.Set<PairingReceiver>().Where(r => r.ToOn == null && (parties.Contains(r.PartyId) || units.Contains(r.UnitId))).Select(r => r.PairingId);
        if (!typed.Any(char.IsDigit))
        {
            return p => given.Contains(p.Id) || taken.Contains(p.Id);
        }

        var (documents, agreed) = (Documents(typed), Agreed(typed));
        return p => given.Contains(p.Id) || taken.Contains(p.Id) || documents.Contains(p.DecidingDocumentId) || agreed.Contains(p.Id);
    }

    public Expression<Func<Contribution, bool>> Contributions(string word, string typed)
    {
        var (parties, units) = (spellings.PartiesNamed(word), spellings.UnitsNamed(word));
        if (!typed.Any(char.IsDigit))
        {
            return c => parties.Contains(c.SponsorPartyId) || parties.Contains(c.ReceiverPartyId) || units.Contains(c.UnitId);
        }

        var (documents, agreed) = (Documents(typed), Agreed(typed));
        var decided = db.Set<TwinPairing>().Where(p => documents.Contains(p.DecidingDocumentId)).Select(p => p.Id);
        return c => parties.Contains(c.SponsorPartyId) || parties.Contains(c.ReceiverPartyId) || units.Contains(c.UnitId) || decided.Contains(c.PairingId) || agreed.Contains(c.PairingId);
    }

    /// <summary>Decisions whose number begins so, or has a part that does.</summary>
    private IQueryable<Guid?> Documents(string typed)
    {
        var number = " " + VietnameseText.Fold(typed);
        return db.Set<DecidingDocument>().Where(d => (" " + d.NumberKey).Contains(number)).Select(d => (Guid?)d.Id);
    }

    /// <summary>Pairings with an agreement of the number.</summary>
    private IQueryable<Guid> Agreed(string typed)
    {
        var written = VietnameseText.Clean(typed).ToUpperInvariant();
        return db.Set<Agreement>().Where(a => a.Number != null && a.Number.Contains(written)).Select(a => a.PairingId);
    }
}
