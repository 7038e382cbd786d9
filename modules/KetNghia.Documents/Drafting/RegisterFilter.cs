using System.Linq.Expressions;

namespace KetNghia.Documents.Drafting;

/// <summary>What the register of numbers is limited to.</summary>
internal sealed record RegisterFilter
{
    public int? Year { get; init; }

    /// <summary>Numbers of no paper.</summary>
    public bool VoidedOnly { get; init; }

    public static FilterFields<RegisterFilter, object, RegisterEntry> Fields { get; } = new FilterFields<RegisterFilter, object, RegisterEntry>(new RegisterFilter())
        .Year("year", "Registers.Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => OfYear(year))
        .Only("voided", "Registers.Use", "Registers.Voided", f => f.VoidedOnly, (f, voided) => f with { VoidedOnly = voided }, (_, _, _) => e => e.VoidReason != null);

    private static Expression<Func<RegisterEntry, bool>> OfYear(int year) => e => e.Year == year;
}
