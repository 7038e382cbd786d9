namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>What the fields of a paper need: the values and the papers to choose from.</summary>
public sealed record DecidingPart(DecidingFields Document, IReadOnlyList<(Guid Id, string Label)> Choices)
{
    /// <summary>The partial that shows them.</summary>
    public const string View = "~/Areas/Documents/Pages/Shared/_DecidingFields.cshtml";

    /// <summary>One of the two has to be given: a paper chosen, or a new one typed.</summary>
    public bool IsRequired { get; init; }
}
