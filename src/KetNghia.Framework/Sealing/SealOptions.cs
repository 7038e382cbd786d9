namespace KetNghia.Framework.Sealing;

/// <summary>Configuration section <c>Sealing</c>.</summary>
public sealed class SealOptions
{
    /// <summary>The longest a log row stays unsealed while a node runs.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>Only rows older than this are sealed: transactions that began before have ended, as a rule.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public bool Enabled { get; set; } = true;

    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A file outside the data folder, best on write-once storage, to which each day's digest is added.</summary>
    public string? DigestFile { get; set; }
}
