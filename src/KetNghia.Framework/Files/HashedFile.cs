using System.Security.Cryptography;

namespace KetNghia.Framework.Files;

/// <summary>Bytes and their hash in one pass.</summary>
public static class HashedFile
{
    private const int Buffer = 81920;

    /// <summary>Writes a new file through to the disk.</summary>
    public static async Task<StoredFile> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var written = await PassAsync(content, file, cancellationToken);
        file.Flush(flushToDisk: true);
        return written;
    }

    public static async Task<StoredFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await PassAsync(file, Stream.Null, cancellationToken);
    }

    private static async Task<StoredFile> PassAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Buffer];
        long length = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length += read;
        }

        return new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
