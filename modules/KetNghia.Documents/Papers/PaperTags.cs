using KetNghia.Documents.Contracts.Drafting;

namespace KetNghia.Documents.Papers;

/// <summary>Tags of the controls of a form: which piece of the paper is written into each. People type them in Word, so they are never renamed.</summary>
internal static class PaperTags
{
    public const string ParentBody = "paper.parentBody";
    public const string IssuingBody = "paper.issuingBody";
    public const string Number = "paper.number";
    public const string PlaceAndDate = "paper.placeAndDate";
    public const string TypeName = "paper.typeName";
    public const string Matter = "paper.matter";
    public const string AddressedTo = "paper.addressedTo";
    public const string Authority = "paper.authority";
    public const string Bases = "paper.bases";
    public const string Body = "paper.body";
    public const string Recipients = "paper.recipients";
    public const string Signature = "paper.signature";
    public const string Annexes = "paper.annexes";

    /// <summary>In the order of a paper.</summary>
    public static readonly IReadOnlyList<string> All =
        [ParentBody, IssuingBody, Number, PlaceAndDate, TypeName, Matter, AddressedTo, Authority, Bases, Body, Recipients, Signature, Annexes];

    /// <summary>Those of several lines, or of more than words.</summary>
    public static readonly IReadOnlyList<string> OfLines = [AddressedTo, Bases, Body, Recipients, Signature];

    /// <summary>Where the text of a part is written.</summary>
    public static string Of(PaperPlace place) => place switch
    {
        PaperPlace.Authority => Authority,
        PaperPlace.AddressedTo => AddressedTo,
        PaperPlace.Bases => Bases,
        PaperPlace.Recipients => Recipients,
        _ => Body,
    };
}
