using System.Text.Json.Nodes;

namespace KetNghia.Emulation.Scoring;

/// <summary>Results as files say them.</summary>
internal static class CaseAnswers
{
    public static JsonObject Of(AssessmentResult result) => new()
    {
        ["subjects"] = new JsonObject(result.Subjects.Select(s => KeyValuePair.Create(s.Subject.Id, (JsonNode?)Of(s)))),
        ["quotas"] = new JsonArray([.. result.Quotas.Select(q => (JsonNode)Of(q))]),
    };

    public static JsonObject Of(LockResult result) => new()
    {
        ["locked"] = Of(result.Locked),
        ["differences"] = new JsonArray([.. result.Differences.Select(d => (JsonNode)new JsonObject
        {
            ["subject"] = d.Subject,
            ["node"] = d.Node,
            ["locked"] = d.Locked?.ToString(),
            ["now"] = d.Now?.ToString(),
        })]),
        ["inputOnly"] = new JsonArray([.. result.InputOnly.Select(i => (JsonNode)new JsonObject { ["subject"] = i.Subject, ["node"] = i.Node })]),
        ["totalsNow"] = new JsonObject(result.TotalsNow.Select(t => KeyValuePair.Create(t.Subject, (JsonNode?)t.Total?.ToString()))),
    };

    private static JsonObject Of(SubjectResult subject)
    {
        var isBare = subject.Status is SubjectStatus.Withdrawn or SubjectStatus.Error;
        var sheet = subject.Sheet;
        var said = new JsonObject
        {
            ["status"] = NameOf(subject.Status),
            ["nodes"] = new JsonObject(sheet.Nodes.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => KeyValuePair.Create(
                n.Key, (JsonNode?)new JsonObject { ["score"] = n.Value.Score?.ToString(), ["state"] = NameOf(n.Value.State) }))),
            ["canSubmit"] = subject.CanSubmit,
            ["bonus"] = isBare ? null : sheet.Bonus?.ToString(),
            ["penalty"] = isBare ? null : sheet.Penalty?.ToString(),
            ["base"] = sheet.Base?.ToString(),
            ["total"] = sheet.Total?.ToString(),
            ["pointsBand"] = subject.PointsBand,
            ["band"] = subject.Band,
            ["rank"] = subject.Rank,
            ["tied"] = subject.IsTied,
            ["reasons"] = new JsonArray([.. subject.Reasons.Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal).Select(r => (JsonNode)r)]),
        };
        if (sheet.Error is { } error)
        {
            said["error"] = error;
        }

        if (subject.RoundTotals is { } totals)
        {
            said["roundTotals"] = new JsonObject(totals.Select(t => KeyValuePair.Create(t.Round, (JsonNode?)t.Total?.ToString())));
        }

        return said;
    }

    private static JsonObject Of(QuotaResult quota)
    {
        static JsonArray Listed(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);

        var said = new JsonObject
        {
            ["band"] = quota.Band,
            ["scope"] = quota.Scope,
            ["seats"] = quota.Seats,
            ["placed"] = Listed(quota.Placed),
            ["undecided"] = Listed(quota.Undecided),
            ["seatsLeft"] = quota.SeatsLeft,
            ["overflow"] = Listed(quota.Overflow),
        };
        if (quota.Error is { } error)
        {
            said["error"] = error;
        }

        return said;
    }

    private static string NameOf(SubjectStatus status) => status switch
    {
        SubjectStatus.Final => "FINAL",
        SubjectStatus.NeedsDecision => "NEEDS_DECISION",
        SubjectStatus.Incomplete => "INCOMPLETE",
        SubjectStatus.NoScore => "NO_SCORE",
        SubjectStatus.Error => "ERROR",
        _ => "WITHDRAWN",
    };

    private static string NameOf(NodeState state) => state switch
    {
        NodeState.Ok => "OK",
        NodeState.NotApplicable => "NA",
        NodeState.FullMarks => "NA_FULL",
        NodeState.Missing => "MISSING",
        NodeState.Voided => "VOIDED",
        NodeState.NoEvidence => "NO_EVIDENCE",
        _ => "KNOCKED_OUT",
    };
}
