namespace KetNghia.Pairing.Measures;

/// <summary>Days from the first to the last, both included.</summary>
/// <param name="To">Null: it goes on.</param>
internal readonly record struct DaySpan(DateOnly From, DateOnly? To)
{
    /// <summary>The days both have; null when they share none.</summary>
    public DaySpan? And(DaySpan other)
    {
        var from = From > other.From ? From : other.From;
        var to = (To, other.To) switch
        {
            (null, var end) => end,
            (var end, null) => end,
            ({ } one, { } two) => one < two ? one : two,
        };
        return to < from ? null : new DaySpan(from, to);
    }

    public bool Meets(DaySpan other) => And(other) is not null;
}

/// <summary>A party of a pairing, or the unit it receives for, and its days in it.</summary>
internal sealed class PairingPart
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    public DaySpan Days => new(FromOn, ToOn);
}

/// <summary>A signed agreement.</summary>
internal sealed class SignedDays
{
    public DateOnly SignedOn { get; init; }

    public DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    /// <summary>Signed and in force.</summary>
    public DaySpan? Days => new DaySpan(FromOn, ToOn).And(new DaySpan(SignedOn, null));
}

/// <summary>A pairing that was in force at some time, with whatever says when for whom.</summary>
internal sealed class StandingPairing
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public long Version { get; init; }

    public string Code { get; init; } = "";

    public string Names { get; init; } = "";

    public DateOnly FromOn { get; init; }

    /// <summary>Null while it is in force.</summary>
    public DateOnly? EndedOn { get; init; }

    public List<PairingPart> Receivers { get; init; } = [];

    public List<PairingPart> Sponsors { get; init; } = [];

    public List<SignedDays> Agreements { get; init; } = [];

    public DaySpan Days => new(FromOn, EndedOn);

    /// <summary>The days on which a subject took part in it.</summary>
    public IEnumerable<DaySpan> DaysOf(MeasureSubject subject, Guid id) => subject switch
    {
        MeasureSubject.Commune => DaysOf(Receivers, id),
        MeasureSubject.Sponsor => DaysOf(Sponsors, id),
        MeasureSubject.Locality => id == TenantId ? [Days] : [],
        _ => id == Id ? [Days] : [],
    };

    private IEnumerable<DaySpan> DaysOf(List<PairingPart> parts, Guid id) =>
        parts.Where(p => p.Id == id).Select(p => p.Days.And(Days)).OfType<DaySpan>();
}
