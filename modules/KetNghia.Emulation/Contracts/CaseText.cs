using System.Text;

namespace KetNghia.Emulation.Contracts;

/// <summary>The text of a file of cases or rubrics: UTF-8, with or without a mark at its beginning.</summary>
public static class CaseText
{
    /// <summary>Bytes; a longer file is not read.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CaseFormatException">It is too long, or another encoding than UTF-8.</exception>
    public static async Task<string> ReadAsync(string file, CancellationToken cancellationToken) => new FileInfo(file).Length > MaxLength
        ? throw TooLong()
        : Of(await File.ReadAllBytesAsync(file, cancellationToken));

    /// <inheritdoc cref="ReadAsync"/>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength)
        {
            throw TooLong();
        }

        try
        {
            return Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new CaseFormatException($"byte {e.Index + 1}", "the encoding UTF-8 is expected");
        }
    }

    private static CaseFormatException TooLong() => new("", $"a file has at most {MaxLength / 1024 / 1024} MB");
}
