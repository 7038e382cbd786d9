using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Demo;

/// <summary>Decisions that assign the pairs of Nam Giang: the province's and the district's, issued, those of two sponsors alone, which these read, and one that waits for the leader. Signers are invented.</summary>
internal sealed class PaperDemoSeeder(KetNghiaDbContext db, DemoPlaces places, PaperAppService papers, PaperComposer composer, IEnumerable<IPaperKind> kinds) : IDemoSeeder
{
    private const string Place = "nam-giang";
    private const string Province = "tinh";

    public int Order => 200;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (kinds.FirstOrDefault(k => k.Key == "assignment") is not { } kind)
        {
            return;
        }

        await places.PrepareAsync(cancellationToken);
        using (AmbientFrame.Push(Frame("tinh", Province, 3)))
        {
            if (await db.Set<OfficialPaper>().AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var locality = places.Workspace(Place).TenantId;
        var issued = await DraftAsync(
            kind, $"?locality={locality}", Frame("tinh", Province, 3), new PaperHeadInput(null, null, "Ủy ban nhân dân tỉnh Quảng Nam", "UBND", "Quảng Nam", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Phan Đình Trọng"),
            cancellationToken);
        await AsAsync(Frame("tinh", Province, 4), () => papers.TakeAsync(issued, PaperAction.Submit, null, cancellationToken));
        await AsAsync(Frame("lanhdao.tinh", Province, 5), () => papers.TakeAsync(issued, PaperAction.Approve, null, cancellationToken));
        await AsAsync(Frame("tinh", Province, 6), () => papers.IssueAsync(issued, 3, new IssueFacts(new DateOnly(2024, 6, 6)) { PageAmount = 4, IssuedAmount = 20 }, [], cancellationToken));

        var head = new PaperHeadInput(null, null, "Ủy ban nhân dân huyện Nam Giang", "UBND", "Nam Giang", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Nguyễn Đình Quý");
        var assigned = await DraftAsync(kind, "?form=Assigned", Frame("huyen.namgiang", Place, 10), head, cancellationToken);
        await AsAsync(Frame("huyen.namgiang", Place, 11), () => papers.TakeAsync(assigned, PaperAction.Submit, null, cancellationToken));
        await AsAsync(Frame("lanhdao.namgiang", Place, 12), () => papers.TakeAsync(assigned, PaperAction.Approve, null, cancellationToken));
        await AsAsync(Frame("quantri.namgiang", Place, 13), () => papers.VoidAsync(kind.TypeCode, head.BodyCode!, 2024, "Đóng số lên bản in hỏng", cancellationToken));
        await AsAsync(Frame("quantri.namgiang", Place, 13), () => papers.IssueAsync(assigned, 3, new IssueFacts(new DateOnly(2024, 6, 13)) { PageAmount = 3, IssuedAmount = 15, FileCode = "NV.2024.12" }, [], cancellationToken));

        foreach (var sponsor in new[] { "SO-KHDT", "502" })
        {
            var told = await DraftAsync(kind, $"?sponsor={await places.PartyAsync(sponsor, cancellationToken)}", Frame("huyen.namgiang", Place, 14), head, cancellationToken);
            await AsAsync(Frame("huyen.namgiang", Place, 14), () => papers.TakeAsync(told, PaperAction.Submit, null, cancellationToken));
            await AsAsync(Frame("lanhdao.namgiang", Place, 15), () => papers.TakeAsync(told, PaperAction.Approve, null, cancellationToken));
            await AsAsync(Frame("quantri.namgiang", Place, 16), () => papers.IssueAsync(told, 3, new IssueFacts(new DateOnly(2024, 6, 16)), [], cancellationToken));
        }

        var waiting = await DraftAsync(kind, "", Frame("huyen.namgiang", Place, 17), head, cancellationToken);
        await AsAsync(Frame("huyen.namgiang", Place, 18), () => papers.TakeAsync(waiting, PaperAction.Submit, null, cancellationToken));
    }

    private async Task<Guid> DraftAsync(IPaperKind kind, string source, AmbientFrame frame, PaperHeadInput head, CancellationToken cancellationToken)
    {
        var (subject, texts) = composer.First(kind);
        using (AmbientFrame.Push(frame))
        {
            return await papers.CreateAsync(kind.Key, source, head with { Subject = subject }, texts, null, cancellationToken);
        }
    }

    private AmbientFrame Frame(string person, string workspace, int juneDay) => places.Frame(person, workspace, workspace, new DateTime(2024, 6, juneDay, 2, 0, 0, DateTimeKind.Utc));

    private static async Task AsAsync(AmbientFrame frame, Func<Task> work)
    {
        using (AmbientFrame.Push(frame))
        {
            await work();
        }
    }
}
