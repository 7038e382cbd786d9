using static KetNghia.Emulation.Scoring.RubricWords;

namespace KetNghia.Emulation.Scoring;

/// <summary>A rubric as files hold it.</summary>
internal static class RubricReader
{
    public static Rubric Read(CaseFields of)
    {
        CaseLimits.Check(of.Element, of.Path);
        var scale = of.Object("scale", s => new Scale(s.Number("min"), s.Number("max")));
        var ranking = of.Object("ranking", r => new RankingRule(Is(r, "method", "DENSE", "STANDARD"), Is(r, "by", "TOTAL_THEN_TIEBREAKS", "TOTAL")));
        return new Rubric
        {
            Code = of.Text("code"),
            Name = of.Text("name"),
            LegalBasis = of.Objects("legalBasis", b => new LegalBasis(b.Required("number"), b.Date("issuedOn"), b.Text("name"), b.Date("validUntil"))) ?? [],
            Rounding = of.Object("rounding", r => new Rounding(r.Number("component"), r.Number("group"), r.Number("total"))) ?? new Rounding(null, null, null),
            NaPolicy = of.OneOf("naPolicy", NaPolicies) ?? NotApplicablePolicy.NoRescale,
            EvidencePolicy = of.OneOf("evidencePolicy", EvidencePolicies) ?? EvidencePolicy.Off,
            ScaleMin = scale?.Min,
            ScaleMax = scale?.Max,
            Base = CaseFields.ReadWhole(of.RequiredObject("base"), Node),
            Bonus = of.Object("bonus", Block),
            Penalty = of.Object("penalty", Block),
            Bands = of.Objects("bands", Band) ?? [],
            Quotas = of.Objects("quotas", ReadQuota) ?? [],
            TieBreaks = of.Objects("tieBreaks", TieBreak) ?? [],
            RanksDensely = ranking is { IsDense: true },
            RanksWithTieBreaks = ranking is { WithTieBreaks: true },
            Rounds = of.Texts("rounds"),
            OfficialRound = of.Text("officialRound"),
            Measures = of.List("measures", CaseFields.TextOf),
        };
    }

    public static Quota ReadQuota(CaseFields of) => new()
    {
        Band = of.Required("band"),
        IsShare = !Is(of, "kind", "NUMBER", "SHARE"),
        Value = of.Number("value") ?? throw new CaseFormatException(of.Path + ".value", "missing"),
        Rounding = of.OneOf("rounding", QuotaRoundings) ?? QuotaRounding.Floor,
        MinSeats = of.Whole("minSeats") ?? 0,
        IsOfEligible = Is(of, "base", "ELIGIBLE", "ALL"),
        EligibleFrom = of.Text("eligibleFrom"),
        Scope = of.OneOf("scope", Scopes) ?? QuotaScope.Cluster,
        OverflowBand = of.Text("overflowBand"),
    };

    public static Sanction ReadSanction(CaseFields of) => new(of.OneOf("type", Sanctions) ?? throw new CaseFormatException(of.Path + ".type", "missing"), of.Text("band"));

    private static Block Block(CaseFields of) => new(of.Number("cap"), Is(of, "mode", "CAPPED_SUM", "SUM"), of.Objects("children", Node) ?? []);

    /// <summary>Fields of every type are known at every node; only those of its own count.</summary>
    private static RubricNode Node(CaseFields of)
    {
        var typed = of.Text("type");
        ComponentType? type = typed is null ? null : Types.TryGetValue(typed, out var known) ? known : ComponentType.Unknown;
        if (type == ComponentType.Unknown)
        {
            // Its fields are as unknown as its type.
            of.Skip([.. of.Names.Except(["id", "name", "guide", "unit", "kind", "max", "weight", "cap", "floor", "na", "naPolicy"])]);
        }

        var mode = of.OneOf("mode", Modes);
        var node = new RubricNode
        {
            Id = of.Required("id"),
            Name = of.Text("name"),
            Guide = of.Text("guide"),
            Unit = of.Text("unit"),
            Kind = of.OneOf("kind", NodeKinds) ?? (type is null ? NodeKind.Group : NodeKind.Component),
            Type = type,
            Max = of.Number("max"),
            Weight = of.Number("weight") ?? Fraction.One,
            IsCapped = mode == NodeMode.CappedSum,
            HasNoTarget = mode == NodeMode.NoTarget,
            Cap = of.Number("cap"),
            Floor = of.Number("floor"),
            MayBeNotApplicable = of.Flag("na"),
            NaPolicy = of.OneOf("naPolicy", NaPolicies),
            Min = of.Number("min"),
            NeedsEvidence = of.Flag("evidence"),
            NothingDue = of.OneOf("nothingDue", NothingDue) ?? NothingDueResult.Full,
            From = of.Map("from", CaseFields.TextOf),
            Sanctions = of.Objects("sanctions", ReadSanction) ?? [],
            Children = of.Objects("children", Node) ?? [],
            Levels = of.Objects("levels", l => new Level(l.Required("code"), Needed(l, "points"), l.Flag("knockout"), l.Flag("occurs"), l.Text("name"))) ?? [],
            Per = of.Number("per"),
            Extra = of.Number("extra"),
            Steps = of.Objects("steps", s => new Step(Needed(s, "at"), Needed(s, "points"))) ?? [],
            IsAtMost = Is(of, "direction", "AT_MOST", "AT_LEAST"),
            Otherwise = of.Number("otherwise"),
            Target = of.Number("target"),
            IsZeroBelow = Is(of, "below", "ZERO", "PROPORTIONAL"),
            MinShare = of.Number("minShare"),
            Aggregation = of.Object("aggregation", a => new Aggregation(
                a.OneOf("method", Methods) ?? AggregationMethod.Mean, Is(a, "missing", "BLOCK", "IGNORE"), a.Whole("minScorers") ?? 1, a.Number("spreadWarn"))),
            Expr = of.Text("expr"),
            UnitDays = of.Whole("unitDays") is not { } days ? 1 : days > 0 ? days : throw new CaseFormatException(of.Path + ".unitDays", "at least 1 is expected"),
        };
        return LackOf(node) is { } lacking ? throw new CaseFormatException($"{of.Path}.{lacking}", "missing") : node;
    }

    /// <summary>The field without which nothing of its type can be computed.</summary>
    private static string? LackOf(RubricNode node) => node.Type switch
    {
        null => node.Kind == NodeKind.Component ? "type" : null,
        ComponentType.PerCount or ComponentType.MinusPerCount or ComponentType.MinusPlus or ComponentType.Late when node.Per is null => "per",
        ComponentType.MinusPlus when node.Extra is null => "extra",
        ComponentType.Formula when node.Expr is null => "expr",
        _ => null,
    };

    private static Fraction Needed(CaseFields of, string name) => of.Number(name) ?? throw new CaseFormatException($"{of.Path}.{name}", "missing");

    private static Band Band(CaseFields of) => new(
        of.Required("code"), Needed(of, "min"), of.Number("max"), of.Numbers("minByArea"),
        of.Objects("conditions", c => new BandCondition
        {
            Id = c.Required("id"),
            Type = c.OneOf("type", Conditions) ?? throw new CaseFormatException(c.Path + ".type", "missing"),
            Node = c.Text("node"),
            Kind = c.OneOf("kind", NodeKinds),
            Percent = c.Number("percent"),
            Fact = c.Text("fact"),
            Value = c.Number("value"),
        }) ?? [],
        of.Text("name"));

    private static TieBreak TieBreak(CaseFields of)
    {
        var key = of.OneOf("key", TieBreakKeys) ?? throw new CaseFormatException(of.Path + ".key", "missing");
        var isAscending = of.OneOf("order", new Dictionary<string, bool> { ["ASC"] = true, ["DESC"] = false });
        return new TieBreak(key, of.Text("node"), isAscending ?? key == TieBreakKey.Penalty);
    }

    /// <summary>Whether the first of two words stands there; the other is meant when none does.</summary>
    private static bool Is(CaseFields of, string name, string word, string other) => of.OneOf(name, new Dictionary<string, bool> { [word] = true, [other] = false }) ?? false;

    private sealed record Scale(Fraction? Min, Fraction? Max);

    private sealed record RankingRule(bool IsDense, bool WithTieBreaks);
}
