using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Values;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.DecidingDocuments;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Numbers;

/// <summary>
/// Records by whatever names those who take part in them, and pairings by the numbers of their papers. Asked inside the
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

        var (number, written) = (" " + VietnameseText.Fold(typed), VietnameseText.Clean(typed).ToUpperInvariant());
        var documents = db.Set<DecidingDocument>().Where(d => (" " + d.NumberKey).Contains(number)).Select(d => (Guid?)d.Id);
        var agreed = db.Set<Agreement>().Where(a => a.Number != null && a.Number.Contains(written)).Select(a => a.PairingId);
        return p => given.Contains(p.Id) || taken.Contains(p.Id) || documents.Contains(p.DecidingDocumentId) || agreed.Contains(p.Id);
    }

    public Expression<Func<Contribution, bool>> Contributions(string word, string typed)
    {
        var (parties, units) = (spellings.PartiesNamed(word), spellings.UnitsNamed(word));
        return c => parties.Contains(c.SponsorPartyId) || parties.Contains(c.ReceiverPartyId) || units.Contains(c.UnitId);
    }
}
