using System.Globalization;
using System.Linq.Expressions;

namespace KetNghia.Administration.Auditing;

/// <summary>Where a row stands in the log: rows of one instant follow each other by their place in the transaction, then by id.</summary>
internal readonly record struct AuditPlace(DateTime AtUtc, int Sequence, Guid Id)
{
    public Expression<Func<ActionLogEntry, bool>> Older
    {
        get
        {
            var (at, sequence, id) = this;
            return e => e.AtUtc <= at && (e.AtUtc < at || e.Sequence < sequence || (e.Sequence == sequence && e.Id < id));
        }
    }

    public Expression<Func<ActionLogEntry, bool>> Newer
    {
        get
        {
            var (at, sequence, id) = this;
            return e => e.AtUtc >= at && (e.AtUtc > at || e.Sequence > sequence || (e.Sequence == sequence && e.Id > id));
        }
    }

    public static AuditPlace Of(ActionLogEntry entry) => new(entry.AtUtc, entry.Sequence, entry.Id);

    /// <summary>As it stands in an address; null when it is none.</summary>
    public static AuditPlace? Read(string? text) =>
        text?.Split('-') is [var at, var sequence, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
        && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Guid.TryParseExact(id, "N", out var guid)
            ? new AuditPlace(new DateTime(ticks, DateTimeKind.Utc), number, guid)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtUtc.Ticks}-{Sequence}-{Id:N}");
}
