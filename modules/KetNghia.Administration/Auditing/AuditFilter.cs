using System.Linq.Expressions;

namespace KetNghia.Administration.Auditing;

/// <summary>What the log is limited to.</summary>
internal sealed record AuditFilter
{
    public string? Person { get; init; }

    public string? Action { get; init; }

    public string? EntityType { get; init; }

    public string? Text { get; init; }

    /// <summary>dd/MM/yyyy, as is <see cref="To"/>.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>They ask with the codes of localities: a prefix among the words says in which.</summary>
    public static FilterFields<AuditFilter, RecordCodes, ActionLogEntry> Fields { get; } = new FilterFields<AuditFilter, RecordCodes, ActionLogEntry>(new AuditFilter())
        .Words("person", "Audit.Person", f => f.Person, (f, text) => f with { Person = text }, (person, _, _) => [e => e.ActorName.Contains(person) || (e.OnBehalfOfName != null && e.OnBehalfOfName.Contains(person))])
        .Code("action", "Audit.What", f => f.Action, (f, action) => f with { Action = action }, (action, _, _) => e => e.Action == action)
        .Code("type", "Audit.Type", f => f.EntityType, (f, type) => f with { EntityType = type }, (type, _, _) => e => e.EntityType == type)
        .Words("q", "Audit.Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, codes) => OfWords(codes.Words(text)))
        .Day("from", "Users.From", f => f.From, (f, day) => f with { From = Shown(day) }, (day, _, _) => Since(Instant(Day(day)!.Value)))
        .Day("to", "Users.To", f => f.To, (f, day) => f with { To = Shown(day) }, (day, _, _) => Before(Instant(Day(day)!.Value.AddDays(1))));

    /// <summary>What an index answers: one of action and kind of record, which nearly always implies the other, and the days.</summary>
    public AuditFilter Indexed => this with { Person = null, Text = null, EntityType = Action is null ? EntityType : null };

    /// <summary>What each row is read for.</summary>
    public AuditFilter Read => new() { Person = Person, Text = Text, EntityType = Action is null ? null : EntityType };

    private static IEnumerable<Expression<Func<ActionLogEntry, bool>>> OfWords(TypedWords words)
    {
        if (words.TenantId is { } tenant)
        {
            yield return e => e.TenantId == tenant;
        }

        if (words.Text is { Length: > 0 } text)
        {
            yield return e => e.EntityLabel.Contains(text) || (e.Reason != null && e.Reason.Contains(text)) || e.Data.Contains(text);
        }
    }

    private static Expression<Func<ActionLogEntry, bool>> Since(DateTime start) => e => e.AtUtc >= start;

    private static Expression<Func<ActionLogEntry, bool>> Before(DateTime end) => e => e.AtUtc < end;

    private static DateOnly? Day(string? text) => Readings.Date(text).Value;

    private static string? Shown(string? text) => Day(text) is { } day ? Format.Date(day) : null;

    private static DateTime Instant(DateOnly date) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), SystemClock.VietNam), DateTimeKind.Utc);
}
