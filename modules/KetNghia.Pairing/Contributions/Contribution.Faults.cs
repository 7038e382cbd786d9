using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Contributions;

/// <summary>Everything that is wrong with what somebody states, field by field, so that it can be put right in one go.</summary>
internal sealed partial class Contribution
{
    public static IEnumerable<BusinessException> FaultsOf(PledgeTerms terms)
    {
        if (VietnameseText.IsBlank(terms.Title))
        {
            yield return new BusinessException(PairingErrors.TitleMissing).At("Input.Title");
        }

        foreach (var fault in terms.Kind == ContributionKind.Cash ? CashFaults(terms) : GoodsFaults(terms))
        {
            yield return fault;
        }
    }

    public static IEnumerable<BusinessException> DateFaultsOf(PledgeTerms terms, DateOnly today)
    {
        if (terms.PledgedOn > today)
        {
            yield return new BusinessException(PairingErrors.DateInFuture).At("Input.PledgedOn");
        }

        if (terms.DueOn < terms.PledgedOn)
        {
            yield return new BusinessException(PairingErrors.DueBeforePledge).At("Input.DueOn");
        }
    }

    public static IEnumerable<BusinessException> FaultsOf(PledgeFacts pledge, Statement stated, bool onlyPledged, DateOnly pairingFrom, DateOnly today)
    {
        if (FigureFault(pledge, stated.Figure, mayBeZero: false) is { } figure)
        {
            yield return figure;
        }
        else if (onlyPledged && Exceeds(pledge, stated))
        {
            yield return new BusinessException(PairingErrors.OnlyPledged).With("left", pledge.Show(pledge.Left)).At(FieldOf(pledge));
        }
        else if (Exceeds(pledge, stated) && VietnameseText.IsBlank(stated.Note))
        {
            yield return new BusinessException(PairingErrors.NoteMissingOverPledge).At("Input.Note");
        }

        foreach (var fault in SideFaults(stated, pairingFrom, today))
        {
            yield return fault;
        }
    }

    public static IEnumerable<BusinessException> FaultsOf(PledgeFacts pledge, Statement stated, Figure given, DateOnly handedOverOn, DateOnly today)
    {
        if (FigureFault(pledge, stated.Figure, mayBeZero: true) is { } figure)
        {
            yield return figure;
        }
        else if (!pledge.FigureOf(stated.Figure).SameAs(given) && VietnameseText.IsBlank(stated.Note))
        {
            yield return new BusinessException(PairingErrors.NoteMissingDifference).At("Input.Note");
        }

        foreach (var fault in SideFaults(stated, handedOverOn, today))
        {
            yield return fault;
        }
    }

    public static IEnumerable<BusinessException> ProposalFaults(PledgeFacts pledge, Figure figure, string text)
    {
        if (FigureFault(pledge, figure, mayBeZero: true) is { } fault)
        {
            yield return fault;
        }

        if (VietnameseText.IsBlank(text))
        {
            yield return new BusinessException(FrameworkErrors.ReasonMissing).At("Input.ReasonText");
        }
    }

    private static IEnumerable<BusinessException> CashFaults(PledgeTerms terms)
    {
        if (terms.AmountDong is not > 0)
        {
            yield return new BusinessException(PairingErrors.FigureMissing).At("Input.AmountDong");
        }
        else if (terms.AmountDong > Dong.Max)
        {
            yield return new BusinessException(PairingErrors.ValueTooLarge).At("Input.AmountDong");
        }
    }

    private static IEnumerable<BusinessException> GoodsFaults(PledgeTerms terms)
    {
        if (terms.QuantityThousandths is not > 0)
        {
            yield return new BusinessException(PairingErrors.QuantityMissing).At("Input.QuantityThousandths");
        }
        else if (terms.QuantityThousandths > Quantity.Max || Value(terms.QuantityThousandths.Value, terms.UnitPriceDong) > Dong.Max)
        {
            yield return new BusinessException(PairingErrors.ValueTooLarge).At(terms.QuantityThousandths > Quantity.Max ? "Input.QuantityThousandths" : "Input.UnitPriceDong");
        }

        if (VietnameseText.IsBlank(terms.Unit))
        {
            yield return new BusinessException(PairingErrors.UnitMissing).At("Input.Unit");
        }

        if (terms.UnitPriceDong < 0 || (terms.Kind == ContributionKind.InKind && terms.UnitPriceDong is not > 0))
        {
            yield return new BusinessException(PairingErrors.ValuationMissing).At("Input.UnitPriceDong");
        }

        if ((terms.Kind == ContributionKind.InKind || terms.UnitPriceDong > 0) && terms.ValuationBasis is null)
        {
            yield return new BusinessException(PairingErrors.ValuationMissing).At("Input.ValuationBasis");
        }
    }

    private static IEnumerable<BusinessException> SideFaults(Statement stated, DateOnly earliest, DateOnly today)
    {
        if (stated.On > today)
        {
            yield return new BusinessException(PairingErrors.DateInFuture).At("Input.On");
        }
        else if (stated.On < earliest)
        {
            yield return new BusinessException(PairingErrors.DateTooEarly).With("from", Format.Date(earliest)).At("Input.On");
        }

        if (!stated.HasEvidence && VietnameseText.IsBlank(stated.NoEvidenceReason))
        {
            yield return new BusinessException(PairingErrors.EvidenceMissing).At("Input.NoEvidenceReason");
        }
    }

    private static bool Exceeds(PledgeFacts pledge, Statement stated) =>
        pledge.GivenMeasure + ((pledge.IsCash ? stated.Figure.Dong : stated.Figure.Thousandths) ?? 0) > pledge.Pledged.Measure;

    private static string FieldOf(PledgeFacts pledge) => pledge.IsCash ? "Input.FigureDong" : "Input.Figure";

    private static BusinessException? FigureFault(PledgeFacts pledge, Figure figure, bool mayBeZero)
    {
        var measure = pledge.IsCash ? figure.Dong : figure.Thousandths;
        if (measure is null || measure < 0 || (measure == 0 && !mayBeZero) || measure > (pledge.IsCash ? Dong.Max : Quantity.Max))
        {
            return new BusinessException(mayBeZero ? PairingErrors.FigureUnknown : PairingErrors.FigureMissing).At(FieldOf(pledge));
        }

        return !pledge.IsCash && Value(measure.Value, pledge.UnitPriceDong) > Dong.Max ? new BusinessException(PairingErrors.ValueTooLarge).At(FieldOf(pledge)) : null;
    }
}
