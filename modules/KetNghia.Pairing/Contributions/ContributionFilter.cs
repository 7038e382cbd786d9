using System.Linq.Expressions;
using KetNghia.Pairing.Numbers;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Http.Extensions;
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

    public static ContributionFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new ContributionFilter
        {
            View = values.Choice<ContributionView>("view") ?? ContributionView.All,
            State = values.Choice<ContributionState>("state"),
            Kind = values.Choice<ContributionKind>("kind"),
            Group = values.Words("group"),
            Pairing = values.Id("pairing"),
            Sponsor = values.Id("sponsor"),
            Unit = values.Id("unit"),
            Locality = values.Id("locality"),
            Year = values.Year("year"),
            Text = values.Words("q"),
        };
    }

    /// <summary>The same as values of a route.</summary>
    public RouteValueDictionary ToRoute() => new(QueryHelpers.ParseQuery(ToQuery()).ToDictionary(q => q.Key, q => (object?)q.Value.ToString()));

    /// <summary>Canonical, so that equal filters have equal addresses.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        query.Put("view", View == ContributionView.All ? null : View.ToString());
        query.Put("state", State?.ToString());
        query.Put("kind", Kind?.ToString());
        query.Put("group", Group);
        query.Put("pairing", Pairing?.ToString());
        query.Put("sponsor", Sponsor?.ToString());
        query.Put("unit", Unit?.ToString());
        query.Put("locality", Locality?.ToString());
        query.Put("year", Year);
        query.Put("q", Text);
        return query.ToQueryString().Value ?? "";
    }

    /// <summary>What is late is read from the longest late on; everything else from the newest.</summary>
    public string OrderOf(string? sort) => sort ?? (View == ContributionView.Late ? "due" : "-number");

    /// <summary>What the same list of other years still asks of somebody; null when it shows every year.</summary>
    public IReadOnlyList<Expression<Func<Contribution, bool>>>? UnfinishedElsewhere(RecordCodes codes, DateOnly today)
    {
        if (Year is not { } year)
        {
            return null;
        }

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return [.. (this with { Year = null }).Conditions(codes, today), Contribution.Unfinished, c => c.PledgedOn < first || c.PledgedOn > last];
    }

    public IQueryable<Contribution> Apply(IQueryable<Contribution> query, RecordCodes codes, DateOnly today) =>
        Conditions(codes, today).Aggregate(query, (found, condition) => found.Where(condition));

    /// <summary>All of them must hold; none when everything is shown.</summary>
    public IEnumerable<Expression<Func<Contribution, bool>>> Conditions(RecordCodes codes, DateOnly today)
    {
        if (OfView(today) is { } view)
        {
            yield return view;
        }

        if (OnlyOverdue)
        {
            yield return Contribution.Overdue(today);
        }

        if (State is { } state)
        {
            yield return c => c.State == state;
        }

        if (Kind is { } kind)
        {
            yield return c => c.Kind == kind;
        }

        if (Group is { } group)
        {
            yield return c => c.ContentGroupCode == group;
        }

        if (Pairing is { } pairing)
        {
            yield return c => c.PairingId == pairing;
        }

        if (Sponsor is { } sponsor)
        {
            var line = SponsorLine;
            yield return line is { Count: > 1 } ? c => line.Contains(c.SponsorPartyId) : c => c.SponsorPartyId == sponsor;
        }

        if (Unit is { } unit)
        {
            yield return c => c.UnitId == unit;
        }

        if (Locality is { } locality)
        {
            yield return c => c.TenantId == locality;
        }

        if (Year is { } year)
        {
            yield return Contribution.PledgedIn(year);
        }

        foreach (var word in codes.Conditions<Contribution>(c => c.SearchText, Text, Naming is { } naming ? naming.Contributions : null))
        {
            yield return word;
        }
    }

    /// <summary>What a reversed contribution left open asks nothing of anybody.</summary>
    private Expression<Func<Contribution, bool>>? OfView(DateOnly today) => View switch
    {
        ContributionView.Awaiting => c => c.AwaitingCount > 0,
        ContributionView.Differing => c => c.OpenDiscrepancyCount > 0 && c.State != ContributionState.Reversed,
        ContributionView.Late => Contribution.Overdue(today),
        _ => null,
    };
}
