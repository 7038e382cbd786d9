using System.Globalization;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Values;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

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
            View = Read<PairingView>(values, "view") ?? PairingView.All,
            State = Read<PairingState>(values, "state"),
            Form = Read<PairingForm>(values, "form"),
            Sponsor = Id(values, "sponsor"),
            Unit = Id(values, "unit"),
            Programme = Id(values, "programme"),
            Locality = Id(values, "locality"),
            Year = int.TryParse(values.GetValueOrDefault("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : null,
            Text = values.GetValueOrDefault("q").ToString() is { Length: > 0 } text ? text[..Math.Min(text.Length, 100)] : null,
        };
    }

    /// <summary>Canonical, so that equal filters have equal addresses.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        Put(query, "view", View == PairingView.All ? null : View.ToString());
        Put(query, "state", State?.ToString());
        Put(query, "form", Form?.ToString());
        Put(query, "sponsor", Sponsor?.ToString());
        Put(query, "unit", Unit?.ToString());
        Put(query, "programme", Programme?.ToString());
        Put(query, "locality", Locality?.ToString());
        Put(query, "year", Year?.ToString(CultureInfo.InvariantCulture));
        Put(query, "q", Text);
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

        foreach (var word in VietnameseText.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            query = query.Where(p => p.SearchText.Contains(word));
        }

        return query;
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

    private static T? Read<T>(Dictionary<string, StringValues> values, string key)
        where T : struct, Enum =>
        Enum.TryParse<T>(values.GetValueOrDefault(key), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static Guid? Id(Dictionary<string, StringValues> values, string key) =>
        Guid.TryParse(values.GetValueOrDefault(key), out var id) ? id : null;

    private static void Put(QueryBuilder query, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Add(key, value);
        }
    }
}
