using KetNghia.Pairing.Access;

namespace KetNghia.Pairing.Pairings;

/// <param name="Title">Names of both sides as they stood on the last day.</param>
internal sealed record FormerPairing(Guid Id, Guid TenantId, string Code, string Title, DateOnly LastDay);

/// <summary>Pairings a sponsor has left: not in its lists and figures any more, but still to be opened as they stood.</summary>
internal sealed class FormerPairings(PairingAccess access, SponsorPairingQueries sponsor, IHistory history, ICurrentTenant tenant)
{
    public async Task<IReadOnlyList<FormerPairing>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<FormerPairing>();
        foreach (var place in access.Kind == WorkspaceKind.Sponsor ? (await sponsor.FormerAsync(cancellationToken)).GroupBy(f => f.TenantId) : [])
        {
            using (tenant.Change(place.Key))
            {
                var then = await history.AsOfAsync([.. place.Select(f => f.PairingId)], place.Max(f => f.UntilUtc), cancellationToken);
                found.AddRange(place.Where(f => then.ContainsKey(f.PairingId)).Select(f => Of(f, then[f.PairingId].Values)));
            }
        }

        return [.. found.OrderByDescending(f => f.LastDay).ThenBy(f => f.Code, NumberOrder.Comparer)];
    }

    private static FormerPairing Of(FormerPart part, IReadOnlyDictionary<string, string?> then) => new(
        part.PairingId, part.TenantId, then.GetValueOrDefault(nameof(TwinPairing.Code)) ?? "",
        $"{then.GetValueOrDefault(nameof(TwinPairing.SponsorNames))} – {then.GetValueOrDefault(nameof(TwinPairing.ReceiverNames))}", part.LastDay);
}
