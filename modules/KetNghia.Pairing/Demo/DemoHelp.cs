using System.Globalization;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing.Demo;

/// <summary>Contributions of one locality: pledged, handed over and confirmed by the people who would do it.</summary>
internal sealed class DemoHelp(IServiceScopeFactory scopes, DemoPlaces places, IClock clock)
{
    private static readonly Lazy<Dictionary<string, IReadOnlyDictionary<string, string>>> Acts =
        new(() => DemoFile.Read<PairingDemoSeeder>("acts").ToDictionary(a => a["act"]));

    private readonly IReadOnlyDictionary<string, string> _words = DemoFile.Words<PairingDemoSeeder>();
    private readonly DateTime _now = clock.UtcNow;
    private int _photo;

    /// <summary>In the order of the pledges; one transaction and one service scope each, because a scope belongs to one workspace, as in a request.</summary>
    public async Task SeedAsync(string locality, IReadOnlyDictionary<string, Guid> pairings, CancellationToken cancellationToken)
    {
        var lines = DemoFile.Read<PairingDemoSeeder>("help").Where(r => r["locality"] == locality)
            .Select(r => new Line(r, Acts.Value[r["act"]], pairings[$"{r["receiver"]}/{r["sponsor"]}"], clock.Today));
        foreach (var line in lines.OrderBy(l => l.PledgedOn))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            await HelpAsync(scope.ServiceProvider.GetRequiredService<ContributionAppService>(), db, locality, line, cancellationToken);
            await unit.CommitAsync(cancellationToken);
        }
    }

    private async Task HelpAsync(ContributionAppService contributions, KetNghiaDbContext db, string locality, Line line, CancellationToken cancellationToken)
    {
        var (giver, receiver) = Frames(locality, line);
        Guid id;
        using (AmbientFrame.Push(giver with { AtUtc = At(line.PledgedOn, 8) }))
        {
            id = await contributions.PledgeAsync(
                line.PairingId, await places.PartyAsync(line.Sponsor, cancellationToken), await places.PartyAsync(line.Receiver, cancellationToken),
                line.Terms(_words["purpose"]), cancellationToken);
        }

        if (line.Outcome == "pledged")
        {
            return;
        }

        Guid delivery;
        using (AmbientFrame.Push(giver with { AtUtc = At(line.On, 10) }))
        {
            delivery = await contributions.HandOverAsync(id, line.Given, Side(line, line.On, isGiver: true), cancellationToken);
        }

        if (line.Outcome == "awaiting")
        {
            return;
        }

        db.ChangeTracker.Clear();
        using (AmbientFrame.Push(receiver with { AtUtc = At(line.ConfirmedOn, 14) }))
        {
            var difference = await contributions.ConfirmAsync(id, delivery, line.Received, Side(line, line.ConfirmedOn, isGiver: false), cancellationToken);
            if (difference is null || line.Outcome is not ("proposed" or "settled"))
            {
                return;
            }

            await contributions.ProposeAsync(
                id, difference.Value, line.Received, DiscrepancyReason.LostInTransit, _words["propose.text"], forSponsor: false, cancellationToken);
            if (line.Outcome == "settled")
            {
                using (AmbientFrame.Push(giver with { AtUtc = At(line.ConfirmedOn.AddDays(2), 9) }))
                {
                    await contributions.SettleAsync(id, difference.Value, forSponsor: true, cancellationToken);
                }
            }
        }
    }

    /// <summary>Nothing is seeded in the future.</summary>
    private DateTime At(DateOnly day, int hour)
    {
        var at = DemoTime.At(day, hour);
        return at < _now ? at : _now;
    }

    private SideInput Side(Line line, DateOnly on, bool isGiver)
    {
        var files = places.SponsorSlug(line.Sponsor) is null ? [] : Photos(isGiver ? 2 : 1);
        return new SideInput(on)
        {
            Place = isGiver ? _words["place"] : null,
            Note = isGiver ? (line.Outcome == "partial" ? _words["note.partial"] : null) : (line.Differs ? _words["note.difference"] : null),
            NoEvidenceReason = files.Count == 0 ? _words["noevidence"] : null,
            Files = files,
        };
    }

    private IReadOnlyList<IFormFile> Photos(int count) => [.. Enumerable.Range(0, count).Select(_ => DemoPhotos.Draw(_photo++))];

    /// <summary>The sponsor in its own workspace when it has one, else the district officer on its behalf; the commune confirms.</summary>
    private (AmbientFrame Giver, AmbientFrame Receiver) Frames(string locality, Line line)
    {
        var (officer, commune) = (locality, line.Receiver) switch
        {
            ("nam-giang", "20701") => ("huyen.namgiang", "xa.zuoich"),
            ("nam-giang", "20704") => ("huyen.namgiang", "xa.ladee"),
            ("nam-giang", _) => ("huyen.namgiang", "ketoan.namgiang"),
            _ => ("huyen.miennui", "xa.miennui"),
        };
        var giver = line.Sponsor switch
        {
            "SO-KHDT" => places.Frame("dv.skhdt", places.SponsorSlug(line.Sponsor)!, locality),
            "502" => places.Frame("dv.tamky", places.SponsorSlug(line.Sponsor)!, locality),
            _ => places.Frame(officer, locality, locality),
        };
        return (giver, places.Frame(commune, locality, locality));
    }

    /// <summary>One row of the demo year with its act, moved to where the clock stands.</summary>
    private sealed class Line
    {
        private readonly IReadOnlyDictionary<string, string> _row;
        private readonly IReadOnlyDictionary<string, string> _act;
        private readonly DateOnly _today;

        public Line(IReadOnlyDictionary<string, string> row, IReadOnlyDictionary<string, string> act, Guid pairingId, DateOnly today)
        {
            (_row, _act, _today, PairingId) = (row, act, today, pairingId);
            var year = Number("year") is 0 ? today.Year : (int)Number("year");
            On = new DateOnly(year, (int)Number("month"), (int)Number("day"));
            ConfirmedOn = On.AddDays(3);
            Outcome = On > today ? "pledged" : ConfirmedOn > today && row["outcome"] != "pledged" ? "awaiting" : row["outcome"];
        }

        public Guid PairingId { get; }

        public string Sponsor => _row["sponsor"];

        public string Receiver => _row["receiver"];

        public DateOnly On { get; }

        public DateOnly ConfirmedOn { get; }

        public DateOnly PledgedOn => On.AddDays(-20) < _today.AddDays(-2) ? On.AddDays(-20) : _today.AddDays(-2);

        public string Outcome { get; }

        public bool Differs => Outcome is "open" or "proposed" or "settled";

        public FigureInput Given => Figure("given");

        public FigureInput Received => Differs ? Figure("received") : Given;

        private bool IsCash => _act["kind"] == nameof(ContributionKind.Cash);

        public PledgeTerms Terms(string purpose) => new()
        {
            Kind = Enum.Parse<ContributionKind>(_act["kind"]),
            ContentGroupCode = _act["group"],
            Title = _act["title"],
            FundingSource = Enum.Parse<FundingSource>(_act["funding"]),
            PledgedOn = PledgedOn,
            AmountDong = IsCash ? Act("price") : null,
            QuantityThousandths = IsCash ? null : Act("quantity") * 1000,
            Unit = IsCash ? null : _act["unit"],
            UnitPriceDong = IsCash ? null : Act("price"),
            ValuationBasis = _act["basis"].Length == 0 ? null : Enum.Parse<ValuationBasis>(_act["basis"]),
            EventTag = _act["event"].Length == 0 ? null : _act["event"],
            Purpose = purpose,
            DueOn = On,
        };

        private FigureInput Figure(string column)
        {
            var stated = _row[column].Length == 0 ? (long?)null : Number(column);
            return IsCash ? new FigureInput(stated ?? Act("price"), null) : new FigureInput(null, (stated ?? Act("quantity")) * 1000);
        }

        private long Number(string column) => long.Parse(_row[column], CultureInfo.InvariantCulture);

        private long? Act(string column) => _act[column].Length == 0 ? null : long.Parse(_act[column], CultureInfo.InvariantCulture);
    }
}
