namespace KetNghia.Pairing.Pairings;

/// <summary>Who does it, when, and for which side when it is not their own.</summary>
internal sealed record Actor(Guid Id, string Name, DateTime AtUtc, Side Side, bool OnBehalf = false);

/// <summary>Bên: the one that gives and the one that receives.</summary>
internal enum Side
{
    Sponsor = 1,
    Receiver,
}
