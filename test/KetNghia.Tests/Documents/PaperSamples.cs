using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;

namespace KetNghia.Tests.Documents;

/// <summary>One paper of each shape, and one of everything people should not type.</summary>
internal static class PaperSamples
{
    /// <summary>Typed on a Mac: every mark by itself.</summary>
    public static readonly string Decomposed = "Hỗ trợ bàn ghế học sinh".Normalize(System.Text.NormalizationForm.FormD);

    public const string LongTitle = "Hỗ trợ xây dựng nhà ở cho hộ nghèo, hộ cận nghèo, hộ gia đình chính sách đặc biệt khó khăn trên địa bàn các xã biên giới và các thôn vùng sâu, vùng xa, kết hợp tu sửa đường dân sinh, nhà sinh hoạt cộng đồng, trường học bán trú và trạm y tế theo kế hoạch phối hợp giúp đỡ giai đoạn năm năm của hai bên đã được thống nhất";

    public static IReadOnlyDictionary<string, Func<Paper>> All { get; } = new Dictionary<string, Func<Paper>>
    {
        ["decision"] = Decision,
        ["letter"] = Letter,
        ["minutes"] = Minutes,
        ["report"] = Report,
        ["hostile"] = Hostile,
        ["empty"] = () => new Paper { Head = new PaperHead(), TypeName = "", Matter = "", Body = [new PaperParagraph(""), new PaperFacts([]), new PaperTable { Columns = [] }], Signatures = [new([""])], Annexes = [new PaperAnnex { Title = "" }] },
    };

    public static MemoryStream Write(Paper paper)
    {
        var file = new MemoryStream();
        new OfficialPapers().Write(paper, file);
        file.Position = 0;
        return file;
    }

    public static Paper Decision() => new()
    {
        Head = new PaperHead { IssuingBody = "Ủy ban nhân dân tỉnh Quảng Nam", Number = 7, TypeCode = "QĐ", BodyCode = "UBND", Place = "Quảng Nam", IssuedOn = new DateOnly(2026, 2, 5), Urgency = PaperUrgency.VeryUrgent },
        TypeName = "Quyết định",
        Matter = "Phân công đơn vị kết nghĩa, giúp đỡ các xã",
        Authority = "Ủy ban nhân dân tỉnh Quảng Nam",
        Bases = ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "Căn cứ Quyết định số 3651/QĐ-UBND ngày 13 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh."],
        Body =
        [
            new PaperHeading("Quyết định:", PaperHeadingKind.Announcement),
            new PaperArticle(1, null, "Phân công các đơn vị theo danh sách kèm theo."),
            new PaperArticle(2, "Trách nhiệm", null),
            new PaperClause(1, "Đơn vị hỗ trợ xây dựng kế hoạch hằng năm."),
            new PaperPoint("a", "Khảo sát nhu cầu của xã;"),
            new PaperArticle(3, null, "Chánh Văn phòng và Chủ tịch Ủy ban nhân dân các huyện chịu trách nhiệm thi hành./."),
        ],
        Signatures = [new(["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"], "Alăng Thị Mơ")],
        Recipients = ["Như Điều 3", "Lưu: VT, KGVX"],
        Annexes = [Pairs(60)],
    };

    public static PaperAnnex Pairs(int rows) => new()
    {
        Title = "Danh sách phân công kết nghĩa",
        Reference = "Kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh",
        IsLandscape = true,
        Body =
        [
            new PaperTable
            {
                Columns =
                [
                    new("TT", 5, PaperColumnKind.Centred), new("Đơn vị hỗ trợ", 25), new("Xã", 15), new("Huyện", 12), new("Số hộ", 10, PaperColumnKind.Figure), new("Kinh phí", 15, PaperColumnKind.Figure, "đồng"),
                    new("Thời gian", 10, PaperColumnKind.Centred), new("Ghi chú", 10),
                ],
                Rows = Enumerable.Range(1, rows).Select(n => (IReadOnlyList<string?>)[Format.Whole(n), $"Đơn vị {n}", "Ch'Ơm", "Tây Giang", Format.Whole(n), Format.Whole(n * 1_234_567L), "2026", null]),
                Total = [null, "Tổng cộng", null, null, Format.Whole(rows), Format.Whole(rows * 1_234_567L)],
                NumbersColumns = true,
            },
        ],
    };

    private static Paper Letter() => new()
    {
        Head = new PaperHead { ParentBody = "Ủy ban nhân dân tỉnh", IssuingBody = "Sở Thử nghiệm", TypeCode = null, BodyCode = "STN-VP", Place = "Quảng Nam" },
        Matter = "tổng hợp nhu cầu hỗ trợ của các xã năm 2026",
        AddressedTo = ["Ủy ban nhân dân huyện Nam Giang", "Ủy ban nhân dân huyện Tây Giang"],
        Body = [new PaperParagraph("Đề nghị các huyện gửi nhu cầu trước ngày 03 tháng 4 năm 2026./.")],
        Signatures = [new(["Giám đốc"], "Bh'nướch Thị Lan")],
        Recipients = ["Như trên", "Lưu: VT"],
    };

    private static Paper Minutes() => new()
    {
        Head = new PaperHead { TypeCode = "BB" },
        TypeName = "Biên bản",
        Matter = "Bàn giao, tiếp nhận bàn ghế học sinh",
        Bases = ["Căn cứ kế hoạch phối hợp năm 2026"],
        Body = [new PaperHeading("I. Bên giao"), new PaperFacts([new("Đơn vị:", "Sở Thử nghiệm"), new("Đại diện:", null)]), new PaperList(["Bàn ghế", "Sách"]), new PaperTable { Columns = [new("Nội dung", 2), new("Số lượng", 1, PaperColumnKind.Figure, "bộ")], Rows = [["Bàn ghế", Format.Quantity(1_234_567_500)]] }],
        Signatures = [new(["Đại diện bên giao"], Note: "(Ký tên)"), new(["Đại diện bên nhận"], Note: "(Ký tên)"), new(["Người làm chứng"])],
    };

    public static Paper Report() => new()
    {
        Head = new PaperHead { ParentBody = "Ủy ban nhân dân huyện Nam Giang", IssuingBody = "Phòng Dân tộc", Number = 112, TypeCode = "BC", BodyCode = "PDT", Place = "Nam Giang", IssuedOn = new DateOnly(2026, 11, 15) },
        TypeName = "Báo cáo",
        Matter = "Kết quả công tác kết nghĩa năm 2026",
        AddressedTo = ["Ban Dân tộc tỉnh Quảng Nam"],
        Body =
        [
            new PaperHeading("Phần I", PaperHeadingKind.Part), new PaperHeading("1. Công tác chỉ đạo"), new PaperParagraph("Huyện đã ban hành 03 văn bản."),
            new PaperTable { Title = "Nguồn lực theo lĩnh vực", Columns = [new("Lĩnh vực", 3), new("Đã nhận", 1, PaperColumnKind.Figure, "triệu đồng")], Rows = [["Nhà ở", "1.480,0"], ["Tập huấn", "−2,5"]], Total = ["Tổng cộng", "1.477,5"] },
        ],
        Signatures = [new(["Trưởng phòng"], "Zơrâm Văn Thử")],
        Recipients = ["Như trên"],
        Annexes = [Pairs(3) with { Number = "I" }, Pairs(0) with { Number = "II", IsLandscape = false }],
    };

    private static Paper Hostile() => new()
    {
        Head = new PaperHead { ParentBody = "a\u0000b\u202E<&>\"'", IssuingBody = LongTitle, Number = 3, TypeCode = "BB", BodyCode = "Tr'Hy", Place = "Tr'Hy \uFFFE\uD800", IssuedOn = new DateOnly(2026, 4, 3) },
        TypeName = "Biên bản <b>&amp;</b>",
        Matter = LongTitle,
        AddressedTo = [Decomposed],
        Bases = ["", ";;;"],
        Body =
        [
            new PaperArticle(1, "", ""), new PaperParagraph("Xã Ch'ơm và Tr'Hy\u0007\u200B, " + Decomposed), new PaperList([]), new PaperFacts([new("", "")]),
            new PaperTable
            {
                Columns = [new(Decomposed, 0, Unit: "<&>"), new("Số tiền", -3, PaperColumnKind.Figure)],
                Rows = [[new string('ă', 2000), Format.Whole(0)], [], ["thừa", Format.Whole(999_999_999_999), "ô", "nữa"]],
                Total = ["", Format.Whole(999_999_999_999)],
            },
        ],
        Signatures = [new([""], ""), new([LongTitle])],
        Recipients = ["<&>"],
        Annexes = [new PaperAnnex { Title = LongTitle, Number = "<1>", Reference = "", Body = [] }],
    };
}
