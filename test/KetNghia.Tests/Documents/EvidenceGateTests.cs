using System.Globalization;
using System.Text;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Evidence;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace KetNghia.Tests.Documents;

/// <summary>What comes in, and what is left of it.</summary>
public sealed class EvidenceGateTests(Hosts hosts) : IClassFixture<Hosts>
{
    public static TheoryData<string> Hostile => [.. HostileFiles.Keys];

    private static Dictionary<string, (string Name, Func<byte[]> Content, string Code)> HostileFiles => new()
    {
        ["heic"] = ("anh.heic", Samples.Heic, DocumentsErrors.PhotoHeic),
        ["heic named jpg"] = ("anh.jpg", Samples.Heic, DocumentsErrors.PhotoHeic),
        ["svg"] = ("anh.svg", () => "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray(), DocumentsErrors.FileNotAccepted),
        ["html named jpg"] = ("anh.jpg", () => "<!doctype html><script>1</script>"u8.ToArray(), DocumentsErrors.FileNotAccepted),
        ["html before zip"] = ("ke-hoach.docx", () => [.. "<html>"u8, .. Samples.Docx()], DocumentsErrors.FileNotAccepted),
        ["program"] = ("anh.png", () => [0x4D, 0x5A, .. new byte[300]], DocumentsErrors.FileNotAccepted),
        ["gif"] = ("anh.gif", () => "GIF89a\0\0\0\0"u8.ToArray(), DocumentsErrors.FileNotAccepted),
        ["empty"] = ("anh.jpg", () => [], DocumentsErrors.FileEmpty),
        ["50,000 x 50,000 png"] = ("anh.png", Samples.HugePng, DocumentsErrors.PhotoTooManyPixels),
        ["50,000 x 50,000 jpeg"] = ("anh.jpg", Samples.HugeJpeg, DocumentsErrors.PhotoTooManyPixels),
        ["truncated jpeg"] = ("anh.jpg", () => Samples.Noise(300, 300)[..4000], DocumentsErrors.FileDamaged),
        ["truncated png"] = ("anh.png", () => Samples.Picture(SKEncodedImageFormat.Png)[..200], DocumentsErrors.FileDamaged),
        ["only a signature"] = ("anh.jpg", () => [0xFF, 0xD8, 0xFF, 0xE0], DocumentsErrors.FileDamaged),
        ["truncated pdf"] = ("bien-ban.pdf", () => Samples.Pdf()[..30], DocumentsErrors.FileDamaged),
        ["protected pdf"] = ("bien-ban.pdf", () => Samples.Pdf("/Encrypt 5 0 R"), DocumentsErrors.FileEncrypted),
        ["protected pdf, name written in numbers"] = ("bien-ban.pdf", () => Samples.Pdf("/Encr#79pt 5 0 R"), DocumentsErrors.FileEncrypted),
        ["protected pdf of the newer kind"] = ("bien-ban.pdf", () => Samples.StreamedPdf("/Encrypt 5 0 R"), DocumentsErrors.FileEncrypted),
        ["pdf cut in its second part"] = ("bien-ban.pdf", () => [.. Samples.Pdf(), .. "7 0 obj<</Length 900>>stream\nabc"u8], DocumentsErrors.FileDamaged),
        ["html before pdf"] = ("bien-ban.pdf", () => [.. "<html>"u8, .. Samples.Pdf()], DocumentsErrors.FileNotAccepted),
        ["progressive jpeg without its first picture"] = ("anh.jpg", () => Samples.Progressive()[..262], DocumentsErrors.FileDamaged),
        ["jpeg without its lower half"] = ("anh.jpg", () => Samples.Noise(300, 300) is var photo ? photo[..(photo.Length / 2)] : [], DocumentsErrors.FileDamaged),
        ["protected workbook"] = ("danh-sach.xlsx", Samples.EncryptedOffice, DocumentsErrors.FileEncrypted),
        ["old word"] = ("bien-ban.doc", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[3000]], DocumentsErrors.FileNotAccepted),
        ["plain zip"] = ("tep.xlsx", () => Samples.Zip(("a.txt", "a"u8.ToArray())), DocumentsErrors.FileNotAccepted),
        ["bomb"] = ("danh-sach.xlsx", Samples.Bomb, DocumentsErrors.FileSuspicious),
        ["climbing name"] = ("danh-sach.xlsx", () => Samples.Xlsx(("../../etc/passwd", "x"u8.ToArray())), DocumentsErrors.FileSuspicious),
        ["archive within"] = ("danh-sach.xlsx", () => Samples.Xlsx(("xl/embeddings/a.zip", "x"u8.ToArray())), DocumentsErrors.FileSuspicious),
        ["macro"] = ("danh-sach.xlsx", () => Samples.Xlsx(("xl/vbaProject.bin", "x"u8.ToArray())), DocumentsErrors.FileHasMacro),
        ["too many parts"] = ("danh-sach.xlsx", () => Samples.Xlsx([.. Enumerable.Range(0, 600).Select(i => ($"xl/{i}.xml", "x"u8.ToArray()))]), DocumentsErrors.FileNotAccepted),
        ["large photo"] = ("anh.jpg", () => [.. Samples.Picture(), .. new byte[13 * 1024 * 1024]], DocumentsErrors.FileTooLarge),
    };

    public static TheoryData<string> Untidy => [.. UntidyFiles.Keys];

    /// <summary>What ordinary readers open.</summary>
    private static Dictionary<string, (string Name, Func<byte[]> Content)> UntidyFiles => new()
    {
        ["noughts after the end"] = ("a.pdf", () => [.. Samples.Pdf(), .. new byte[5000]]),
        ["text after the end"] = ("a.pdf", () => [.. Samples.Pdf(), .. Encoding.UTF8.GetBytes("\n<!-- máy quét của xã -->\n")]),
        ["empty lines before the header"] = ("a.pdf", () => [.. "\r\n\n"u8, .. Samples.Pdf()]),
        ["byte-order mark before the header"] = ("a.pdf", () => [.. Encoding.UTF8.GetPreamble(), .. Samples.Pdf()]),
        ["no end marker"] = ("a.pdf", () => Samples.Pdf()[..^6]),
        ["comment about protection"] = ("a.pdf", () => Samples.Pdf("\n% /EncryptMetadata /Encrypt 1 0 R\n")),
        ["text about protection"] = ("a.pdf", () => Samples.Pdf("/Info(\\)(/Encrypt 1 0 R))")),
        ["open metadata"] = ("a.pdf", () => Samples.Pdf("/EncryptMetadata false")),
        ["newer kind"] = ("a.pdf", () => Samples.StreamedPdf("")),
        ["jpeg without end marker"] = ("a.jpg", () => Samples.Noise(300, 300)[..^2]),
        ["progressive jpeg"] = ("a.jpg", Samples.Progressive),
        ["progressive jpeg without end marker"] = ("a.jpg", () => Samples.Progressive()[..^2]),
        ["jpeg with more after its end"] = ("a.jpg", () => [.. Samples.Noise(300, 300), .. new byte[4000]]),
    };

    [Theory]
    [MemberData(nameof(Untidy))]
    public async Task Attach_UntidyFile_IsTaken(string which)
    {
        var (name, content) = UntidyFiles[which];
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);

        await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, (name, content()));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Attach_HostileFile_IsRefusedWithItsReason(string which)
    {
        var (name, content, code) = HostileFiles[which];
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);
        var before = data.Host.Services.GetRequiredService<IFileStore>().All().Count();

        var refused = await Should.ThrowAsync<BusinessException>(() => data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, (name, content())));

        refused.Code.ShouldBe(code);
        refused.Field.ShouldBe("Input.Files");
        refused.Values["name"].ShouldNotBeNull();
        data.Host.Services.GetRequiredService<IFileStore>().All().Count().ShouldBe(before);
    }

    [Fact]
    public async Task Attach_Bomb_KeepsMemoryBounded()
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);
        var bomb = Samples.Bomb();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await Should.ThrowAsync<BusinessException>(() => data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, ("a.xlsx", bomb)));

        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(64 * 1024 * 1024);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Attach_PictureUnderAnyName_IsKeptAsJpeg(SKEncodedImageFormat format)
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);

        var id = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, ("bao-cao.pdf", Samples.Picture(format)));

        var row = await RowAsync(data, place, id.Single());
        row.Kind.ShouldBe(EvidenceKind.Photo);
        row.FileName.ShouldBe("bao-cao.jpg");
        (await BytesAsync(data, row.Sha256))[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
    }

    [DatabaseTest]
    public async Task Attach_PhonePhoto_TurnsItAndForgetsTheDevice(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);

        var id = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, ("IMG_0001.JPG", Samples.PhonePhoto()));

        var row = await RowAsync(data, place, id.Single());
        var bytes = await BytesAsync(data, row.Sha256);
        (row.Width, row.Height).ShouldBe((200, 400));
        row.TakenOn.ShouldBe(new DateOnly(2025, 4, 30));
        (row.LatitudeMicro, row.LongitudeMicro).ShouldBe((15_704_119, 107_634_100));
        Encoding.Latin1.GetString(bytes).ShouldNotContain("Exif");
        Encoding.Latin1.GetString(bytes).ShouldNotContain("SECRET-DEVICE");
        using var shown = SKBitmap.Decode(bytes);
        shown.GetPixel(100, 50).Red.ShouldBeGreaterThan((byte)150);
        shown.GetPixel(100, 350).Blue.ShouldBeGreaterThan((byte)150);
    }

    [Fact]
    public async Task Attach_LargePhoto_IsMadeSmallWithASmallerThumbnail()
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);

        var id = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, ("a.jpg", Samples.Noise(2400, 1200)));

        var row = await RowAsync(data, place, id.Single());
        (row.Width, row.Height).ShouldBe((1600, 800));
        (await BytesAsync(data, row.ThumbnailSha256!)).Length.ShouldBeLessThanOrEqualTo(12 * 1024);
    }

    [Fact]
    public async Task Attach_PictureWithATail_LosesTheTail()
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);

        var id = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, ("a.jpg", [.. Samples.Picture(), .. "<script>alert(1)</script>"u8]));

        Encoding.Latin1.GetString(await BytesAsync(data, (await RowAsync(data, place, id.Single())).Sha256)).ShouldNotContain("script");
    }

    [Fact]
    public async Task Attach_Documents_KeepTheirBytesAndAreNamedByContent()
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);
        var files = new[] { ("kế hoạch.txt", Samples.Docx()), ("danh sách", Samples.Xlsx()), ("biên bản.PDF", Samples.Pdf()) };

        var ids = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, files);

        for (var i = 0; i < ids.Count; i++)
        {
            var row = await RowAsync(data, place, ids[i]);
            row.FileName.ShouldBe(new[] { "kế hoạch.docx", "danh sách.xlsx", "biên bản.pdf" }[i]);
            (await BytesAsync(data, row.Sha256)).ShouldBe(files[i].Item2);
        }
    }

    [Theory]
    [InlineData("C:\\Users\\x\\ảnh.jpg", "ảnh.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("anh\r\nSet-Cookie: a=b.jpg", "anh Set-Cookie_ a=b.jpg")]
    [InlineData("anh\u202Egpj.exe", "anhgpj.jpg")]
    [InlineData("...", "tep.jpg")]
    [InlineData("\"; rm.jpg", "__ rm.jpg")]
    public async Task Attach_NameOfAnyShape_IsCleaned(string name, string expected)
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);

        var id = await data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, (name, Samples.Picture()));

        (await RowAsync(data, place, id.Single())).FileName.ShouldBe(expected);
    }

    [DatabaseTest]
    public async Task Attach_Accepted_IsExplainedInTheHistoryOfItsRoot(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        var subject = Guid.CreateVersion7();

        await data.AttachAsync(place, person, subject, Guid.Empty, ("a.jpg", Samples.Picture()), ("b.pdf", Samples.Pdf()));

        var lines = await data.Host.WithAsync(
            services =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
                return services.GetRequiredService<IHistory>().OfAsync(subject, 10, CancellationToken.None);
            },
            await data.FrameAsync(person, place));
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(l => l.Action == "Documents.Evidence.Attached" && l.ActorName == person.FullName && l.Text.Contains("TEST-1"));
    }

    [Fact]
    public async Task Attach_TooManyOrTooMuch_IsRefusedWhole()
    {
        var (data, place, person) = await ArrangeAsync(Provider.Sqlite);
        var many = Enumerable.Range(0, 21).Select(i => ($"{i}.pdf", Samples.Pdf())).ToArray();
        var heavy = Enumerable.Range(0, 4).Select(i => ($"{i}.pdf", new byte[16 * 1024 * 1024])).ToArray();

        (await Should.ThrowAsync<BusinessException>(() => data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, many))).Code.ShouldBe(DocumentsErrors.TooManyFiles);
        (await Should.ThrowAsync<BusinessException>(() => data.AttachAsync(place, person, Guid.CreateVersion7(), Guid.Empty, heavy))).Code.ShouldBe(DocumentsErrors.TotalTooLarge);
    }

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Person)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
    }

    private static Task<EvidenceFile> RowAsync(TestData data, TestWorkspace place, Guid id) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<EvidenceFile>().AsNoTracking().FirstAsync(e => e.Id == id),
        AmbientFrame.Empty with { TenantId = place.Id });

    private static async Task<byte[]> BytesAsync(TestData data, string sha256)
    {
        await using var stream = data.Host.Services.GetRequiredService<IFileStore>().Open(sha256);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
