using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Demo;

/// <summary>
/// Nam Giang keeps two clusters and scores by the rubric the province sent it: the year 2024 to its end, with a tie; half of 2025 under way, some sheets
/// sent, one returned, one with false evidence, one with a group that does not apply.
/// </summary>
internal sealed class ScoringDemoSeeder(IServiceScopeFactory scopes, KetNghiaDbContext db, DemoPlaces places, IWorkspaceDirectory workspaces, IUnitLookup units) : IDemoSeeder
{
    private const string Place = "nam-giang";
    private const string Officer = "huyen.namgiang";
    private const string Scorer = "xa.zuoich";

    /// <summary>Communes along the river and the main road; the others lie high, towards the border.</summary>
    private static readonly string[] Low = ["Thạnh Mỹ", "Cà Dy", "Tà Bhing", "Tà Pơơ"];

    public int Order => 230;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        var home = (await workspaces.LocalitiesAsync(cancellationToken)).First(l => l.Slug == Place);
        Guid rubric;
        using (AmbientFrame.Push(places.Frame(Officer, Place, Place)))
        {
            rubric = await db.Set<RubricVersion>().Where(r => r.Owner == RubricOwner.Province && r.Subject == SubjectKind.Commune && r.State == RubricState.Published).Select(r => r.Id).FirstOrDefaultAsync(cancellationToken);
            if (rubric == Guid.Empty || await db.Set<AssessmentPeriod>().AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var known = await units.GetAsync(home.UnitIds, cancellationToken);
        var communes = known.Values.Where(u => !known.Values.Any(o => o.ParentId == u.Id) && u.ParentId is not null).OrderBy(u => u.Name, StringComparer.Ordinal).ToList();
        var (low, high) = (
            await ClusterAsync("Cụm thi đua số 2 (vùng thấp)", [.. communes.Where(IsLow)], "MOUNTAIN", cancellationToken),
            await ClusterAsync("Cụm thi đua số 1 (vùng cao)", [.. communes.Where(u => !IsLow(u))], "BORDER", cancellationToken));
        var subjects = communes.Select(u => (Unit: u, Cluster: IsLow(u) ? low : high)).Select(s => new SheetSubject(s.Unit.Id, s.Unit.Name, s.Unit.Id, s.Cluster.Name, null, s.Cluster.Id)).ToList();

        var last = await OpenAsync(
            rubric, new AssessmentFacts("Chấm điểm công tác kết nghĩa năm 2024", new(2024, 1, 1), new(2024, 12, 31), new(2025, 1, 20), new(2025, 2, 10)), subjects, new(2025, 1, 8), cancellationToken);
        foreach (var (i, sheet) in last.Index())
        {
            await ScoreAsync(sheet, i, new DateOnly(2025, 1, 13).AddDays(i % 9), cancellationToken);
            await AppraiseAsync(sheet, i, new DateOnly(2025, 2, 3).AddDays(i % 3), cancellationToken);
        }

        var half = await OpenAsync(
            rubric, new AssessmentFacts("Chấm điểm 6 tháng đầu năm 2025", new(2025, 1, 1), new(2025, 6, 30), new(2025, 6, 25), new(2025, 7, 10)), subjects, new(2025, 6, 2), cancellationToken);
        foreach (var (i, sheet) in half.Take(6).Index())
        {
            await ScoreAsync(sheet, i, new DateOnly(2025, 6, 16).AddDays(i), cancellationToken, leavesOut: i == 4, sends: i != 5);
        }

        await AppraiseAsync(half[0], 0, new(2025, 6, 24), cancellationToken);
        await AsAsync(Officer, DemoTime.At(new(2025, 6, 24), 14), async services => await services.GetRequiredService<SheetAppService>().VoidAsync(
            half[1], await VersionAsync(services, half[1], cancellationToken), "IV.3", "Ảnh chụp mô hình của xã khác, đã đối chiếu ngày và nơi chụp.", cancellationToken));
        await AsAsync(Officer, DemoTime.At(new(2025, 6, 25), 9), async services => await services.GetRequiredService<SheetAppService>().ReturnAsync(
            half[2], await VersionAsync(services, half[2], cancellationToken), "Bổ sung số liệu lớp học và minh chứng đo thu nhập.",
            [new ApprovalRemark("II.1", "Danh sách có 7 lớp, phiếu ghi 8."), new ApprovalRemark("IV.4", "Chưa có biểu thu nhập trước khi tham gia.")], cancellationToken));
    }

    /// <summary>A cluster with head and deputy of two years, who take turns, and the area of its members.</summary>
    private async Task<(Guid Id, string Name)> ClusterAsync(string name, IReadOnlyList<UnitRef> members, string area, CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        await AsAsync(Officer, DemoTime.At(new(2024, 1, 10), 9), async services =>
        {
            var clusters = services.GetRequiredService<ClusterAppService>();
            id = await clusters.CreateAsync(SubjectKind.Commune, new ClusterFacts(name, "Hội nghị ký kết giao ước thi đua đầu năm 2024"), cancellationToken);
            await clusters.JoinAsync(id, [.. members.Select(u => new ClusterSubject(u.Id, u.Name))], new(2024, 1, 1), null, cancellationToken);
        });
        foreach (var (i, year) in new[] { 2024, 2025 }.Index())
        {
            await AsAsync(Officer, DemoTime.At(new(year, 1, 12), 10), async services =>
            {
                var clusters = services.GetRequiredService<ClusterAppService>();
                var version = await services.GetRequiredService<KetNghiaDbContext>().Set<Cluster>().Where(c => c.Id == id).Select(c => c.Version).FirstAsync(cancellationToken);
                await clusters.LeadAsync(id, version, year, members[i % members.Count].Id, members[(i + 1) % members.Count].Id, cancellationToken);
                await clusters.SetAreasAsync(id, year, [.. members.Select(u => new TypedArea(u.Id, area, 0))], cancellationToken);
            });
        }

        return (id, name);
    }

    private async Task<IReadOnlyList<Guid>> OpenAsync(Guid rubric, AssessmentFacts facts, IReadOnlyList<SheetSubject> subjects, DateOnly on, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> sheets = [];
        await AsAsync(Officer, DemoTime.At(on, 9), async services =>
        {
            var id = await services.GetRequiredService<AssessmentAppService>().OpenAsync(facts, rubric, subjects, cancellationToken);
            sheets = await services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.AssessmentId == id).OrderBy(s => s.SubjectName).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        });
        return sheets;
    }

    private Task ScoreAsync(Guid sheet, int i, DateOnly on, CancellationToken cancellationToken, bool leavesOut = false, bool sends = true) =>
        AsAsync(Scorer, DemoTime.At(on, 15), async services =>
        {
            var sheets = services.GetRequiredService<SheetAppService>();
            await sheets.SaveAsync(sheet, await VersionAsync(services, sheet, cancellationToken), [.. Figures(i).Select(f => new TypedFigure(f.Node, f.Input, null))], cancellationToken);
            if (leavesOut)
            {
                await sheets.LeaveOutAsync(sheet, await VersionAsync(services, sheet, cancellationToken), "III", "Trong kỳ xã không có chỉ tiêu bồi dưỡng, củng cố tổ chức.", cancellationToken);
            }

            var proven = RubricContents.Read(await RubricOfAsync(services, sheet, cancellationToken)).Leaves.Where(n => n.NeedsEvidence).Select(n => n.Id).ToHashSet();
            foreach (var (k, node) in Figures(i).Select(f => f.Node).Where(proven.Contains).Index())
            {
                await sheets.AttachAsync(sheet, node, [DemoPhotos.Draw((i * 5) + k)], null, cancellationToken);
            }

            if (sends)
            {
                await sheets.SubmitAsync(sheet, await VersionAsync(services, sheet, cancellationToken), isDeclared: true, cancellationToken);
            }
        });

    private Task AppraiseAsync(Guid sheet, int i, DateOnly on, CancellationToken cancellationToken) => AsAsync(Officer, DemoTime.At(on, 10), async services =>
    {
        var sheets = services.GetRequiredService<SheetAppService>();
        if (i % 3 == 1)
        {
            await sheets.SaveAsync(
                sheet, await VersionAsync(services, sheet, cancellationToken), [new TypedFigure("IV.3", """{"count":"0"}""", "Hộ làm theo chưa duy trì đến cuối năm.")], cancellationToken);
        }

        await sheets.TakeAsync(sheet, SheetAction.Appraise, null, cancellationToken);
    });

    private static bool IsLow(UnitRef unit) => Low.Any(name => unit.Name.EndsWith(name, StringComparison.Ordinal));

    /// <summary>What the communes wrote; the fifth and the sixth, of one cluster, the same to the last figure.</summary>
    private static IEnumerable<(string Node, string Input)> Figures(int i)
    {
        if (i is 4 or 5)
        {
            i = 3;
            yield return ("I.2", """{"num":"1","den":"1"}""");
            yield return ("V.1", """{"num":"9","den":"10"}""");
            yield return ("V.3", """{"count":"1"}""");
            yield return ("B1", """{"count":"0"}""");
            yield return ("P2", """{"count":"0"}""");
        }

        yield return ("I.1", i % 4 == 2 ? """{"value":"late"}""" : """{"value":"on_time"}""");
        yield return ("I.3", $$"""{"count":"{{i % 3}}"}""");
        yield return ("II.1", $$"""{"num":"{{7 + (i % 4)}}","den":"10"}""");
        yield return ("II.2", $$"""{"value":"{{72 + (i * 5 % 29)}}"}""");
        yield return ("II.3", $$"""{"actual":"{{70 + (i * 3 % 20)}}"}""");
        yield return ("III.1", $$"""{"num":"{{20 + (i % 5)}}","den":"24"}""");
        yield return ("III.2", i % 2 == 0 ? """{"value":"full"}""" : """{"value":"mostly"}""");
        yield return ("III.3", $$"""{"num":"{{8 + (i % 3)}}","den":"10"}""");
        yield return ("IV.1", $$"""{"num":"{{3 + (i % 2)}}","den":"4"}""");
        yield return ("IV.2", $$"""{"num":"{{6 + (i % 4)}}","den":"9"}""");
        yield return ("IV.3", $$"""{"count":"{{i % 3}}"}""");
        yield return ("IV.4", $$"""{"value":"{{1 + (i % 3)}}"}""");
        yield return ("V.2", $$"""{"num":"{{90 + (i % 9)}}","den":"100"}""");
        yield return ("VI.1", $$"""{"num":"{{8 + (i % 3)}}","den":"10"}""");
        yield return ("VII.1", $$"""{"count":"{{i % 2}}"}""");
    }

    private static Task<string> RubricOfAsync(IServiceProvider services, Guid sheet, CancellationToken cancellationToken)
    {
        var rows = services.GetRequiredService<KetNghiaDbContext>();
        return (from s in rows.Set<ScoreSheet>()
                join a in rows.Set<AssessmentPeriod>() on s.AssessmentId equals a.Id
                join r in rows.Set<RubricVersion>() on a.RubricId equals r.Id
                where s.Id == sheet
                select r.Content).FirstAsync(cancellationToken);
    }

    private static Task<long> VersionAsync(IServiceProvider services, Guid sheet, CancellationToken cancellationToken) =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.Id == sheet).Select(s => s.Version).FirstAsync(cancellationToken);

    private async Task AsAsync(string user, DateTime at, Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (AmbientFrame.Push(places.Frame(user, Place, Place, at)))
        {
            await work(scope.ServiceProvider);
        }
    }
}
