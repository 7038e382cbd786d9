using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Demo;

/// <summary>
/// Nam Giang keeps two clusters and scores by the rubric the province sent it: the year 2024 to its end, with a tie; half of 2025 under way, some sheets
/// sent and cross-checked, one returned, a department scoring models, one with false evidence, one with a group that does not apply.
/// </summary>
internal sealed class ScoringDemoSeeder(DemoSheets sheets, KetNghiaDbContext db, DemoPlaces places, IWorkspaceDirectory workspaces, IUnitLookup units) : IDemoSeeder
{
    private const string Place = "nam-giang";
    private static readonly DemoPerson Officer = new("huyen.namgiang", Place, Place);
    private static readonly DemoPerson Checker = new("xa.ladee", Place, Place);
    private static readonly DemoPerson Farming = new("nongnghiep.namgiang", Place, Place);
    private static readonly DemoPerson Scorer = new("xa.zuoich", Place, Place);

    /// <summary>Communes along the river and the main road; the others lie high, towards the border.</summary>
    private static readonly string[] Low = ["Thạnh Mỹ", "Cà Dy", "Tà Bhing", "Tà Pơơ"];

    public int Order => 230;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        var home = (await workspaces.LocalitiesAsync(cancellationToken)).First(l => l.Slug == Place);
        Guid rubric;
        using (AmbientFrame.Push(places.Frame(Officer.UserName, Place, Place)))
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
            await sheets.ClusterAsync(Officer, "Cụm thi đua số 2 (vùng thấp)", [.. communes.Where(IsLow)], "MOUNTAIN", cancellationToken),
            await sheets.ClusterAsync(Officer, "Cụm thi đua số 1 (vùng cao)", [.. communes.Where(u => !IsLow(u))], "BORDER", cancellationToken));
        var subjects = communes.Select(u => (Unit: u, Cluster: IsLow(u) ? low : high)).Select(s => new SheetSubject(s.Unit.Id, s.Unit.Name, s.Unit.Id, s.Cluster.Name, null, s.Cluster.Id)).ToList();

        var last = await sheets.OpenAsync(
            Officer, rubric, new AssessmentFacts("Chấm điểm công tác kết nghĩa năm 2024", new(2024, 1, 1), new(2024, 12, 31), new(2025, 1, 20), new(2025, 2, 10)), subjects, new(2025, 1, 8), cancellationToken);
        foreach (var (i, sheet) in last.Index())
        {
            await sheets.ScoreAsync(Scorer, sheet, [.. Figures(i)], i, new DateOnly(2025, 1, 13).AddDays(i % 9), cancellationToken);
            await AppraiseAsync(sheet, i, new DateOnly(2025, 2, 3).AddDays(i % 3), cancellationToken);
        }

        var half = await sheets.OpenAsync(
            Officer, rubric, new AssessmentFacts("Chấm điểm 6 tháng đầu năm 2025", new(2025, 1, 1), new(2025, 6, 30), new(2025, 6, 25), new(2025, 7, 10)) { CrossCheckDueOn = new(2025, 6, 30) }, subjects, new(2025, 6, 2), cancellationToken);
        await sheets.GiveAsync(Officer, half[0], "Phòng Nông nghiệp và PTNT", new(2025, 7, 4), ["IV.1", "IV.2"], Farming, new(2025, 6, 2), cancellationToken);
        foreach (var (i, sheet) in half.Take(6).Index())
        {
            var day = new DateOnly(2025, 6, 16).AddDays(i);
            await sheets.ScoreAsync(Scorer, sheet, [.. Figures(i)], i, day, cancellationToken, sends: i is not (4 or 5));
            if (i == 4)
            {
                await sheets.LeaveOutAsync(Scorer, sheet, "III", "Trong kỳ xã không có chỉ tiêu bồi dưỡng, củng cố tổ chức.", day, cancellationToken);
                await sheets.SendAsync(Scorer, sheet, day, cancellationToken);
            }
        }

        await sheets.CheckAsync(Checker, half[0], [], new(2025, 6, 20), cancellationToken);
        await sheets.CheckAsync(Checker, half[1], [new TypedFigure("II.1", """{"num":"7","den":"10"}""", "Sổ đầu bài có 7 lớp, một lớp dời sang tháng 7.")], new(2025, 6, 23), cancellationToken);
        await sheets.ScorePartAsync(Farming, half[0], [], new(2025, 6, 23), cancellationToken);
        await sheets.ScorePartAsync(Farming, half[1], [new TypedFigure("IV.1", """{"num":"3","den":"4"}""", "Mô hình trồng ba kích chưa triển khai, dời sang vụ sau.")], new(2025, 6, 24), cancellationToken);
        await AppraiseAsync(half[0], 0, new(2025, 6, 24), cancellationToken);
        await sheets.VoidAsync(Officer, half[1], "IV.3", "Ảnh chụp mô hình của xã khác, đã đối chiếu ngày và nơi chụp.", new(2025, 6, 24), cancellationToken);
        await sheets.ReturnAsync(
            Officer, half[2], "Bổ sung số liệu lớp học và minh chứng đo thu nhập.",
            [new ApprovalRemark("II.1", "Danh sách có 7 lớp, phiếu ghi 8."), new ApprovalRemark("IV.4", "Chưa có biểu thu nhập trước khi tham gia.")], new(2025, 6, 25), cancellationToken);
    }

    private Task AppraiseAsync(Guid sheet, int i, DateOnly on, CancellationToken cancellationToken) => sheets.AppraiseAsync(
        Officer, sheet, i % 3 == 1 ? [new TypedFigure("IV.3", """{"count":"0"}""", "Hộ làm theo chưa duy trì đến cuối năm.")] : [], on, cancellationToken);

    private static bool IsLow(UnitRef unit) => Low.Any(name => unit.Name.EndsWith(name, StringComparison.Ordinal));

    /// <summary>What the communes wrote; the fifth and the sixth, of one cluster, the same to the last figure.</summary>
    private static IEnumerable<TypedFigure> Figures(int i)
    {
        if (i is 4 or 5)
        {
            i = 3;
            yield return new("I.2", """{"num":"1","den":"1"}""", null);
            yield return new("V.1", """{"num":"9","den":"10"}""", null);
            yield return new("V.3", """{"count":"1"}""", null);
            yield return new("B1", """{"count":"0"}""", null);
            yield return new("P2", """{"count":"0"}""", null);
        }

        yield return new("I.1", i % 4 == 2 ? """{"value":"late"}""" : """{"value":"on_time"}""", null);
        yield return new("I.3", $$"""{"count":"{{i % 3}}"}""", null);
        yield return new("II.1", $$"""{"num":"{{7 + (i % 4)}}","den":"10"}""", null);
        yield return new("II.2", $$"""{"value":"{{72 + (i * 5 % 29)}}"}""", null);
        yield return new("II.3", $$"""{"actual":"{{70 + (i * 3 % 20)}}"}""", null);
        yield return new("III.1", $$"""{"num":"{{20 + (i % 5)}}","den":"24"}""", null);
        yield return new("III.2", i % 2 == 0 ? """{"value":"full"}""" : """{"value":"mostly"}""", null);
        yield return new("III.3", $$"""{"num":"{{8 + (i % 3)}}","den":"10"}""", null);
        yield return new("IV.1", $$"""{"num":"{{3 + (i % 2)}}","den":"4"}""", null);
        yield return new("IV.2", $$"""{"num":"{{6 + (i % 4)}}","den":"9"}""", null);
        yield return new("IV.3", $$"""{"count":"{{i % 3}}"}""", null);
        yield return new("IV.4", $$"""{"value":"{{1 + (i % 3)}}"}""", null);
        yield return new("V.2", $$"""{"num":"{{90 + (i % 9)}}","den":"100"}""", null);
        yield return new("VI.1", $$"""{"num":"{{8 + (i % 3)}}","den":"10"}""", null);
        yield return new("VII.1", $$"""{"count":"{{i % 2}}"}""", null);
    }
}
