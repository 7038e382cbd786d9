using System.Linq.Expressions;
using KetNghia.Pairing.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Pairing.Contributions;

/// <summary>Ready-made views of the list of contributions.</summary>
internal enum ContributionView
{
    All = 1,

    /// <summary>Handed over, not confirmed.</summary>
    Awaiting,

    /// <summary>The two figures differ and nobody has settled it.</summary>
    Differing,

    /// <summary>Not handed over in full after the day it was promised for: <see cref="Contribution.Overdue"/>.</summary>
    Late,
}

/// <summary>What a filter of contributions asks with.</summary>
internal sealed record ContributionLook(RecordCodes Codes, DateOnly Today);

/// <summary>What the list of contributions is limited to; an address is a view. The API asks the same questions.</summary>
internal sealed record ContributionFilter
{
    public ContributionView View { get; init; } = ContributionView.All;

    /// <summary>Overdue within the view; the view "Late" is the list's own way to say it.</summary>
    public bool OnlyOverdue { get; init; }

    public ContributionState? State { get; init; }

    public ContributionKind? Kind { get; init; }

    public string? Group { get; init; }

    public Guid? Pairing { get; init; }

    public Guid? Sponsor { get; init; }

    /// <summary>The sponsor and every party it succeeded, whose pairings it carries on; only the sponsor while nobody has looked them up.</summary>
    public IReadOnlyList<Guid>? SponsorLine { get; init; }

    public Guid? Unit { get; init; }

    public Guid? Locality { get; init; }

    /// <summary>Year of the pledge.</summary>
    public int? Year { get; init; }

    public string? Text { get; init; }

    /// <summary>By what else the words typed find a record; its own words alone while nobody has given it.</summary>
    public RecordNaming? Naming { get; init; }

    public static FilterFields<ContributionFilter, ContributionLook, Contribution> Fields { get; } =
        new FilterFields<ContributionFilter, ContributionLook, Contribution>(new ContributionFilter())
            .View("view", ContributionView.All, f => f.View, (f, view) => f with { View = view }, (view, _, look) => OfView(view, look.Today))
            .Year("year", "Filter.PledgeYear", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => Contribution.PledgedIn(year))
            .Record("pairing", "Filter.Pairing", f => f.Pairing, (f, id) => f with { Pairing = id }, (pairing, _, _) => c => c.PairingId == pairing, kept: true)
            .Words("q", "Filter.Text", f => f.Text, (f, text) => f with { Text = text },
                (text, f, look) => look.Codes.Conditions<Contribution>(c => c.SearchText, text, f.Naming is { } naming ? naming.Contributions : null))
            .OneOf("state", "Filter.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => c => c.State == state)
            .OneOf("kind", "Pledge.Kind", f => f.Kind, (f, kind) => f with { Kind = kind }, (kind, _, _) => c => c.Kind == kind)
            .Code("group", "Pledge.Group", f => f.Group, (f, code) => f with { Group = code }, (group, _, _) => c => c.ContentGroupCode == group)
            .Record("sponsor", "Filter.Sponsor", f => f.Sponsor, (f, id) => f with { Sponsor = id }, (sponsor, f, _) =>
                f.SponsorLine is { Count: > 1 } line ? c => line.Contains(c.SponsorPartyId) : c => c.SponsorPartyId == sponsor)
            .Record("unit", "Filter.Receiver", f => f.Unit, (f, id) => f with { Unit = id }, (unit, _, _) => c => c.UnitId == unit)
            .Record("locality", "Filter.Locality", f => f.Locality, (f, id) => f with { Locality = id }, (locality, _, _) => c => c.TenantId == locality);

    public string ToQuery() => Fields.ToQuery(this);

    /// <summary>The same as values of a route.</summary>
    public RouteValueDictionary ToRoute() => new(QueryHelpers.ParseQuery(ToQuery()).ToDictionary(q => q.Key, q => (object?)q.Value.ToString()));

    /// <summary>What the same list of other years still asks of somebody; null when it shows every year.</summary>
    public IReadOnlyList<Expression<Func<Contribution, bool>>>? UnfinishedElsewhere(ContributionLook look)
    {
        if (Year is not { } year)
        {
            return null;
        }

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return [.. (this with { Year = null }).Conditions(look), Contribution.Unfinished, c => c.PledgedOn < first || c.PledgedOn > last];
    }

    public IQueryable<Contribution> Apply(IQueryable<Contribution> query, ContributionLook look) =>
        Conditions(look).Aggregate(query, (found, condition) => found.Where(condition));

    /// <summary>All of them must hold; none when everything is shown.</summary>
    public IEnumerable<Expression<Func<Contribution, bool>>> Conditions(ContributionLook look) =>
        OnlyOverdue ? Fields.Conditions(this, look).Prepend(Contribution.Overdue(look.Today)) : Fields.Conditions(this, look);

    /// <summary>What a reversed contribution left open asks nothing of anybody.</summary>
    private static Expression<Func<Contribution, bool>>? OfView(ContributionView view, DateOnly today) => view switch
    {
        ContributionView.Awaiting => c => c.AwaitingCount > 0,
        ContributionView.Differing => c => c.OpenDiscrepancyCount > 0 && c.State != ContributionState.Reversed,
        ContributionView.Late => Contribution.Overdue(today),
        _ => null,
    };
}
