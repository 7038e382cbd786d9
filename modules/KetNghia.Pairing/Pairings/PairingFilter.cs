using System.Linq.Expressions;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Pairings;

/// <summary>Ready-made views of the list.</summary>
internal enum PairingView
{
    All = 1,
    Active,
    NoAgreement,
    Awaiting,
    Differing,
    Quiet,
    Ending,
}

/// <summary>What a filter of pairings asks with.</summary>
/// <param name="Help">The contributions that count, for example one sponsor's own.</param>
internal sealed record PairingLook(IQueryable<Contribution> Help, KetNghiaDbContext Db, RecordCodes Codes, DateOnly Today);

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

    public static FilterFields<PairingFilter, PairingLook, TwinPairing> Fields { get; } = new FilterFields<PairingFilter, PairingLook, TwinPairing>(new PairingFilter())
        .View("view", PairingView.All, f => f.View, (f, view) => f with { View = view }, (view, _, look) => OfView(view, look))
        .Year("year", "Filter.Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => In(year))
        .Words("q", "Filter.Text", f => f.Text, (f, text) => f with { Text = text },
            (text, f, look) => look.Codes.Conditions<TwinPairing>(p => p.SearchText, text, f.Naming is { } naming ? naming.Pairings : null))
        .OneOf("state", "Filter.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => p => p.State == state)
        .OneOf("form", "Filter.Form", f => f.Form, (f, form) => f with { Form = form }, (form, _, _) => p => p.Form == form)
        .Record("sponsor", "Filter.Sponsor", f => f.Sponsor, (f, id) => f with { Sponsor = id }, (sponsor, f, _) =>
            f.SponsorLine is { Count: > 1 } line ? p => p.Sponsors.Any(s => line.Contains(s.PartyId)) : p => p.Sponsors.Any(s => s.PartyId == sponsor))
        .Record("unit", "Filter.Receiver", f => f.Unit, (f, id) => f with { Unit = id }, (unit, _, _) => p => p.Receivers.Any(r => r.UnitId == unit))
        .Record("programme", "Filter.Programme", f => f.Programme, (f, id) => f with { Programme = id }, (programme, _, _) => p => p.ProgrammeId == programme)
        .Record("locality", "Filter.Locality", f => f.Locality, (f, id) => f with { Locality = id }, (locality, _, _) => p => p.TenantId == locality);

    public static PairingFilter Parse(string? query) => Fields.Parse(query);

    public string ToQuery() => Fields.ToQuery(this);

    /// <summary>The figures beside the pairings are those of the year shown.</summary>
    public IQueryable<Contribution> Figures(IQueryable<Contribution> help) => Year is { } year ? help.Where(Contribution.PledgedIn(year)) : help;

    public IQueryable<TwinPairing> Apply(IQueryable<TwinPairing> pairings, PairingLook look) =>
        Fields.Conditions(this, look).Aggregate(pairings, (found, condition) => found.Where(condition));

    private static Expression<Func<TwinPairing, bool>> In(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return p => p.FromOn <= last && (p.EndedOn ?? p.ToOn ?? last) >= first;
    }

    /// <summary>What is asked of other records stands alone, so that the database answers it once and not for each pairing.</summary>
    private static Expression<Func<TwinPairing, bool>>? OfView(PairingView view, PairingLook look)
    {
        var (today, standing) = (look.Today, look.Help.Where(Contribution.Stands));
        var agreed = look.Db.Set<Agreement>().Select(a => a.PairingId);
        var differing = standing.Where(c => c.OpenDiscrepancyCount > 0).Select(c => c.PairingId);
        var awaiting = standing.Where(c => c.AwaitingCount > 0).Select(c => c.PairingId);
        var quietSince = today.AddDays(-QuietDays);
        var lately = standing.Where(c => c.LastReceivedOn >= quietSince).Select(c => c.PairingId);
        var soon = today.AddDays(QuietDays);
        var helping = new[] { PairingState.Assigned, PairingState.Signed, PairingState.Active };
        return view switch
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
