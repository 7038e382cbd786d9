namespace KetNghia.Values;

/// <summary>Money in whole đồng; VND has no minor unit. Columns store the bare <c>long</c> so that databases can sum it.</summary>
public readonly record struct Dong(long Amount) : IComparable<Dong>
{
    /// <summary>The largest amount a form accepts: 100,000 tỷ đồng.</summary>
    public const long Max = 100_000_000_000_000;

    public static Dong operator +(Dong a, Dong b) => new(checked(a.Amount + b.Amount));

    public static Dong operator -(Dong a, Dong b) => new(checked(a.Amount - b.Amount));

    public int CompareTo(Dong other) => Amount.CompareTo(other.Amount);

    /// <summary>Value of a quantity at a unit price, rounded half away from zero to the đồng.</summary>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Dong Of(Quantity quantity, Dong unitPrice) =>
        new(checked((long)decimal.Round(quantity.ToDecimal() * unitPrice.Amount, 0, MidpointRounding.AwayFromZero)));
}

/// <summary>A quantity in thousandths (12,5 kg is 12500): exact, up to three decimals.</summary>
public readonly record struct Quantity(long Thousandths) : IComparable<Quantity>
{
    public const long Max = 1_000_000_000_000;

    public static Quantity FromWhole(long value) => new(checked(value * 1000));

    public decimal ToDecimal() => Thousandths / 1000m;

    public static Quantity operator +(Quantity a, Quantity b) => new(checked(a.Thousandths + b.Thousandths));

    public static Quantity operator -(Quantity a, Quantity b) => new(checked(a.Thousandths - b.Thousandths));

    public int CompareTo(Quantity other) => Thousandths.CompareTo(other.Thousandths);
}
