using System.Linq.Expressions;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>A pair as papers about it alone read it.</summary>
/// <param name="Units">Of those who receive now.</param>
/// <param name="Parties">Those who help now.</param>
internal sealed record PaperPair(
    Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames, string? Fields, DateOnly FromOn, DateOnly? ToOn, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Parties)
{
    private static readonly Expression<Func<TwinPairing, PaperPair>> Row = p => new PaperPair(
        p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames, p.Fields, p.FromOn, p.ToOn,
        p.Receivers.Where(r => r.ToOn == null).Select(r => r.UnitId).ToList(), p.Sponsors.Where(s => s.ToOn == null).Select(s => s.PartyId).ToList());

    /// <summary>As far as the reader sees it; null when there is none.</summary>
    public static async Task<PaperPair?> ReadAsync(PairingAccess access, Guid id, CancellationToken cancellationToken)
    {
        var pair = await (await access.PairingsAsync(cancellationToken)).AsNoTracking().Where(p => p.Id == id).Select(Row).FirstOrDefaultAsync(cancellationToken);
        return pair is null ? null : pair with { Units = [.. pair.Units.Distinct()] };
    }

    public PaperSubject Said(IStringLocalizer<PairingResource> texts) => Said(texts, FromOn, ToOn);

    /// <param name="from">Of a period of its own, as an agreement has.</param>
    public PaperSubject Said(IStringLocalizer<PairingResource> texts, DateOnly from, DateOnly? to) => new(TenantId, Id, texts.Says(SponsorNames, ReceiverNames, from, to));
}
