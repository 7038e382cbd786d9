using KetNghia.Framework.Persistence;
using KetNghia.Framework.Search;
using KetNghia.Framework.Values;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

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

    public Guid? Unit { get; init; }

    public Guid? Programme { get; init; }

    public Guid? Locality { get; init; }

    public int? Year { get; init; }

    public string? Text { get; init; }

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

    public IQueryable<TwinPairing> Apply(IQueryable<TwinPairing> pairings, KetNghiaDbContext db, DateOnly today)
    {
        var query = ApplyView(pairings, db, today);
        query = State is { } state ? query.Where(p => p.State == state) : query;
        query = Form is { } form ? query.Where(p => p.Form == form) : query;
        query = Sponsor is { } sponsor ? query.Where(p => p.Sponsors.Any(s => s.PartyId == sponsor)) : query;
        query = Unit is { } unit ? query.Where(p => p.Receivers.Any(r => r.UnitId == unit)) : query;
        query = Programme is { } programme ? query.Where(p => p.ProgrammeId == programme) : query;
        query = Locality is { } locality ? query.Where(p => p.TenantId == locality) : query;
        if (Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            query = query.Where(p => p.FromOn <= last && (p.EndedOn ?? p.ToOn ?? last) >= first);
        }

        return query.WithWords(p => p.SearchText, Text);
    }

    private IQueryable<TwinPairing> ApplyView(IQueryable<TwinPairing> pairings, KetNghiaDbContext db, DateOnly today)
    {
        var agreements = db.Set<Agreement>();
        var contributions = db.Set<Contribution>();
        var quietSince = today.AddDays(-QuietDays);
        var soon = today.AddDays(QuietDays);
        var helping = new[] { PairingState.Assigned, PairingState.Signed, PairingState.Active };
        return View switch
        {
            PairingView.Active => pairings.Where(p => p.State == PairingState.Active),
            PairingView.NoAgreement => pairings.Where(p => helping.Contains(p.State) && !agreements.Any(a => a.TenantId == p.TenantId && a.PairingId == p.Id)),
            PairingView.Differing => pairings.Where(p => contributions.Any(c => c.TenantId == p.TenantId && c.PairingId == p.Id && c.OpenDiscrepancyCount > 0)),
            PairingView.Awaiting => pairings.Where(p => contributions.Any(c => c.TenantId == p.TenantId && c.PairingId == p.Id && c.AwaitingCount > 0)),
            PairingView.Quiet => pairings.Where(p => p.State == PairingState.Active
                && !contributions.Any(c => c.TenantId == p.TenantId && c.PairingId == p.Id && c.LastReceivedOn >= quietSince)),
            PairingView.Ending => pairings.Where(p => helping.Contains(p.State) && p.ToOn != null && p.ToOn <= soon),
            _ => pairings,
        };
    }
}
