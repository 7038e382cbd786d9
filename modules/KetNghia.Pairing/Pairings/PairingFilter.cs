using System.Linq.Expressions;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Numbers;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Pairing.Pairings;

/// <summary>Ready-made views of the list.</summary>
internal enum PairingView
{
    All = 1,
    Active,
    NoAgreement,
    Differing,
    Awaiting,
    Quiet,
    Ending,
}

/// <summary>What the list is limited to; reads and writes the query string, so an address is a view.</summary>
internal sealed record PairingFilter
{
    public const int QuietDays = 90;

    public PairingView View { get; init; } = PairingView.All;

    public PairingState? State { get; init; }

    public PairingForm? Form { get; init; }

    public Guid? Sponsor { get; init; }

    /// <summary>The sponsor and every party it succeeded, whose pairings it carries on; only the sponsor while nobody has looked them up.</summary>
    public IReadOnlyList<Guid>? SponsorLine { get; init; }

    public Guid? Unit { get; init; }

    public Guid? Programme { get; init; }

    public Guid? Locality { get; init; }

    public int? Year { get; init; }

    public string? Text { get; init; }

    /// <summary>By what else the words typed find a record; its own words alone while nobody has given it.</summary>
    public RecordNaming? Naming { get; init; }

    public static PairingFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new PairingFilter
        {
            View = values.Choice<PairingView>("view") ?? PairingView.All,
            State = values.Choice<PairingState>("state"),
            Form = values.Choice<PairingForm>("form"),
            Sponsor = values.Id("sponsor"),
            Unit = values.Id("unit"),
            Programme = values.Id("programme"),
            Locality = values.Id("locality"),
            Year = values.Year("year"),
            Text = values.Words("q"),
        };
    }

    /// <summary>Canonical, so that equal filters have equal addresses.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        query.Put("view", View == PairingView.All ? null : View.ToString());
        query.Put("state", State?.ToString());
        query.Put("form", Form?.ToString());
        query.Put("sponsor", Sponsor?.ToString());
        query.Put("unit", Unit?.ToString());
        query.Put("programme", Programme?.ToString());
        query.Put("locality", Locality?.ToString());
        query.Put("year", Year);
        query.Put("q", Text);
        return query.ToQueryString().Value ?? "";
    }

    /// <summary>The figures beside the pairings are those of the year shown.</summary>
    public IQueryable<Contribution> Figures(IQueryable<Contribution> help) => Year is { } year ? help.Where(Contribution.PledgedIn(year)) : help;

    /// <param name="help">The contributions that count, for example one sponsor's own.</param>
    public IQueryable<TwinPairing> Apply(IQueryable<TwinPairing> pairings, IQueryable<Contribution> help, KetNghiaDbContext db, RecordCodes codes, DateOnly today) =>
        Conditions(help, db, codes, today).Aggregate(pairings, (found, condition) => found.Where(condition));

    /// <summary>All of them must hold; none when everything is shown.</summary>
    public IEnumerable<Expression<Func<TwinPairing, bool>>> Conditions(IQueryable<Contribution> help, KetNghiaDbContext db, RecordCodes codes, DateOnly today)
    {
        if (OfView(help, db, today) is { } view)
        {
            yield return view;
        }

        if (State is { } state)
        {
            yield return p => p.State == state;
        }

        if (Form is { } form)
        {
            yield return p => p.Form == form;
        }

        if (Sponsor is { } sponsor)
        {
            var line = SponsorLine;
            yield return line is { Count: > 1 } ? p => p.Sponsors.Any(s => line.Contains(s.PartyId)) : p => p.Sponsors.Any(s => s.PartyId == sponsor);
        }

        if (Unit is { } unit)
        {
            yield return p => p.Receivers.Any(r => r.UnitId == unit);
        }

        if (Programme is { } programme)
        {
            yield return p => p.ProgrammeId == programme;
        }

        if (Locality is { } locality)
        {
            yield return p => p.TenantId == locality;
        }

        if (Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            yield return p => p.FromOn <= last && (p.EndedOn ?? p.ToOn ?? last) >= first;
        }

        foreach (var word in codes.Conditions<TwinPairing>(p => p.SearchText, Text, Naming is { } naming ? naming.Pairings : null))
        {
            yield return word;
        }
    }

    /// <summary>What is asked of other records stands alone, so that the database answers it once and not for each pairing.</summary>
    private Expression<Func<TwinPairing, bool>>? OfView(IQueryable<Contribution> help, KetNghiaDbContext db, DateOnly today)
    {
        var standing = help.Where(Contribution.Stands);
        var agreed = db.Set<Agreement>().Select(a => a.PairingId);
        var differing = standing.Where(c => c.OpenDiscrepancyCount > 0).Select(c => c.PairingId);
        var awaiting = standing.Where(c => c.AwaitingCount > 0).Select(c => c.PairingId);
        var quietSince = today.AddDays(-QuietDays);
        var lately = standing.Where(c => c.LastReceivedOn >= quietSince).Select(c => c.PairingId);
        var soon = today.AddDays(QuietDays);
        var helping = new[] { PairingState.Assigned, PairingState.Signed, PairingState.Active };
        return View switch
        {
            PairingView.Active => p => p.State == PairingState.Active,
            PairingView.NoAgreement => p => helping.Contains(p.State) && !agreed.Contains(p.Id),
            PairingView.Differing => p => differing.Contains(p.Id),
            PairingView.Awaiting => p => awaiting.Contains(p.Id),
            PairingView.Quiet => p => p.State == PairingState.Active && !lately.Contains(p.Id),
            PairingView.Ending => p => helping.Contains(p.State) && p.ToOn <= soon,
            _ => null,
        };
    }
}
