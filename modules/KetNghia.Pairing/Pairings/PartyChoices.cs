using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Pairings;

/// <summary>Turns what was typed into a party, and offers names to type.</summary>
internal sealed class PartyChoices(IParties parties, IClock clock)
{
    /// <summary>Names to begin with; every other is found by what is typed.</summary>
    private const int Offered = 100;

    public async Task<IReadOnlyList<PartyInfo>> OfferedAsync(CancellationToken cancellationToken) =>
        await parties.SearchAsync(null, clock.Today, Offered, cancellationToken);

    /// <summary>A code or a name; both are typed by people, so neither is guessed.</summary>
    public async Task<(Guid Id, BusinessException? Fault)> ResolveAsync(string typed, string field, CancellationToken cancellationToken)
    {
        var matches = await parties.MatchAsync(typed, cancellationToken);
        return matches.Count == 1
            ? (matches[0].Id, null)
            : (Guid.Empty, new BusinessException(matches.Count == 0 ? PairingErrors.PartyUnknown : PairingErrors.PartyAmbiguous)
                .With("name", typed).With("codes", string.Join(", ", matches.Take(5).Select(m => m.Code))).At(field));
    }
}
