using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace KetNghia.Tests.Documents;

/// <summary>Files as people and strangers send them, made here so that none has to be kept.</summary>
internal static class Samples
{
    private static readonly Lazy<byte[]> OneBomb = new(MakeBomb);

    public static byte[] Picture(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int width = 400, int height = 200)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.SteelBlue);
            using var red = new SKPaint { Color = SKColors.Firebrick };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>Every pixel different: the hardest picture to make small.</summary>
    public static byte[] Noise(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        new Random(7).NextBytes(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>48 × 48, drawn whole and coarsely first, up to byte 274, then finer in nine more scans.</summary>
    public static byte[] Progressive() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT0" +
        "9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAwADADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAwIEBv/EABkBAAMBAQEAAAAAAAAAAAAAAAAB" +
        "BAMFBv/aAAwDAQACEAMQAAAB51LVBraFcJaurCiJnwIS0KpS1deFEvPz8IiFZqiOv//EABcQAQEBAQAAAAAAAAAAAAAAAAEAEQL/2gAIAQEAAQUCLILIILIIII5sgssgsgssgggsssggsgsgggggv/" +
        "/EABURAQEAAAAAAAAAAAAAAAAAAAIA/9oACAEDAQE/AQ4OCg4ODg4ODv/EABcRAQEBAQAAAAAAAAAAAAAAABEAECD/2gAIAQIBAT8BcZ4Zv//EABQQAQAAAAAAAAAAAAAAAAAAAFD/2gAIAQEABj8C" +
        "E//EABwQAAICAwEBAAAAAAAAAAAAAAABECERQWFRkf/aAAgBAQABPyFBD4CgNFB4HGBZ6hXsV4UbeCYUHKcRFWFeHYIYdCtcrkhtP//aAAwDAQACAAMAAAAQsudwvLV+i//EABQRAQAAAAAAAAAAAA" +
        "AAAAAAADD/2gAIAQMBAT8QEEIj/8QAFxEBAQEBAAAAAAAAAAAAAAAAAQAQEf/aAAgBAgEBPxCd0G7Dgn//xAAhEAEAAgICAgIDAAAAAAAAAAABABEhMUFhUXGB0ZGhsf/aAAgBAQABPxCnd4Y4Dlxm" +
        "BbyO4+39kVNLwsoGL6hAY8fMsQTXUtKQfceiqPJUKis9dS5bY88RNhZz3LvTRF0ATeKmCyrrzKnAdhKDXCrIYoK4SW4qBQbxutyxbkqbK/CJug1hnGO8YhUKvuYC84sz8QSkK1xDoLx19wlaA3DLDT" +
        "4hZsw53Ml1dZYoCnWyW0t+rIFD+M//2Q==");

    /// <summary>A phone's picture: lies on its side, says when and where it was taken, and by which device.</summary>
    public static byte[] PhonePhoto()
    {
        var jpeg = Picture();
        var tiff = Tiff();
        var segment = new byte[4 + 6 + tiff.Length];
        segment[0] = 0xFF;
        segment[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        "Exif\0\0"u8.CopyTo(segment.AsSpan(4));
        tiff.CopyTo(segment.AsSpan(10));
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>A small file whose header claims 50,000 × 50,000.</summary>
    public static byte[] HugePng()
    {
        var png = Picture(SKEncodedImageFormat.Png, 8, 8);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 50_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), 50_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    public static byte[] HugeJpeg()
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg, 8, 8);
        for (var at = 2; ; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            if (jpeg[at + 1] is 0xC0 or 0xC2)
            {
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 5), 50_000);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 7), 50_000);
                return jpeg;
            }
        }
    }

    /// <summary>Its trailer's words stand in an object of their own, as since version 1.5.</summary>
    public static byte[] StreamedPdf(string extra) => Encoding.Latin1.GetBytes(
        $"%PDF-1.5\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Type/XRef/Size 3/W[1 1 1]/Root 1 0 R{extra}/Length 3>>stream\nabc\nendstream endobj\nstartxref\n40\n%%EOF\n");

    public static byte[] Pdf(string extra = "") => Encoding.Latin1.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R{extra}>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<document/>"u8.ToArray()), .. more]);

    public static byte[] Xlsx(params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A workbook of a few hundred kilobytes that inflates to 400 MB, written without holding it.</summary>
    public static byte[] Bomb() => OneBomb.Value;

    private static byte[] MakeBomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "xl/workbook.xml" })
            {
                using var small = archive.CreateEntry(name).Open();
                small.Write("<x/>"u8);
            }

            using var zeros = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var block = new byte[1 << 20];
            for (var i = 0; i < 400; i++)
            {
                zeros.Write(block);
            }
        }

        return stream.ToArray();
    }

    /// <summary>What office programs write when a password is set.</summary>
    public static byte[] EncryptedOffice() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]];

    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[200]];

    private static byte[] Tiff()
    {
        var tiff = new byte[248];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        Directory(tiff, 8, (0x0112, 3, 1, 6), (0x8769, 4, 1, 60), (0x8825, 4, 1, 90));
        Directory(tiff, 60, (0x9003, 2, 20, 140));
        Directory(tiff, 90, (1, 2, 2, 'N'), (2, 5, 3, 200), (3, 2, 2, 'E'), (4, 5, 3, 224));
        Fractions(tiff, 200, (15, 1), (42, 1), (1483, 100));
        Fractions(tiff, 224, (107, 1), (38, 1), (276, 100));
        "2025:04:30 07:15:00\0"u8.CopyTo(tiff.AsSpan(140));
        "SECRET-DEVICE"u8.CopyTo(tiff.AsSpan(180));
        return tiff;
    }

    private static void Fractions(byte[] tiff, int at, params (int Whole, int Parts)[] values)
    {
        foreach (var (whole, parts) in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), (uint)whole);
            BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at + 4), (uint)parts);
            at += 8;
        }
    }

    private static void Directory(byte[] tiff, int at, params (int Tag, int Type, int Count, int Value)[] entries)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = tiff.AsSpan(at + 2 + (i * 12));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)entries[i].Count);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)entries[i].Value);
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
