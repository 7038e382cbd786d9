namespace KetNghia.Imports.Localization;

/// <summary>Texts of this module: errors, permissions, actions, pages.</summary>
public sealed class ImportsResource;
