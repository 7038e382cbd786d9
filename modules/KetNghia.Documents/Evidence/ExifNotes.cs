using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>The two facts kept of a photo's camera data: the day it was taken and where.</summary>
internal sealed record ExifNotes(DateOnly? TakenOn, PhotoPlace? Place)
{
    private const int MaxEntries = 200;
    private const int OriginalDate = 0x9003;
    private const int ExifDirectory = 0x8769;
    private const int GpsDirectory = 0x8825;
    private const int GpsLatitude = 2;
    private const int GpsLongitude = 4;

    private static readonly ExifNotes Nothing = new(null, null);

    public static ExifNotes Read(ReadOnlySpan<byte> file)
    {
        var tiff = Find(file);
        if (tiff.Length < 8)
        {
            return Nothing;
        }

        var little = tiff[0] == 'I';
        var main = Directory(tiff, Number(tiff, 4, 4, little), little);
        var exif = main.TryGetValue(ExifDirectory, out var e) ? Directory(tiff, e.Value, little) : [];
        var gps = main.TryGetValue(GpsDirectory, out var g) ? Directory(tiff, g.Value, little) : [];
        return new ExifNotes(exif.TryGetValue(OriginalDate, out var taken) ? Date(tiff, taken) : null, PlaceOf(tiff, gps, little));
    }

    /// <summary>Null where the camera knew only half of it, or wrote what is nowhere.</summary>
    private static PhotoPlace? PlaceOf(ReadOnlySpan<byte> tiff, Dictionary<int, Entry> gps, bool little) =>
        Degrees(tiff, gps, GpsLatitude, 90, 'S', little) is { } latitude && Degrees(tiff, gps, GpsLongitude, 180, 'W', little) is { } longitude && (latitude, longitude) != (0, 0)
            ? new PhotoPlace(latitude, longitude)
            : null;

    /// <summary>Degrees, minutes and seconds as fractions; the letter of the hemisphere stands in the entry before.</summary>
    private static int? Degrees(ReadOnlySpan<byte> tiff, Dictionary<int, Entry> gps, int tag, int most, char negative, bool little)
    {
        if (!gps.TryGetValue(tag, out var entry) || entry.Count != 3 || (long)entry.Value + 24 > tiff.Length)
        {
            return null;
        }

        var degrees = 0m;
        for (var (i, parts) = (0, 1m); i < 3; i++, parts *= 60)
        {
            var at = (int)entry.Value + (i * 8);
            if (Number(tiff, at + 4, 4, little) is not (> 0 and var divisor))
            {
                return null;
            }

            degrees += (decimal)Number(tiff, at, 4, little) / divisor / parts;
        }

        var letter = gps.TryGetValue(tag - 1, out var half) ? (char)(little ? half.Value & 0xFF : half.Value >> 24) : default;
        return degrees > most ? null : (int)Math.Round(degrees * 1_000_000 * (letter == negative ? -1 : 1));
    }

    /// <summary>The TIFF block of a JPEG (APP1), a PNG (eXIf) or a WebP (EXIF).</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith<byte>([0xFF, 0xD8]))
        {
            return InJpeg(file);
        }

        var isPng = file.StartsWith<byte>([0x89, (byte)'P']);
        for (long at = isPng ? 8 : 12; at + 8 <= file.Length;)
        {
            var here = (int)at;
            long length = isPng ? BinaryPrimitives.ReadUInt32BigEndian(file[here..]) : BinaryPrimitives.ReadUInt32LittleEndian(file[(here + 4)..]);
            var name = isPng ? file.Slice(here + 4, 4) : file.Slice(here, 4);
            if (at + 8 + length > file.Length)
            {
                return default;
            }

            if (name.SequenceEqual(isPng ? "eXIf"u8 : "EXIF"u8))
            {
                return file.Slice(here + 8, (int)length);
            }

            at += isPng ? 12 + length : 8 + length + (length & 1);
        }

        return default;
    }

    private static ReadOnlySpan<byte> InJpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 10 < file.Length && file[at] == 0xFF && file[at + 1] != 0xDA;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return default;
            }

            if (file[at + 1] == 0xE1 && length > 8 && file.Slice(at + 4, 4).SequenceEqual("Exif"u8))
            {
                return file.Slice(at + 10, length - 8);
            }

            at += 2 + length;
        }

        return default;
    }

    private static Dictionary<int, Entry> Directory(ReadOnlySpan<byte> tiff, uint offset, bool little)
    {
        var entries = new Dictionary<int, Entry>();
        if (offset + 2 > tiff.Length)
        {
            return entries;
        }

        var count = Math.Min((int)Number(tiff, (int)offset, 2, little), MaxEntries);
        for (var i = 0; i < count; i++)
        {
            var at = (long)offset + 2 + (i * 12);
            if (at + 12 > tiff.Length)
            {
                break;
            }

            var here = (int)at;
            entries[(int)Number(tiff, here, 2, little)] = new Entry(Number(tiff, here + 4, 4, little), Number(tiff, here + 8, 4, little));
        }

        return entries;
    }

    private static DateOnly? Date(ReadOnlySpan<byte> tiff, Entry entry)
    {
        if (entry.Count < 10 || (long)entry.Value + 10 > tiff.Length)
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(tiff.Slice((int)entry.Value, 10));
        return DateOnly.TryParseExact(text, "yyyy:MM:dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at, int size, bool little)
    {
        var part = bytes.Slice(at, size);
        return size == 2
            ? little ? BinaryPrimitives.ReadUInt16LittleEndian(part) : BinaryPrimitives.ReadUInt16BigEndian(part)
            : little ? BinaryPrimitives.ReadUInt32LittleEndian(part) : BinaryPrimitives.ReadUInt32BigEndian(part);
    }

    private sealed record Entry(uint Count, uint Value);
}
