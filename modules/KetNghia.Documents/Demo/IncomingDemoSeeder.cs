using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Demo;

/// <summary>Two papers that came to Nam Giang: the decision of the province its pairs were assigned by, and an urgent letter. Who they were passed to is invented.</summary>
internal sealed class IncomingDemoSeeder(KetNghiaDbContext db, DemoPlaces places, IncomingAppService papers) : IDemoSeeder
{
    private const string Place = "nam-giang";

    public int Order => 205;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        using var frame = AmbientFrame.Push(places.Frame("quantri.namgiang", Place, Place, new DateTime(2024, 6, 20, 2, 0, 0, DateTimeKind.Utc)));
        if (await db.Set<IncomingPaper>().AnyAsync(cancellationToken))
        {
            return;
        }

        await papers.RegisterAsync(
            new IncomingInput
            {
                ArrivedOn = new DateOnly(2021, 12, 20),
                Kind = DecidingDocumentKind.Decision,
                Number = "3651",
                Notation = "QĐ-UBND",
                Issuer = "Ủy ban nhân dân tỉnh Quảng Nam",
                IssuedOn = new DateOnly(2021, 12, 13),
                Subject = "Kế hoạch triển khai kết nghĩa, giúp đỡ các huyện, xã vùng đồng bào dân tộc thiểu số và miền núi",
                PageAmount = 4,
                PassedTo = "Phòng Nội vụ, bà Zơrâm Thị Nhung",
                Note = "Bản giấy qua bưu điện",
            },
            [],
            cancellationToken);
        await papers.RegisterAsync(
            new IncomingInput
            {
                ArrivedOn = new DateOnly(2024, 6, 18),
                Kind = DecidingDocumentKind.Letter,
                Number = "1187",
                Notation = "SNV-XDCQ",
                Issuer = "Sở Nội vụ tỉnh Quảng Nam",
                IssuedOn = new DateOnly(2024, 6, 17),
                Subject = "V/v báo cáo kết quả kết nghĩa, giúp đỡ xã 6 tháng đầu năm 2024",
                Urgency = PaperUrgency.Urgent,
                PageAmount = 2,
                DueOn = new DateOnly(2024, 6, 28),
                PassedTo = "Phòng Nội vụ, ông Alăng Văn Bình",
            },
            [],
            cancellationToken);
    }
}
