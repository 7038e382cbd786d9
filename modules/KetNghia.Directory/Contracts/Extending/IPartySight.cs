namespace KetNghia.Directory.Contracts.Extending;

/// <summary>
/// Asked about a party that only another place keeps: whether the reader meets it in a record that is theirs to read. Its
/// name and kind may then be shown, and nothing else of the register.
/// </summary>
[Contributed]
public interface IPartySight
{
    Task<bool> IsMetAsync(Guid partyId, CancellationToken cancellationToken);
}
