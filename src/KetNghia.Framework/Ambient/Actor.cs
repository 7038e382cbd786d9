namespace KetNghia.Framework.Ambient;

/// <summary>Who does it, and when (UTC): what a record keeps of a person's act.</summary>
public record Actor(Guid Id, string Name, DateTime AtUtc);
