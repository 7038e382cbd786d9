namespace KetNghia.Pairing.Imports;

/// <summary>Columns of the list of pairings.</summary>
internal static class PairingColumns
{
    /// <summary>Of a pairing that is there already.</summary>
    public const string Code = "Code";
    public const string Locality = "Locality";
    public const string Sponsor = "Sponsor";
    public const string Receiver = "Receiver";
    public const string Form = "Form";
    public const string Level = "Level";
    public const string ProgrammeColumn = "Programme";
    public const string FromOn = "FromOn";
    public const string ToOn = "ToOn";
    public const string DocumentNumber = "DocumentNumber";
    public const string DocumentIssuer = "DocumentIssuer";
    public const string DocumentDate = "DocumentDate";
    public const string Fields = "Fields";

    public const string State = "State";
    public const string Pledged = "Pledged";
    public const string Given = "Given";
    public const string Received = "Received";
    public const string Latest = "Latest";

    /// <summary>Field of the page → column.</summary>
    public static IReadOnlyDictionary<string, string> OfFields { get; } = new Dictionary<string, string>
    {
        ["Input.ProgrammeId"] = ProgrammeColumn,
        ["Input.ToOn"] = ToOn,
        ["Input.SponsorIds"] = Sponsor,
        ["Input.ReceiverIds"] = Receiver,
        ["Input.Receivers"] = Receiver,
        ["Document.Issuer"] = DocumentIssuer,
    };
}
