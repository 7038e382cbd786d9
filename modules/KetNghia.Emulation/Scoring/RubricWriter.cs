using System.Globalization;
using System.Text.Json.Nodes;
using static KetNghia.Emulation.Scoring.RubricWords;

namespace KetNghia.Emulation.Scoring;

/// <summary>A rubric as files hold it: what <see cref="RubricReader"/> reads again, the same rubric always as the same text; what is as usual is left out.</summary>
internal static class RubricWriter
{
    public static JsonObject Write(Rubric rubric)
    {
        var said = new JsonObject();
        Put(said, "code", rubric.Code);
        Put(said, "name", rubric.Name);
        PutAll(said, "legalBasis", rubric.LegalBasis, basis =>
        {
            var item = new JsonObject { ["number"] = basis.Number };
            Put(item, "issuedOn", basis.IssuedOn);
            Put(item, "name", basis.Name);
            Put(item, "validUntil", basis.ValidUntil);
            return item;
        });
        var rounding = new JsonObject();
        Put(rounding, "component", rubric.Rounding.Component);
        Put(rounding, "group", rubric.Rounding.Group);
        Put(rounding, "total", rubric.Rounding.Total);
        said["rounding"] = rounding;
        said["naPolicy"] = NaPolicies.WordOf(rubric.NaPolicy);
        said["evidencePolicy"] = EvidencePolicies.WordOf(rubric.EvidencePolicy);
        if (rubric.ScaleMin is not null || rubric.ScaleMax is not null)
        {
            var scale = new JsonObject();
            Put(scale, "min", rubric.ScaleMin);
            Put(scale, "max", rubric.ScaleMax);
            said["scale"] = scale;
        }

        said["base"] = Node(rubric.Base);
        Put(said, "bonus", rubric.Bonus);
        Put(said, "penalty", rubric.Penalty);
        PutAll(said, "bands", rubric.Bands, Band);
        PutAll(said, "quotas", rubric.Quotas, Quota);
        PutAll(said, "tieBreaks", rubric.TieBreaks, tie =>
        {
            var item = new JsonObject { ["key"] = TieBreakKeys.WordOf(tie.Key) };
            Put(item, "node", tie.Node);
            item["order"] = tie.IsAscending ? "ASC" : "DESC";
            return item;
        });
        said["ranking"] = new JsonObject { ["method"] = rubric.RanksDensely ? "DENSE" : "STANDARD", ["by"] = rubric.RanksWithTieBreaks ? "TOTAL_THEN_TIEBREAKS" : "TOTAL" };
        PutAll(said, "rounds", rubric.Rounds, round => round);
        Put(said, "officialRound", rubric.OfficialRound);
        if (rubric.Measures is { } measures)
        {
            said["measures"] = new JsonArray([.. measures.Select(m => (JsonNode)m)]);
        }

        return said;
    }

    private static JsonObject Node(RubricNode node)
    {
        var said = new JsonObject { ["id"] = node.Id };
        Put(said, "name", node.Name);
        Put(said, "guide", node.Guide);
        Put(said, "unit", node.Unit);
        said["kind"] = NodeKinds.WordOf(node.Kind);
        if (node.Type is { } type)
        {
            said["type"] = Types.WordOf(type);
        }

        Put(said, "max", node.Max);
        if (node.Weight != Fraction.One)
        {
            Put(said, "weight", node.Weight);
        }

        Put(said, "cap", node.Cap);
        Put(said, "floor", node.Floor);
        Put(said, "na", node.MayBeNotApplicable);
        if (node.NaPolicy is { } policy)
        {
            said["naPolicy"] = NaPolicies.WordOf(policy);
        }

        if (node.IsCapped)
        {
            said["mode"] = "CAPPED_SUM";
        }

        Typed(said, node);
        PutAll(said, "children", node.Children, Node);
        return said;
    }

    private static void Typed(JsonObject said, RubricNode node)
    {
        PutAll(said, "levels", node.Levels, level =>
        {
            var item = new JsonObject { ["code"] = level.Code };
            Put(item, "name", level.Name);
            Put(item, "points", level.Points);
            Put(item, "knockout", level.KnocksOut);
            Put(item, "occurs", level.Occurs);
            return item;
        });
        Put(said, "per", node.Per);
        Put(said, "extra", node.Extra);
        PutAll(said, "steps", node.Steps, step => new JsonObject { ["at"] = step.At.ToString(), ["points"] = step.Points.ToString() });
        if (node.IsAtMost)
        {
            said["direction"] = "AT_MOST";
        }

        Put(said, "otherwise", node.Otherwise);
        if (node.HasNoTarget)
        {
            said["mode"] = "NO_TARGET";
        }

        Put(said, "target", node.Target);
        if (node.IsZeroBelow)
        {
            said["below"] = "ZERO";
        }

        Put(said, "minShare", node.MinShare);
        Put(said, "min", node.Min);
        if (node.Aggregation is { } several)
        {
            var item = new JsonObject { ["method"] = Methods.WordOf(several.Method), ["missing"] = several.BlocksMissing ? "BLOCK" : "IGNORE", ["minScorers"] = several.MinScorers };
            Put(item, "spreadWarn", several.SpreadWarn);
            said["aggregation"] = item;
        }

        Put(said, "expr", node.Expr);
        if (node.UnitDays != 1)
        {
            said["unitDays"] = node.UnitDays;
        }

        Put(said, "evidence", node.NeedsEvidence);
        if (node.NothingDue != NothingDueResult.Full)
        {
            said["nothingDue"] = NothingDue.WordOf(node.NothingDue);
        }

        if (node.From.Count > 0)
        {
            said["from"] = new JsonObject(node.From.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
        }

        PutAll(said, "sanctions", node.Sanctions, sanction =>
        {
            var item = new JsonObject { ["type"] = Sanctions.WordOf(sanction.Type) };
            Put(item, "band", sanction.Band);
            return item;
        });
    }

    private static JsonObject Band(Band band)
    {
        var said = new JsonObject { ["code"] = band.Code };
        Put(said, "name", band.Name);
        Put(said, "min", band.Min);
        Put(said, "max", band.Max);
        if (band.MinByArea.Count > 0)
        {
            said["minByArea"] = new JsonObject(band.MinByArea.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value.ToString())));
        }

        PutAll(said, "conditions", band.Conditions, condition =>
        {
            var item = new JsonObject { ["id"] = condition.Id, ["type"] = Conditions.WordOf(condition.Type) };
            Put(item, "node", condition.Node);
            if (condition.Kind is { } kind)
            {
                item["kind"] = NodeKinds.WordOf(kind);
            }

            Put(item, "percent", condition.Percent);
            Put(item, "fact", condition.Fact);
            Put(item, "value", condition.Value);
            return item;
        });
        return said;
    }

    private static JsonObject Quota(Quota quota)
    {
        var said = new JsonObject { ["band"] = quota.Band, ["kind"] = quota.IsShare ? "SHARE" : "NUMBER", ["value"] = quota.Value.ToString(), ["rounding"] = QuotaRoundings.WordOf(quota.Rounding) };
        if (quota.MinSeats != 0)
        {
            said["minSeats"] = quota.MinSeats;
        }

        said["base"] = quota.IsOfEligible ? "ELIGIBLE" : "ALL";
        Put(said, "eligibleFrom", quota.EligibleFrom);
        said["scope"] = Scopes.WordOf(quota.Scope);
        Put(said, "overflowBand", quota.OverflowBand);
        return said;
    }

    private static void Put(JsonObject said, string name, Block? block)
    {
        if (block is null)
        {
            return;
        }

        var item = new JsonObject();
        Put(item, "cap", block.Cap);
        if (block.IsCapped)
        {
            item["mode"] = "CAPPED_SUM";
        }

        item["children"] = new JsonArray([.. block.Items.Select(i => (JsonNode)Node(i))]);
        said[name] = item;
    }

    private static void Put(JsonObject said, string name, string? text)
    {
        if (text is not null)
        {
            said[name] = text;
        }
    }

    private static void Put(JsonObject said, string name, Fraction? number) => Put(said, name, number?.ToString());

    private static void Put(JsonObject said, string name, DateOnly? day) => Put(said, name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Put(JsonObject said, string name, bool flag)
    {
        if (flag)
        {
            said[name] = true;
        }
    }

    private static void PutAll<T>(JsonObject said, string name, IReadOnlyList<T> items, Func<T, JsonNode> write)
    {
        if (items.Count > 0)
        {
            said[name] = new JsonArray([.. items.Select(write)]);
        }
    }
}
