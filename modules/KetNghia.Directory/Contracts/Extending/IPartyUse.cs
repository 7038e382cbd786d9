namespace KetNghia.Directory.Contracts.Extending;

/// <summary>
/// Asked before a party is taken back: whether another module's records name it. Every module that keeps a party's id answers.
/// </summary>
[Contributed]
public interface IPartyUse
{
    /// <summary>Whatever workspace the records belong to and whoever may see them; what was itself taken back does not count.</summary>
    Task<bool> IsUsedAsync(Guid partyId, CancellationToken cancellationToken);
}
