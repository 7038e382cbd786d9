namespace KetNghia.Emulation.Scoring;

/// <summary>How the places of a band were given in one scope.</summary>
internal sealed record QuotaResult(string Band, string Scope, int Seats, IReadOnlyList<string> Placed, IReadOnlyList<string> Undecided, int SeatsLeft, IReadOnlyList<string> Overflow, string? Error);

/// <summary>Seats of scopes.</summary>
/// <param name="Undecided">Seats that equal claims keep from being given.</param>
internal sealed record SeatPlan(IReadOnlyDictionary<string, int> Seats, int Undecided);

/// <summary>Gives the places of bands: from the best down, by total and tie-breaks, never by name; equals for the last place wait for a decision.</summary>
internal sealed class Quotas
{
    /// <summary>The scope of all clusters together.</summary>
    public const string Whole = "*";

    private const string DecisionInvalid = "DECISION_INVALID";

    private readonly Rubric _rubric;
    private readonly List<SubjectResult> _subjects;
    private readonly Dictionary<string, string?> _before;
    private readonly List<QuotaResult> _results = [];

    public Quotas(Rubric rubric, IEnumerable<SubjectResult> subjects)
    {
        _rubric = rubric;
        _subjects = [.. subjects];
        _before = _subjects.ToDictionary(s => s.Subject.Id, s => s.Band);
    }

    public (IReadOnlyList<SubjectResult> Subjects, IReadOnlyList<QuotaResult> Results) Apply(IReadOnlyList<QuotaDecision> decisions)
    {
        foreach (var quota in _rubric.Quotas.OrderBy(q => _rubric.IndexOfBand(q.Band)).Where(q => _rubric.IndexOfBand(q.Band) >= 0))
        {
            var bases = BasesOf(quota);
            var plan = Plan(quota, bases);
            foreach (var (scope, seats) in plan.Seats)
            {
                Fill(quota, scope, seats, decisions.FirstOrDefault(d => d.Band == quota.Band && d.Scope == scope));
            }
        }

        return (_subjects, _results);
    }

    /// <summary>How many places each scope has.</summary>
    public static SeatPlan Plan(Quota quota, IReadOnlyDictionary<string, int> bases)
    {
        if (quota.Scope == QuotaScope.Cluster)
        {
            return new SeatPlan(bases.ToDictionary(b => b.Key, b => SeatsOf(quota, b.Value)), 0);
        }

        var all = bases.Values.Sum();
        var seats = SeatsOf(quota, all);
        return quota.Scope == QuotaScope.Whole ? new SeatPlan(new Dictionary<string, int> { [Whole] = seats }, 0) : Apportioned(bases, seats, all);
    }

    private static int SeatsOf(Quota quota, int of)
    {
        var wanted = quota.IsShare ? quota.Value * of : quota.Value;
        var seats = quota.Rounding switch
        {
            QuotaRounding.Floor => wanted.Floor(),
            QuotaRounding.Ceil => wanted.Ceiling(),
            _ => wanted.Round(Fraction.One).Numerator,
        };
        return (int)System.Numerics.BigInteger.Min(of, System.Numerics.BigInteger.Max(quota.MinSeats, seats));
    }

    /// <summary>By largest remainders; equal ones by the larger base, and what is equal then stays undecided.</summary>
    private static SeatPlan Apportioned(IReadOnlyDictionary<string, int> bases, int seats, int all)
    {
        var exact = bases.ToDictionary(b => b.Key, b => all == 0 ? Fraction.Zero : new Fraction((System.Numerics.BigInteger)seats * b.Value, all));
        var given = exact.ToDictionary(e => e.Key, e => (int)e.Value.Floor());
        var left = seats - given.Values.Sum();
        foreach (var equals in bases.Keys.GroupBy(k => (Remainder: exact[k] - given[k], Base: bases[k])).OrderByDescending(g => g.Key.Remainder).ThenByDescending(g => g.Key.Base))
        {
            if (left == 0 || equals.Count() > left)
            {
                break;
            }

            foreach (var scope in equals)
            {
                given[scope]++;
                left--;
            }
        }

        return new SeatPlan(given, left);
    }

    private Dictionary<string, int> BasesOf(Quota quota)
    {
        var from = _rubric.IndexOfBand(quota.EligibleFrom ?? quota.Band);
        return _subjects.Where(s => s.Status != SubjectStatus.Withdrawn).GroupBy(s => s.Subject.Cluster)
            .ToDictionary(g => g.Key, g => g.Count(s => s.Sheet.Total is not null && (!quota.IsOfEligible || (_rubric.IndexOfBand(_before[s.Subject.Id]) is var band && band >= 0 && band <= from))));
    }

    private void Fill(Quota quota, string scope, int seats, QuotaDecision? decision)
    {
        var order = new ResultOrder(_rubric, withTieBreaks: true);
        var candidates = _subjects.FindAll(s => s.Band == quota.Band && (scope == Whole || s.Subject.Cluster == scope));
        List<string> placed = [], undecided = [], overflow = [];
        string? error = null;
        var left = seats;
        foreach (var equals in order.Groups(candidates))
        {
            var ids = equals.Select(s => s.Subject.Id).ToList();
            if (ids.Count <= left)
            {
                placed.AddRange(ids);
                left -= ids.Count;
            }
            else if (left == 0)
            {
                overflow.AddRange(ids);
            }
            else if (decision is not null && IsOf(decision, ids, left))
            {
                placed.AddRange(ids.Where(decision.Chosen.Contains));
                overflow.AddRange(ids.Where(id => !decision.Chosen.Contains(id)));
                Each(ids, s => s with { Reasons = [.. s.Reasons, new Reason(Reason.Decided, quota.Band)] });
                (left, decision) = (0, null);
            }
            else
            {
                undecided.AddRange(ids);
                Each(ids, s => s with { Status = SubjectStatus.NeedsDecision, Band = null, Reasons = [.. s.Reasons, new Reason(Reason.NeedsDecision, quota.Band)] });
                (error, decision) = (decision is null ? null : DecisionInvalid, null);
                overflow.AddRange(order.Groups(candidates).SelectMany(g => g).Select(s => s.Subject.Id).Where(id => !placed.Contains(id) && !undecided.Contains(id)));
                break;
            }
        }

        if (decision is not null)
        {
            error = DecisionInvalid;
        }

        Each(overflow, s => Lowered(s, quota));
        _results.Add(new QuotaResult(quota.Band, scope, seats, [.. placed.Order(StringComparer.Ordinal)], [.. undecided.Order(StringComparer.Ordinal)], left, [.. overflow.Order(StringComparer.Ordinal)], error));
    }

    /// <summary>It names exactly the free seats' number of them.</summary>
    private static bool IsOf(QuotaDecision decision, IReadOnlyList<string> ids, int free) =>
        decision.Chosen.Count == free && decision.Chosen.Distinct().Count() == free && decision.Chosen.All(ids.Contains);

    private SubjectResult Lowered(SubjectResult subject, Quota quota)
    {
        var bands = new Bands(_rubric, subject.Subject, subject.Sheet);
        var to = quota.OverflowBand is { } named && _rubric.IndexOfBand(named) is >= 0 and var index ? index : Math.Min(_rubric.IndexOfBand(quota.Band) + 1, _rubric.Bands.Count - 1);
        var band = _rubric.Bands[bands.Fall(to)].Code;
        var known = subject.Reasons.Select(r => r.ToString()).ToHashSet();
        return subject with { Band = band, Reasons = [.. subject.Reasons, new Reason(Reason.QuotaOverflow, quota.Band), .. bands.Reasons.Where(r => !known.Contains(r.ToString()))] };
    }

    private void Each(IReadOnlyCollection<string> ids, Func<SubjectResult, SubjectResult> change)
    {
        for (var i = 0; i < _subjects.Count; i++)
        {
            if (ids.Contains(_subjects[i].Subject.Id))
            {
                _subjects[i] = change(_subjects[i]);
            }
        }
    }
}
