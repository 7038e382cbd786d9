namespace KetNghia.Framework.Files;

/// <summary>Content-addressed bytes outside the web root. Local disk now; shared or S3-compatible storage later.</summary>
public interface IFileStore
{
    /// <summary>Writes, flushes to disk and returns the lower-case hex SHA-256 of the content; the same content is stored once.</summary>
    Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">No such content.</exception>
    Stream Open(string sha256);

    bool Exists(string sha256);

    void Delete(string sha256);

    /// <summary>
    /// Deletes content nobody has saved since <paramref name="cutoffUtc"/>. Safe beside a save of the same content at the
    /// same moment.
    /// </summary>
    /// <returns>False when the content is younger or gone.</returns>
    bool DeleteIfOlder(string sha256, DateTime cutoffUtc);

    IEnumerable<string> All();

    /// <summary>
    /// Clears up after a process that was killed: half-written files from before <paramref name="cutoffUtc"/> go, content
    /// that was being deleted is put back and looked at anew. Not beside a deletion.
    /// </summary>
    void ClearUnfinished(DateTime cutoffUtc);
}

public sealed record StoredFile(string Sha256, long Length);

/// <summary>
/// A column that holds the hash of stored content. The nightly sweep keeps what such columns name; <c>verify</c> checks
/// that every one of them has its bytes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StoredContentAttribute : Attribute;
