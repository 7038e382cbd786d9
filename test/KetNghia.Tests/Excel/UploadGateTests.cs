using System.Text;

namespace KetNghia.Tests.Excel;

public sealed class UploadGateTests
{
    private static readonly string Sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { ExcelErrors.Encrypted, Workbooks.Encrypted() },
        { ExcelErrors.OldXls, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]] },
        { ExcelErrors.Csv, Encoding.UTF8.GetBytes("ma;ten\n1;Sở Y tế\n") },
        { ExcelErrors.Csv, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("ma;ten\n1;Sở Y tế\n")] },
        { ExcelErrors.NotXlsx, [0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3] },
        { ExcelErrors.Empty, [] },
        { ExcelErrors.NotXlsx, Workbooks.Zip([("word/document.xml", "<x/>")]) },
        { ExcelErrors.Damaged, [.. Workbooks.Package(Sheet).Take(200)] },
        { ExcelErrors.Macros, Workbooks.Package(Sheet, ("xl/vbaProject.bin", "x")) },
        { ExcelErrors.ExternalLinks, Workbooks.Package(Sheet, ("xl/externalLinks/externalLink1.xml", "<x/>")) },
        { ExcelErrors.ExternalLinks, Workbooks.Package(Sheet, ("xl/connections.xml", "<x/>")) },
        { ExcelErrors.Suspicious, Workbooks.Package(Sheet, ("../etc/x.xml", "<x/>")) },
        { ExcelErrors.Suspicious, Workbooks.Package(Sheet, ("/xl/x.xml", "<x/>")) },
        { ExcelErrors.Suspicious, Workbooks.Package(Sheet, ("xl/media/a.zip", "x")) },
        { ExcelErrors.Suspicious, Workbooks.Package(Sheet, ("xl/media/a.png", "PK\u0003\u0004")) },
        { ExcelErrors.Suspicious, Workbooks.Package(Sheet, ("xl/a.xml", "<x/>"), ("xl/A.xml", "<x/>")) },
        { ExcelErrors.TooManyParts, Workbooks.Package(Sheet, [.. Enumerable.Range(0, 501).Select(i => ($"xl/p{i}.xml", "x"))]) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Take_HostileFile_IsRefusedWithItsReason(string code, byte[] content)
    {
        using var upload = new MemoryStream(content);

        var refused = await Should.ThrowAsync<BusinessException>(() => UploadGate.TakeAsync(upload, "tep.xlsx", CancellationToken.None));

        refused.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Take_BombOfFourGigabytes_IsRefusedInBoundedMemory()
    {
        var bomb = Workbooks.Bomb();
        bomb.Length.ShouldBeLessThan(UploadGate.MaxPacked);
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var refused = await Should.ThrowAsync<BusinessException>(() => UploadGate.TakeAsync(new MemoryStream(bomb), "bom.xlsx", CancellationToken.None));

        refused.Code.ShouldBe(ExcelErrors.UnpacksTooLarge);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(64L << 20);
    }

    [Fact]
    public async Task Take_MoreThanTenMegabytes_IsRefused()
    {
        var large = new byte[UploadGate.MaxPacked + 1];
        new byte[] { 0x50, 0x4B, 0x03, 0x04 }.CopyTo(large, 0);

        (await Should.ThrowAsync<BusinessException>(() => UploadGate.TakeAsync(new MemoryStream(large), "to.xlsx", CancellationToken.None))).Code.ShouldBe(ExcelErrors.TooLarge);
    }

    [Fact]
    public async Task Take_SoundWorkbook_Passes()
    {
        using var taken = await UploadGate.TakeAsync(new MemoryStream(Workbooks.Package(Sheet)), "tot.xlsx", CancellationToken.None);

        taken.Position.ShouldBe(0);
    }
}
