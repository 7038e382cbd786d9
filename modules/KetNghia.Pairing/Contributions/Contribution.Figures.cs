using System.Linq.Expressions;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Contributions;

/// <summary>What is promised and how it is measured.</summary>
internal sealed partial class Contribution
{
    /// <summary>What counts in every sum and view: neither reversed nor taken back.</summary>
    public static Expression<Func<Contribution, bool>> Stands => c => c.State != ContributionState.Reversed && !c.IsRemoved;

    /// <summary>
    /// Not all of the pledge is handed over and more is to follow. A pledge closes by what was given, by what was received,
    /// by a last delivery, or with its pairing; nothing else says what a sponsor owes.
    /// </summary>
    public static Expression<Func<Contribution, bool>> Owed => c =>
        (c.State == ContributionState.Pledged || c.State == ContributionState.PartlyGiven || c.State == ContributionState.PartlyReceived)
        && (c.Kind == ContributionKind.Cash ? c.GivenDong < c.PledgedDong : c.GivenThousandths < c.PledgedThousandths);

    /// <summary>Somebody has still to hand over, to answer or to agree.</summary>
    public static Expression<Func<Contribution, bool>> Unfinished
    {
        get
        {
            Expression<Func<Contribution, bool>> open = c => (c.AwaitingCount > 0 || c.OpenDiscrepancyCount > 0) && c.State != ContributionState.Reversed;
            return Owed.Or(open);
        }
    }

    /// <summary>Every figure of a year counts by the day of the pledge.</summary>
    public static Expression<Func<Contribution, bool>> PledgedIn(int year) => PledgedIn(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <inheritdoc cref="PledgedIn(int)"/>
    public static Expression<Func<Contribution, bool>> PledgedIn(DateOnly first, DateOnly last) => c => c.PledgedOn >= first && c.PledgedOn <= last;

    public PledgeFacts Facts => new(new OwedFacts(State, Kind, DueOn, GivenThousandths, GivenDong, PledgedThousandths, PledgedDong), Unit, UnitPriceDong);

    /// <summary><see cref="Owed"/> of a record in memory.</summary>
    public bool IsOwed => Facts.Owed.IsOwed;

    public bool IsOverdue(DateOnly today) => Facts.Owed.IsOverdue(today);

    /// <summary>Quá hạn: owed after its day. Every list, count, pill and file takes it from here.</summary>
    public static Expression<Func<Contribution, bool>> Overdue(DateOnly today)
    {
        Expression<Func<Contribution, bool>> late = c => c.DueOn < today;
        return Owed.And(late);
    }

    public bool IsCash => Facts.IsCash;

    public Figure Pledged => Facts.Pledged;

    public Figure Left => Facts.Left;

    /// <summary>Everything pledged has been handed over, by the sponsor's own account.</summary>
    public bool IsGivenInFull => Facts.GivenMeasure >= Pledged.Measure;

    private long ReceivedMeasure => IsCash ? ReceivedDong : ReceivedThousandths;

    public string Show(Figure figure) => Facts.Show(figure);

    private void Set(PledgeTerms terms)
    {
        BusinessException.ThrowIfAny(FaultsOf(terms));
        Kind = terms.Kind;
        SetFigure(terms);
        ContentGroupCode = terms.ContentGroupCode;
        Title = VietnameseText.Clean(terms.Title);
        FundingSource = terms.FundingSource;
        EventTag = Text(terms.EventTag);
        Purpose = Text(terms.Purpose);
        PledgedOn = terms.PledgedOn;
        DueOn = terms.DueOn;
        var search = VietnameseText.Fold($"{Number} {Title} {SponsorName} {ReceiverName} {EventTag} {Purpose}");
        SearchText = search.Length <= 1000 ? search : search[..1000];
    }

    private void SetFigure(PledgeTerms terms)
    {
        if (terms.Kind == ContributionKind.Cash)
        {
            (PledgedThousandths, PledgedDong, Unit, UnitPriceDong, ValuationBasis) = (null, terms.AmountDong, null, null, null);
            return;
        }

        PledgedThousandths = terms.QuantityThousandths;
        Unit = VietnameseText.Clean(terms.Unit!);
        UnitPriceDong = terms.UnitPriceDong is > 0 ? terms.UnitPriceDong : null;
        ValuationBasis = UnitPriceDong is null ? null : terms.ValuationBasis;
        PledgedDong = Facts.FigureOf(Pledged).Dong;
    }

    /// <summary>What a quantity is worth, in đồng; null while it cannot be said.</summary>
    public static long? ValueOf(long? thousandths, long? price) => thousandths is >= 0 and { } quantity && price is >= 0 && Value(quantity, price) <= Dong.Max
        ? Dong.Of(new Quantity(quantity), new Dong(price.Value)).Amount
        : null;

    /// <summary>Exact, and wide enough to be compared with what is too much.</summary>
    private static decimal? Value(long thousandths, long? price) => new Quantity(thousandths).ToDecimal() * price;

    private static string? Text(string? text) => VietnameseText.CleanOrNull(text);
}
