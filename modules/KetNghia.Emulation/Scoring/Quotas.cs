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

    private readonly RubricPlan _plan;
    private readonly Rubric _rubric;
    private readonly List<SubjectResult> _subjects;
    private readonly Dictionary<string, int> _indexes;

    /// <summary>Bands before any quota, as the subjects stand; -1 for none.</summary>
    private readonly int[] _before;
    private readonly List<QuotaResult> _results = [];

    public Quotas(RubricPlan plan, IEnumerable<SubjectResult> subjects)
    {
        (_plan, _rubric) = (plan, plan.Rubric);
        _subjects = [.. subjects];
        _indexes = _subjects.Index().ToDictionary(s => s.Item.Subject.Id, s => s.Index);
        _before = [.. _subjects.Select(s => _rubric.IndexOfBand(s.Band))];
    }

    public (IReadOnlyList<SubjectResult> Subjects, IReadOnlyList<QuotaResult> Results) Apply(IReadOnlyList<QuotaDecision> decisions)
    {
        foreach (var quota in _rubric.Quotas.OrderBy(q => _rubric.IndexOfBand(q.Band)).Where(q => _rubric.IndexOfBand(q.Band) >= 0))
        {
            var bases = BasesOf(quota);
            var plan = Plan(quota, bases);
            var candidates = _subjects.Where(s => s.Band == quota.Band).ToLookup(s => quota.Scope == QuotaScope.Whole ? Whole : s.Subject.Cluster);
            foreach (var (scope, seats) in plan.Seats)
            {
                Fill(quota, scope, seats, candidates[scope], decisions.FirstOrDefault(d => d.Band == quota.Band && d.Scope == scope));
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
        return (int)System.Numerics.BigInteger.Min(of, System.Numerics.BigInteger.Max(Math.Max(0, quota.MinSeats), seats));
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
        return _subjects.Index().Where(s => s.Item.Status != SubjectStatus.Withdrawn).GroupBy(s => s.Item.Subject.Cluster)
            .ToDictionary(g => g.Key, g => g.Count(s => s.Item.Sheet.Total is not null && (!quota.IsOfEligible || (_before[s.Index] >= 0 && _before[s.Index] <= from))));
    }

    private void Fill(Quota quota, string scope, int seats, IEnumerable<SubjectResult> candidates, QuotaDecision? decision)
    {
        var order = new ResultOrder(_rubric, withTieBreaks: true);
        List<string> placed = [], undecided = [], overflow = [];
        string? error = null;
        var left = seats;
        foreach (var equals in order.Groups(candidates))
        {
            var ids = equals.Select(s => s.Subject.Id).ToList();
            if (left == 0 || undecided.Count > 0)
            {
                overflow.AddRange(ids);
            }
            else if (ids.Count <= left)
            {
                placed.AddRange(ids);
                left -= ids.Count;
            }
            else if (decision is not null && IsOf(decision, ids, left))
            {
                var chosen = decision.Chosen.ToHashSet();
                placed.AddRange(chosen);
                overflow.AddRange(ids.Where(id => !chosen.Contains(id)));
                Each(ids, s => s with { Reasons = [.. s.Reasons, new Reason(Reason.Decided, quota.Band)] });
                (left, decision) = (0, null);
            }
            else
            {
                undecided.AddRange(ids);
                Each(ids, s => s with { Status = SubjectStatus.NeedsDecision, Band = null, Reasons = [.. s.Reasons, new Reason(Reason.NeedsDecision, quota.Band)] });
                (error, decision) = (decision is null ? null : DecisionInvalid, null);
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
        decision.Chosen.Count == free && decision.Chosen.ToHashSet() is var chosen && chosen.Count == free && chosen.IsSubsetOf(ids);

    private SubjectResult Lowered(SubjectResult subject, Quota quota)
    {
        var bands = new Bands(_plan, subject.Subject, subject.Sheet);
        var to = quota.OverflowBand is { } named && _rubric.IndexOfBand(named) is >= 0 and var index ? index : Math.Min(_rubric.IndexOfBand(quota.Band) + 1, _rubric.Bands.Count - 1);
        var band = _rubric.Bands[bands.Fall(to)].Code;
        return subject with { Band = band, Reasons = [.. subject.Reasons, new Reason(Reason.QuotaOverflow, quota.Band), .. bands.Reasons.Where(r => !subject.Reasons.Any(r.IsSame))] };
    }

    private void Each(IEnumerable<string> ids, Func<SubjectResult, SubjectResult> change)
    {
        foreach (var id in ids)
        {
            var at = _indexes[id];
            _subjects[at] = change(_subjects[at]);
        }
    }
}
