using System.Buffers;
using System.Globalization;
using System.Text;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>
/// Complete and not protected, as far as the last trailer tells; what a PDF holds is never opened here, and it is only ever
/// sent as an attachment. Taken is what ordinary readers open: white space or a byte-order mark before the header, anything
/// but objects after the end, no end marker.
/// </summary>
internal static class PdfCheck
{
    private const int Block = 64 * 1024;

    private static readonly SearchValues<byte> BeforeHeader = SearchValues.Create(" \t\r\n\f\0"u8.ToArray().Concat(Encoding.UTF8.GetPreamble()).ToArray());
    private static readonly SearchValues<byte> EndsName = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    /// <param name="start">The first bytes of a file.</param>
    public static bool Begins(ReadOnlySpan<byte> start)
    {
        var at = start.IndexOf("%PDF-"u8);
        return at >= 0 && !start[..at].ContainsAnyExcept(BeforeHeader);
    }

    public static void Check(Stream stream)
    {
        var end = LastStart(stream);
        if (end < 0)
        {
            throw new FileRefusedException(DocumentsErrors.FileDamaged);
        }

        var after = Read(stream, end + "startxref".Length, int.MaxValue);
        if (HoldsObject(after))
        {
            // The end belongs to an earlier part: the file stops in the middle of a later one.
            throw new FileRefusedException(DocumentsErrors.FileDamaged);
        }

        var before = Read(stream, Math.Max(0, end - Block), (int)Math.Min(Block, end));
        var trailer = before.AsSpan().LastIndexOf("trailer"u8);
        if ((trailer >= 0 && IsProtected(before.AsSpan(trailer))) || IsProtected(Dictionary(stream, end, after)))
        {
            throw new FileRefusedException(DocumentsErrors.FileEncrypted);
        }
    }

    /// <summary>Where the table of objects is said to begin: newer files keep the trailer's words there.</summary>
    private static ReadOnlySpan<byte> Dictionary(Stream stream, long end, byte[] after)
    {
        var digits = Encoding.ASCII.GetString(after.AsSpan()[..Math.Min(32, after.Length)]).TrimStart().TakeWhile(char.IsAsciiDigit).ToArray();
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= end)
        {
            return [];
        }

        var header = Math.Max(0, Read(stream, 0, 1024).AsSpan().IndexOf("%PDF-"u8));
        ReadOnlySpan<byte> words = Read(stream, Math.Min(at + header, end), Block);
        var stop = words.IndexOf(words.StartsWith("xref"u8) ? "startxref"u8 : "stream"u8);
        return stop < 0 ? words : words[..stop];
    }

    /// <summary>Whether a name of the dictionary says that a password is asked for; comments and texts say nothing.</summary>
    private static bool IsProtected(ReadOnlySpan<byte> words)
    {
        while (words.IndexOfAny("%(</"u8) is var at && at >= 0)
        {
            var rest = words[(at + 1)..];
            switch (words[at])
            {
                case (byte)'%':
                    words = After(rest, rest.IndexOfAny((byte)'\r', (byte)'\n'));
                    break;
                case (byte)'(':
                    words = AfterText(rest);
                    break;
                case (byte)'<':
                    words = rest.StartsWith("<"u8) ? rest[1..] : After(rest, rest.IndexOf((byte)'>'));
                    break;
                default:
                    var length = rest.IndexOfAny(EndsName);
                    if (Name(length < 0 ? rest : rest[..length]) == "Encrypt")
                    {
                        return true;
                    }

                    words = length < 0 ? [] : rest[length..];
                    break;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> words, int at) => at < 0 ? [] : words[(at + 1)..];

    private static ReadOnlySpan<byte> AfterText(ReadOnlySpan<byte> words)
    {
        var open = 1;
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case (byte)'\\':
                    i++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    return words[(i + 1)..];
                default:
                    break;
            }
        }

        return [];
    }

    /// <summary>A name may write any of its letters as #xx.</summary>
    private static string Name(ReadOnlySpan<byte> written)
    {
        var name = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '#' && i + 2 < written.Length && byte.TryParse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                name.Append((char)letter);
                i += 2;
            }
            else
            {
                name.Append((char)written[i]);
            }
        }

        return name.ToString();
    }

    private static bool HoldsObject(ReadOnlySpan<byte> words)
    {
        while (words.IndexOf(" obj"u8) is var at && at >= 0)
        {
            if (at > 0 && char.IsAsciiDigit((char)words[at - 1]))
            {
                return true;
            }

            words = words[(at + 4)..];
        }

        return false;
    }

    /// <summary>Where the last "startxref" stands, looked for from the end; -1 when there is none.</summary>
    private static long LastStart(Stream stream)
    {
        for (var from = stream.Length; from > 0;)
        {
            var start = Math.Max(0, from - Block);
            var found = Read(stream, start, (int)Math.Min(stream.Length - start, from - start + "startxref".Length)).AsSpan().LastIndexOf("startxref"u8);
            if (found >= 0)
            {
                return start + found;
            }

            from = start;
        }

        return -1;
    }

    private static byte[] Read(Stream stream, long from, int most)
    {
        var bytes = new byte[Math.Min(most, stream.Length - from)];
        stream.Position = from;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
