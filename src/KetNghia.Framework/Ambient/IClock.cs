namespace KetNghia.Framework.Ambient;

/// <summary>The only source of time. Always UTC; business dates are taken in the locality's time zone.</summary>
public interface IClock
{
    /// <summary>The current instant, <see cref="DateTimeKind.Utc"/>.</summary>
    DateTime UtcNow { get; }

    /// <summary>Today's date in Viet Nam (Asia/Ho_Chi_Minh).</summary>
    DateOnly Today { get; }
}

/// <summary>The only source of record ids (version-7 GUIDs). An id is never a secret.</summary>
public interface IIdGenerator
{
    Guid New();
}

/// <summary>The only source of secrets and of chance.</summary>
public interface IRandomSource
{
    byte[] Bytes(int count);

    /// <summary>A uniformly chosen number in [0, exclusiveMax).</summary>
    int Next(int exclusiveMax);
}
