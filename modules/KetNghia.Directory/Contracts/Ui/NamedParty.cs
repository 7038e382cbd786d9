namespace KetNghia.Directory.Contracts.Ui;

/// <summary>A name of a list, and what leads to it.</summary>
/// <param name="Id">Of the party; of the unit for a place.</param>
public sealed record NamedParty(Guid Id, string Name);
