using System.Text.Json;
using System.Text.Json.Nodes;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Scoring;

/// <inheritdoc />
/// <remarks>Without clock, database, culture or user.</remarks>
internal sealed class ScoringCase : IScoring
{
    /// <summary>Subjects of one cluster.</summary>
    private const int MostInABase = 100_000;

    private static readonly IReadOnlyDictionary<string, VoteDenominator> Denominators = new Dictionary<string, VoteDenominator>
    {
        ["ALL"] = VoteDenominator.All,
        ["NOT_RECUSED"] = VoteDenominator.NotRecused,
        ["PRESENT"] = VoteDenominator.Present,
        ["VALID"] = VoteDenominator.Valid,
    };

    public JsonObject Compute(string json)
    {
        var of = Open(json);
        var (id, kind) = (of.Required("id"), of.Required("kind"));
        of.Skip("title", "rules", "source", "expected");
        var rubric = of.Object("rubric", RubricReader.Read);
        Rubric Needed() => rubric ?? throw new CaseFormatException("rubric", "missing");
        JsonObject With(Func<CaseFields, JsonObject> compute) => CaseFields.ReadWhole(of.RequiredObject("input"), compute);
        var result = kind switch
        {
            "assess" => With(i => CaseAnswers.Of(new Assessment(Needed()).Compute(SheetReader.Read(i)))),
            "lock" => With(i => CaseAnswers.Of(Locks.Compare(
                Needed(), CaseFields.ReadWhole(i.RequiredObject("snapshot"), SheetReader.Read), CaseFields.ReadWhole(i.RequiredObject("current"), SheetReader.Read)))),
            "vote" => With(Vote),
            "seats" => With(Seats),
            "round" => With(Round),
            "formula" => With(OfFormula),
            "validate" => Checked(Needed(), of),
            _ => throw new CaseFormatException("kind", "one of assess, lock, vote, seats, round, formula, validate is expected"),
        };
        of.Done();
        return new JsonObject { ["id"] = id, ["kind"] = kind, ["result"] = result };
    }

    public IReadOnlyList<string> Check(string json) => [.. RubricCheck.Faults(ReadRubric(json)).Select(f => f.ToString())];

    /// <summary>The rubric of a file that holds nothing else, or of a case.</summary>
    /// <exception cref="CaseFormatException">It is not of the format; says where.</exception>
    public static Rubric ReadRubric(string json)
    {
        var of = Open(json);
        return of.Object("rubric", RubricReader.Read) ?? CaseFields.ReadWhole(of, RubricReader.Read);
    }

    private static CaseFields Open(string json)
    {
        if (json.Length > CaseLimits.File)
        {
            throw new CaseFormatException("", $"a file has at most {CaseLimits.File / 1024 / 1024} million characters");
        }

        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(json.StartsWith('\uFEFF') ? 1 : 0), new JsonDocumentOptions { MaxDepth = CaseLimits.JsonDepth });
            return new CaseFields(document.RootElement.Clone(), "");
        }
        catch (JsonException e)
        {
            throw new CaseFormatException($"{e.LineNumber + 1}:{e.BytePositionInLine + 1}", $"no JSON, or nested more than {CaseLimits.JsonDepth} deep");
        }
        catch (ArgumentException)
        {
            throw new CaseFormatException("", "no text: half a sign stands alone");
        }
    }

    private static JsonObject Checked(Rubric rubric, CaseFields of)
    {
        of.Object("input", i => i);
        return new JsonObject { ["errors"] = new JsonArray([.. RubricCheck.Faults(rubric).Select(f => (JsonNode)f.ToString())]) };
    }

    private static JsonObject Vote(CaseFields of)
    {
        var rule = of.Object("rule", r => new VoteRule(
            r.OneOf("denominator", Denominators) ?? VoteDenominator.All,
            r.Number("threshold") is { Sign: >= 0 } threshold && threshold <= Fraction.Hundred ? threshold : throw new CaseFormatException(r.Path + ".threshold", "a percentage from 0 to 100 is expected"),
            r.OneOf("compare", new Dictionary<string, bool> { ["GT"] = true, ["GE"] = false }) ?? false,
            r.Number("quorum"))) ?? throw new CaseFormatException("input.rule", "missing");
        var counts = of.Object("counts", c => new VoteCounts(
            c.Whole("members") ?? 0, c.Whole("present") ?? 0, c.Whole("written") ?? 0, c.Whole("recused") ?? 0, c.Whole("recusedPresent") ?? 0,
            c.Whole("yes") ?? 0, c.Whole("no") ?? 0, c.Whole("blank") ?? 0, c.Whole("invalid") ?? 0)) ?? throw new CaseFormatException("input.counts", "missing");
        var (result, error) = Votes.Count(rule, counts);
        return result is null
            ? new JsonObject { ["error"] = error }
            : new JsonObject { ["denominator"] = result.Denominator, ["needed"] = result.Needed, ["percent"] = result.Percent?.ToString(), ["result"] = result.Result };
    }

    private static JsonObject Seats(CaseFields of)
    {
        var quota = of.Object("quota", RubricReader.ReadQuota) ?? throw new CaseFormatException("input.quota", "missing");
        var bases = of.Numbers("bases").ToDictionary(b => b.Key, b => b.Value is { IsWhole: true, Sign: >= 0 } && b.Value <= MostInABase
            ? (int)b.Value.Numerator : throw new CaseFormatException($"input.bases.{b.Key}", $"a whole number from 0 to {MostInABase} is expected"));
        var plan = Quotas.Plan(quota, bases);
        return new JsonObject
        {
            ["seats"] = new JsonObject(plan.Seats.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))),
            ["undecidedSeats"] = plan.Undecided,
        };
    }

    private static JsonObject Round(CaseFields of)
    {
        var pairs = of.List("pairs", (pair, path) => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
            ? (Value: CaseFields.NumberOf(pair[0], path + "[0]"), Step: CaseFields.NumberOf(pair[1], path + "[1]"))
            : throw new CaseFormatException(path, "a value and a step are expected")) ?? [];
        return new JsonObject
        {
            ["results"] = new JsonArray([.. pairs.Select(p => (JsonNode)(p.Step.Sign > 0 ? p.Value.Round(p.Step) : throw new CaseFormatException("input.pairs", "a step is above zero")).ToString())]),
        };
    }

    private static JsonObject OfFormula(CaseFields of)
    {
        var (expr, measures) = (of.Text("expr") ?? throw new CaseFormatException("input.expr", "missing"), SheetReader.Measures(of, "measures"));
        try
        {
            var value = new FormulaRun(measures).Compute(Formula.Parse(expr));
            return new JsonObject { ["value"] = value.State switch { FormulaState.Missing => "MISSING", FormulaState.DividesByZero => "DIV0", _ => value.Number.ToString() } };
        }
        catch (FormulaException e)
        {
            return new JsonObject { ["error"] = e.Code };
        }
    }
}
