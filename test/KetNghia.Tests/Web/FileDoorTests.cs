using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using KetNghia.Documents.Contracts;
using KetNghia.Tests.Documents;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>Files nobody should send, at the doors where people send files: told what to do, and nothing stays. Alone, because memory is measured.</summary>
[Collection(Alone.Name)]
public sealed class FileDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const long Bound = 64L << 20;
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly string[] Headings = ["Mã đơn vị", "Tên đơn vị", "Loại"];

    /// <summary>A workbook that is sound but for what is said.</summary>
    private static byte[] Workbook(params (string Name, string Content)[] extra) => Workbooks.Package($"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>", extra);

    private static (string Name, byte[] Content, string Code, string Advice)[] Lists =>
    [
        ("bom.xlsx", Workbooks.Bomb(), ExcelErrors.UnpacksTooLarge, "Chép dữ liệu sang tệp mới"),
        ("mat-khau.xlsx", Workbooks.Encrypted(), ExcelErrors.Encrypted, "Bỏ mật khẩu"),
        ("utf16.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Mã;Tên\r\n1;Sở Y tế\r\n")], ExcelErrors.Csv, "Lưu thành .xlsx"),
        ("utf16-nguoc.csv", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("Mã;Tên\r\n1;Sở Y tế\r\n")], ExcelErrors.Csv, "Lưu thành .xlsx"),
        ("windows-1258.csv", [.. "M\xE3;T\xEAn\r\n1;S\xF5\xD2 Y t\xEA\xEC\r\n".Select(c => (byte)c)], ExcelErrors.Csv, "Lưu thành .xlsx"),
        ("macro.xlsm", Workbook(("xl/vbaProject.bin", "x")), ExcelErrors.Macros, "Lưu thành .xlsx"),
        ("long-nhau.xlsx", Workbook(("xl/media/anh.png", Encoding.Latin1.GetString(Workbooks.Zip([("a.txt", "a")])))), ExcelErrors.Suspicious, "Chép dữ liệu sang tệp mới"),
        ("trong-zip.xlsx", Workbook(("xl/them.zip", "x")), ExcelErrors.Suspicious, "Chép dữ liệu sang tệp mới"),
        ("rong.xlsx", [], ExcelErrors.Empty, "Điền từ dòng dưới tiêu đề"),
        ("chu.xlsx", "Kính gửi các đơn vị,\nxin gửi danh sách.\n"u8.ToArray(), ExcelErrors.Csv, "Lưu thành .xlsx"),
        ("anh.xlsx", Samples.HugePng(), ExcelErrors.NotXlsx, "Lưu thành .xlsx"),
        ("hong.xlsx", [.. Workbook().Take(150)], ExcelErrors.Damaged, "lưu lại thành tệp mới"),
    ];

    private static (string Name, byte[] Content, string Code, string Advice)[] Proofs =>
    [
        ("anh.png", Samples.HugePng(), DocumentsErrors.PhotoTooManyPixels, "Thu nhỏ ảnh"),
        ("anh.jpg", Samples.HugeJpeg(), DocumentsErrors.PhotoTooManyPixels, "Thu nhỏ ảnh"),
        ("bom.xlsx", Samples.Bomb(), DocumentsErrors.FileSuspicious, "lưu thành tệp mới"),
        ("mat-khau.xlsx", Samples.EncryptedOffice(), DocumentsErrors.FileEncrypted, "Bỏ mật khẩu"),
        ("macro.xlsm", Samples.Xlsx(("xl/vbaProject.bin", "x"u8.ToArray())), DocumentsErrors.FileHasMacro, "không macro"),
        ("long-nhau.xlsx", Samples.Xlsx(("xl/embeddings/a.zip", "x"u8.ToArray())), DocumentsErrors.FileSuspicious, "lưu thành tệp mới"),
        ("rong.jpg", [], DocumentsErrors.FileEmpty, "Chọn lại tệp"),
        ("chu.xlsx", "Kính gửi các đơn vị.\n"u8.ToArray(), DocumentsErrors.FileNotAccepted, "chọn lại"),
        ("utf16.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Mã;Tên")], DocumentsErrors.FileNotAccepted, "chọn lại"),
    ];

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Import_HostileFile_SaysWhatToDoAndKeepsNothing(Provider provider)
    {
        var (data, visitor, scene) = await ArrangeAsync(provider);
        await TryAsync(data, Lists, async (name, content) =>
        {
            var page = await visitor.OpenAsync(scene.Place.Path("imports/upload/parties"));
            return (await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", name, ExcelExporter.ContentType, content)]), "Input.File");
        });
        visitor.Dispose();
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task HandOver_HostileFile_SaysWhatToDoAndKeepsNothing(Provider provider)
    {
        var (data, visitor, scene) = await ArrangeAsync(provider);
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        await TryAsync(data, Proofs, async (name, content) =>
        {
            var page = await visitor.OpenAsync(scene.Place.Path($"pairing/contributions/handover/{contribution}"));
            var answer = await visitor.SubmitAsync(page.MainForm, [("Input.Figure", "10"), ("Input.Place", "Nhà văn hoá thôn")], [new Upload("Files", name, "image/jpeg", content)]);
            answer.Document.QuerySelector("[name='Input.Place']")!.GetAttribute("value").ShouldBe("Nhà văn hoá thôn", name);
            return (answer, "Files");
        });
        visitor.Dispose();
    }

    [DatabaseTest]
    public async Task Import_Formulas_AreTextAndLeaveAsText(Provider provider)
    {
        var (data, visitor, scene) = await ArrangeAsync(provider);
        string[] names =
        [
            "=cmd|'/c calc'!A1", "+84 Hội Cộng Gió", "-Hội Trừ Mây", "@Hội A Còng", "\uFF1DHội Bằng Rộng", "\uFF0BHội Thêm Rộng", "\uFF0DHội Bớt Rộng", "\uFF20Hội Tại Rộng",
            "=HYPERLINK(\"http://vi-du.example\",\"Bấm\")",
        ];
        var rows = names.Select((n, i) => new[] { $"CT-{i + 1}", n, "Hội" }).Prepend([.. Headings, "Ghi thêm"]).ToArray();
        var file = WithFormula(Workbooks.Of([.. rows, ["CT-99", "SẼ THAY", "Hội"]]), "SẼ THAY", "1+1", "Hội Kết Quả");

        var page = await visitor.OpenAsync(scene.Place.Path("imports/upload/parties"));
        var map = await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", "cong-thuc.xlsx", ExcelExporter.ContentType, file)]));
        var checking = await visitor.SubmitAsync(map.FormWith("Column[Code]"));
        await RunJobsAsync(data);
        var preview = await visitor.OpenAsync(checking.Location!);
        var button = (AngleSharp.Html.Dom.IHtmlElement)preview.Document.QuerySelector("button[name=mode][value=AllOrNothing]").ShouldNotBeNull(preview.Text);
        var applying = await visitor.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, [], [], button);
        await RunJobsAsync(data);
        (await visitor.OpenAsync(applying.Location!)).Total("applied").ShouldBe(names.Length + 1);
        var export = await visitor.GetAsync(scene.Place.Path("directory/parties?handler=Export&own=true"));

        export.Status.ShouldBe(HttpStatusCode.OK);
        var sent = TextsOf(export.Bytes);
        names.Append("Hội Kết Quả").Except(sent.Select(s => s.Text)).ShouldBeEmpty("every name leaves as it came, a formula as its last value");
        sent.Where(s => names.Contains(s.Text)).ShouldAllBe(s => s.IsQuoted, "a spreadsheet that edits the cell must not run it");
        visitor.Dispose();
    }

    private static async Task TryAsync(
        TestData data, (string Name, byte[] Content, string Code, string Advice)[] files, Func<string, byte[], Task<(Answer Answer, string Field)>> send)
    {
        var store = data.Host.Services.GetRequiredService<IFileStore>();
        await send("lam-nong.xlsx", [1, 2, 3]);
        var (rows, stored) = (await data.Host.ChecksumsAsync(), store.All().Count());
        foreach (var (name, content, code, advice) in files)
        {
            GC.Collect();
            var (allocated, resident) = (GC.GetTotalAllocatedBytes(precise: true), Resident());

            var (answer, field) = await send(name, content);

            (GC.GetTotalAllocatedBytes(precise: true) - allocated).ShouldBeLessThan(Bound + (4L * content.Length), $"{name}: allocated");
            (Resident() - resident).ShouldBeLessThan(Bound, $"{name}: resident");
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, name);
            answer.ErrorCode.ShouldBe(code, name);
            var message = answer.FieldError(field).ShouldNotBeNull($"{name}: {answer.Text}");
            message.ShouldContain(advice, Case.Insensitive, name);
            message.ShouldContain(Path.GetFileNameWithoutExtension(name), Case.Insensitive, name);
        }

        (await data.Host.ChecksumsAsync()).Where(t => rows[t.Key] != t.Value).Select(t => t.Key).ShouldBeEmpty("nothing may be written");
        store.All().Count().ShouldBe(stored);
        System.IO.Directory.EnumerateFiles(data.Host.Database.DataFolder, "*", SearchOption.AllDirectories).Where(f => f.Contains("incoming", StringComparison.Ordinal)).ShouldBeEmpty();
        System.IO.Directory.EnumerateFiles(TestEnvironment.FormBuffers).ShouldBeEmpty("no body may stay on disk");
    }

    private static long Resident()
    {
        using var me = Process.GetCurrentProcess();
        return me.WorkingSet64;
    }

    /// <summary>Turns the text cell into one whose value a formula made.</summary>
    private static byte[] WithFormula(byte[] workbook, string text, string formula, string value)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            const string name = "xl/worksheets/sheet1.xml";
            string sheet;
            using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
            {
                sheet = reader.ReadToEnd();
            }

            archive.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(sheet.Replace($"t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is>", $"t=\"str\"><f>{formula}</f><v>{value}</v>", StringComparison.Ordinal));
        }

        return stream.ToArray();
    }

    /// <summary>The texts of a workbook's cells, none of which may be a formula, and whether Excel shows each with its apostrophe.</summary>
    private static List<(string Text, bool IsQuoted)> TextsOf(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        var quoted = Part(archive, "xl/styles.xml").Descendants(Main + "cellXfs").Single().Elements(Main + "xf")
            .Select(xf => xf.Attribute("quotePrefix")?.Value is "1" or "true").ToList();
        var cells = archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).SelectMany(e => Part(archive, e.FullName).Descendants(Main + "c")).ToList();
        cells.SelectMany(c => c.Elements(Main + "f")).ShouldBeEmpty("no cell is a formula");
        return [.. cells.Where(c => c.Attribute("t")?.Value == "inlineStr").Select(c => (c.Value, quoted[(int)c.Attribute("s")!]))];
    }

    private static XDocument Part(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name).ShouldNotBeNull(string.Join(", ", archive.Entries.Select(e => e.FullName))).Open();
        return XDocument.Load(stream);
    }

    private static async Task RunJobsAsync(TestData data)
    {
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    private async Task<(TestData Data, Visitor Visitor, PairingScene Scene)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place)), scene);
    }
}
