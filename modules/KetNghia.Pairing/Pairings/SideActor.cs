namespace KetNghia.Pairing.Pairings;

/// <summary>Who does it, when, and for which side when it is not their own.</summary>
internal sealed record SideActor(Guid Id, string Name, DateTime AtUtc, Side Side, bool OnBehalf = false) : Actor(Id, Name, AtUtc);

/// <summary>Bên: the one that gives and the one that receives.</summary>
internal enum Side
{
    Sponsor = 1,
    Receiver,
}
