namespace KetNghia.Framework.Recording;

/// <summary>A log row or a snapshot: which record, of which kind, and when.</summary>
public interface ITrace
{
    string EntityType { get; }

    Guid EntityId { get; }

    DateTime AtUtc { get; }
}
