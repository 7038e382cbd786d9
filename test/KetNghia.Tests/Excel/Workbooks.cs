using System.IO.Compression;
using System.Text;

namespace KetNghia.Tests.Excel;

/// <summary>Workbooks, sound and hostile, made on the spot.</summary>
internal static class Workbooks
{
    private static readonly Lazy<byte[]> FourGigabytes = new(() => Bomb(4L << 30));

    /// <summary>A sheet with headings in the first row, as people send them.</summary>
    public static byte[] Of(params string[][] rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (index, row) in rows.Index())
        {
            sheet.Append($"<row r=\"{index + 1}\">");
            foreach (var (column, text) in row.Index().Where(c => c.Item.Length > 0))
            {
                sheet.Append($"<c r=\"{ExcelSheet.ColumnName(column)}{index + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        return Package(sheet.Append("</sheetData></worksheet>").ToString());
    }

    public static byte[] Package(string sheetXml, params (string Name, string Content)[] extra) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", sheetXml),
        .. extra,
    ]);

    /// <summary>All that stands in the parts of a workbook.</summary>
    public static string Text(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book), ZipArchiveMode.Read);
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var part = new StreamReader(entry.Open());
            return part.ReadToEnd();
        }));
    }

    public static byte[] Zip((string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Four gigabytes of zeros in a few megabytes; made once, it takes a while.</summary>
    public static byte[] Bomb() => FourGigabytes.Value;

    private static byte[] Bomb(long unpacked)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (long written = 0; written < unpacked; written += zeros.Length)
            {
                part.Write(zeros);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The start of what Excel writes when a password is set.</summary>
    public static byte[] Encrypted() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[200]];
}
