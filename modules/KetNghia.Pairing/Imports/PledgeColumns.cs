namespace KetNghia.Pairing.Imports;

/// <summary>Columns of the list of pledges.</summary>
internal static class PledgeColumns
{
    /// <summary>Of a pledge that is there already.</summary>
    public const string Number = "Number";
    public const string Locality = "Locality";
    public const string Code = "Code";
    public const string Sponsor = "Sponsor";
    public const string Kind = "Kind";
    public const string Group = "Group";
    public const string Title = "Title";
    public const string Amount = "Amount";
    public const string Quantity = "Quantity";
    public const string Unit = "Unit";
    public const string UnitPrice = "UnitPrice";
    public const string Basis = "Basis";
    public const string Funding = "Funding";
    public const string PledgedOn = "PledgedOn";
    public const string DueOn = "DueOn";
    public const string Event = "Event";
    public const string Purpose = "Purpose";

    public const string Receiver = "Receiver";
    public const string PledgedDong = "PledgedDong";
    public const string GivenDong = "GivenDong";
    public const string ReceivedDong = "ReceivedDong";
    public const string GivenQuantity = "GivenQuantity";
    public const string ReceivedQuantity = "ReceivedQuantity";
    public const string DaysOverdue = "DaysOverdue";
    public const string Latest = "Latest";
    public const string State = "State";

    /// <summary>Field of the page → column.</summary>
    public static IReadOnlyDictionary<string, string> OfFields { get; } = new Dictionary<string, string>
    {
        ["Input.Title"] = Title,
        ["Input.ContentGroupCode"] = Group,
        ["Input.AmountDong"] = Amount,
        ["Input.QuantityThousandths"] = Quantity,
        ["Input.Unit"] = Unit,
        ["Input.UnitPriceDong"] = UnitPrice,
        ["Input.ValuationBasis"] = Basis,
        ["Input.PledgedOn"] = PledgedOn,
        ["Input.DueOn"] = DueOn,
    };
}
