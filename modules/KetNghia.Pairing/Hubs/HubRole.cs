using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Hubs;

/// <summary>One of the two parts a place or party can have: it receives as a place, it gives as a party. Its lists are the usual ones, filtered.</summary>
/// <param name="Line">The party and every one it succeeded.</param>
internal sealed record HubRole(Side Side, Guid Id, IReadOnlyList<Guid> Line)
{
    public PairingFilter Pairings => Side == Side.Receiver ? new PairingFilter { Unit = Id } : new PairingFilter { Sponsor = Id, SponsorLine = Line };

    public ContributionFilter Help => Side == Side.Receiver ? new ContributionFilter { Unit = Id } : new ContributionFilter { Sponsor = Id, SponsorLine = Line };
}

/// <summary>In which parts the reader may look at a place or party.</summary>
internal sealed class HubRoles(PairingAccess access, SponsorPairingQueries sponsor, IParties parties)
{
    /// <summary>Figures are what the reader sees, which is not all there is.</summary>
    public bool IsPartial => access.Kind == WorkspaceKind.Sponsor || AmbientFrame.Current.Scope is not null;

    /// <summary>How an empty panel says it: what the reader does not see may be there all the same.</summary>
    public string NoneKey => AmbientFrame.Current.Scope is null ? access.Kind.ToString() : "Scope";

    /// <summary>A place the reader's scope does not reach: of it not even that there is nothing is said.</summary>
    public static bool IsBeyond(HubSubject subject) => subject.UnitId is { } unit && !AmbientFrame.Current.Covers(unit);

    /// <summary>Whether the reader sees every record of it, so that there are measures of it.</summary>
    public async Task<bool> IsWholeAsync(HubRole role, CancellationToken cancellationToken) => role.Side == Side.Receiver
        ? access.Kind != WorkspaceKind.Sponsor
        : access.SeesAllPairings || (access.Kind == WorkspaceKind.Sponsor && (await sponsor.OwnPartiesAsync(cancellationToken)).Contains(role.Id));

    /// <summary>A place beyond the reader's scope may still give something to one within it.</summary>
    public async Task<IReadOnlyList<HubRole>> OfAsync(HubSubject subject, CancellationToken cancellationToken)
    {
        var roles = new List<HubRole>();
        if (subject.UnitId is { } unit && !IsBeyond(subject))
        {
            roles.Add(new HubRole(Side.Receiver, unit, []));
        }

        if (subject.PartyId is { } party)
        {
            roles.Add(new HubRole(Side.Sponsor, party, await parties.WithPredecessorsAsync(party, cancellationToken)));
        }

        return roles;
    }

    /// <summary>The pairings in which somebody has one of these parts, as far as the reader sees them.</summary>
    public async Task<IQueryable<TwinPairing>> PairingsAsync(IReadOnlyList<HubRole> parts, CancellationToken cancellationToken)
    {
        var (units, line) = (UnitsOf(parts), LineOf(parts));
        return (await access.PairingsAsync(cancellationToken)).Where(p => p.Receivers.Any(r => units.Contains(r.UnitId)) || p.Sponsors.Any(s => line.Contains(s.PartyId)));
    }

    /// <summary>The help somebody gets or gives in these parts, as far as the reader sees it.</summary>
    public async Task<IQueryable<Contribution>> HelpAsync(IReadOnlyList<HubRole> parts, CancellationToken cancellationToken)
    {
        var (units, line) = (UnitsOf(parts), LineOf(parts));
        return (await access.ContributionsAsync(cancellationToken)).Where(c => units.Contains(c.UnitId) || line.Contains(c.SponsorPartyId));
    }

    private static List<Guid> UnitsOf(IReadOnlyList<HubRole> parts) => [.. parts.Where(p => p.Side == Side.Receiver).Select(p => p.Id)];

    private static List<Guid> LineOf(IReadOnlyList<HubRole> parts) => [.. parts.SelectMany(p => p.Line)];

    /// <summary>A sponsor sees its own help alone: of what another one gives it must not say that there is none.</summary>
    public async Task<IReadOnlyList<HubRole>> OfHelpAsync(HubSubject subject, CancellationToken cancellationToken)
    {
        var own = access.Kind == WorkspaceKind.Sponsor ? await sponsor.OwnPartiesAsync(cancellationToken) : null;
        return [.. (await OfAsync(subject, cancellationToken)).Where(r => r.Side == Side.Receiver || own is null || own.Contains(r.Id))];
    }
}
