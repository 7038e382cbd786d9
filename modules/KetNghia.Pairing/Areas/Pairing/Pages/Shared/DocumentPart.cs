namespace KetNghia.Pairing.Pages;

/// <summary>What the fields of a paper need: the values and the papers to choose from.</summary>
internal sealed record DocumentPart(DocumentFields Document, IReadOnlyList<(Guid Id, string Label)> Choices)
{
    /// <summary>One of the two has to be given: a paper chosen, or a new one typed.</summary>
    public bool IsRequired { get; init; }
}
