namespace KetNghia.Pairing.Contributions;

/// <summary>How a contribution is measured, said once for the aggregate and for what is read of it.</summary>
internal readonly record struct PledgeFacts(OwedFacts Owed, string? Unit, long? UnitPriceDong)
{
    public bool IsCash => Owed.Kind == ContributionKind.Cash;

    public Figure Pledged => new(Owed.PledgedThousandths, Owed.PledgedDong);

    /// <summary>What is still to be handed over of the pledge; nothing where more was given.</summary>
    public Figure Left => IsCash ? new Figure(null, Math.Max(0, Pledged.Measure - GivenMeasure)) : new Figure(Math.Max(0, Pledged.Measure - GivenMeasure), null);

    public long GivenMeasure => IsCash ? Owed.GivenDong : Owed.GivenThousandths;

    public string Show(Figure figure) => figure.Show(Owed.Kind, Unit);

    /// <summary>A figure as one side stated it, with its value where that can be said.</summary>
    public Figure FigureOf(Figure stated) => IsCash
        ? new Figure(null, stated.Dong)
        : new Figure(stated.Thousandths, UnitPriceDong is { } price ? Dong.Of(new Quantity(stated.Thousandths!.Value), new Dong(price)).Amount : null);
}
