namespace KetNghia.Pairing.Localization;

/// <summary>Texts of the overviews.</summary>
public sealed class OverviewResource;
