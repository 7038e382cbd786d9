using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    internal static readonly IReadOnlyDictionary<string, string?> PaperTexts = new Dictionary<string, string?>
    {
        ["Authority"] = "{cơ quan ban hành}",
        ["Bases"] = "Căn cứ Luật Tổ chức chính quyền địa phương",
        ["Articles"] = "Điều 1. Phân công {số đơn vị} đơn vị kết nghĩa, giúp đỡ {số nơi nhận} xã.\nĐiều 2. Quyết định có hiệu lực từ ngày ký./.",
        ["Recipients"] = "Như Điều 1\nLưu: VT",
    };

    internal static readonly PaperHeadInput PaperHead = new("Về việc phân công kết nghĩa", null, "Ủy ban nhân dân huyện Nam Giang", "UBND", "Nam Giang", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Bling Thử");

    /// <summary>A draft of the decision that assigns all pairs of the place, by its officer.</summary>
    internal Task<Guid> DraftPaperAsync(PairingScene scene, string source = "", Guid? replaces = null, PaperHeadInput? head = null) => OnPapersAsync(
        scene, scene.District, papers => papers.CreateAsync(AssignmentDecision.KindKey, source, head ?? PaperHead, PaperTexts, replaces, CancellationToken.None));

    internal Task MovePaperAsync(PairingScene scene, TestPerson by, Guid paper, PaperAction action, string? reason = null) => OnPapersAsync(scene, by, async papers =>
    {
        await papers.TakeAsync(paper, action, reason, CancellationToken.None);
        return 0;
    });

    internal async Task<Guid> ApprovedPaperAsync(PairingScene scene, Guid? replaces = null)
    {
        var paper = await DraftPaperAsync(scene, replaces: replaces);
        await MovePaperAsync(scene, scene.District, paper, PaperAction.Submit);
        await MovePaperAsync(scene, scene.Leader, paper, PaperAction.Approve);
        return paper;
    }

    internal Task IssuePaperAsync(PairingScene scene, Guid paper, int? given = null, DateOnly? on = null) => OnPapersAsync(scene, scene.District, async papers =>
    {
        var version = await PaperAsync(paper, p => p.Version);
        await papers.IssueAsync(paper, version, new IssueFacts(on ?? Host.Clock.Today, given), [], CancellationToken.None);
        return 0;
    });

    internal Task<T> PaperAsync<T>(Guid paper, Func<OfficialPaper, T> read) => Host.WithAsync(async services => read(
        await services.GetRequiredService<KetNghiaDbContext>().Set<OfficialPaper>().AsNoTracking().IgnoreQueryFilters().Include(p => p.Units).SingleAsync(p => p.Id == paper)));

    internal Task<T> OnPapersAsync<T>(PairingScene scene, TestPerson by, Func<PaperAppService, Task<T>> work) =>
        AsAsync(by, scene.Place, services => work(services.GetRequiredService<PaperAppService>()));
}
