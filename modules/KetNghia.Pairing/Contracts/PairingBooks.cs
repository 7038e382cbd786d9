namespace KetNghia.Pairing.Contracts;

/// <summary>Books of numbers of this module.</summary>
internal static class PairingBooks
{
    public const string Pairings = "pairing";
    public const string Contributions = "contribution";

    /// <summary>KN-001: counted through.</summary>
    public static readonly RecordBook OfPairings = new("KN", 3);

    /// <summary>DG-2026-0001: counted by the year.</summary>
    public static readonly RecordBook OfContributions = new("DG", 4, IsByYear: true);
}
