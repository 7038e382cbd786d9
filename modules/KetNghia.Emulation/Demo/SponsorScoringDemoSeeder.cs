using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Demo;

/// <summary>
/// The province scores six sponsors of Nam Giang for 2024: two score themselves, of three the officer enters what came on paper,
/// one has not sent anything.
/// </summary>
internal sealed class SponsorScoringDemoSeeder(DemoSheets sheets, KetNghiaDbContext db, DemoPlaces places, RubricAppService rubrics, IParties parties) : IDemoSeeder
{
    private const string Place = "tinh";

    private static readonly string[] Codes = ["SO-KHDT", "502", "SO-NGV", "BDBP", "CT-HQ", "CA"];
    private static readonly DemoPerson Officer = new("tinh", Place, Place);
    private static readonly DemoPerson Clerk = new("thidua.tinh", Place, Place);

    /// <summary>After those of communes, and after the pairings.</summary>
    public int Order => 231;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        Guid rubric;
        List<Guid> ids = [];
        List<SheetSubject> subjects;
        using (AmbientFrame.Push(places.Frame(Officer.UserName, Place, Place, DemoTime.At(new(2025, 1, 6), 10))))
        {
            if (await db.Set<AssessmentPeriod>().AnyAsync(cancellationToken))
            {
                return;
            }

            var shipped = ShippedRubrics.Get("sponsor");
            rubric = await rubrics.CreateAsync(shipped.Subject, shipped.Rubric with { Name = "Đơn vị kết nghĩa 2025", Code = "DVKN-2025" }, null, cancellationToken);
            await rubrics.PublishAsync(rubric, 1, new DateOnly(2025, 1, 15), new DateOnly(2025, 12, 31), cancellationToken);
            foreach (var code in Codes)
            {
                ids.Add(await places.PartyAsync(code, cancellationToken));
            }

            var known = await parties.GetAsync(ids, cancellationToken);
            subjects = [.. ids.Select(id => new SheetSubject(id, known[id].Name, Guid.Empty, "", null))];
        }

        await sheets.OpenAsync(
            Officer, rubric, new AssessmentFacts("Chấm điểm đơn vị kết nghĩa năm 2024", new(2024, 1, 1), new(2024, 12, 31), new(2025, 1, 25), new(2025, 2, 20)), subjects, new(2025, 1, 10), cancellationToken);
        Dictionary<Guid, Guid> of;
        using (AmbientFrame.Push(places.Frame(Officer.UserName, Place, Place)))
        {
            of = await db.Set<ScoreSheet>().ToDictionaryAsync(s => s.SubjectId, s => s.Id, cancellationToken);
        }

        foreach (var (i, id) in ids.Take(5).Index())
        {
            var day = new DateOnly(2025, 1, 14).AddDays(i * 2);
            await sheets.ScoreAsync(Scorer(Codes[i]), of[id], [.. Figures(i)], 20 + i, day, cancellationToken, sends: i != 4);
            if (i < 3)
            {
                await sheets.AppraiseAsync(
                    Officer, of[id], i == 1 ? [new TypedFigure("IV.1", """{"num":"6","den":"10"}""", "Hai mô hình chỉ có ảnh năm trước.")] : [], new DateOnly(2025, 2, 4).AddDays(i), cancellationToken);
            }
        }
    }

    /// <summary>Its focal point; for a sponsor without a workspace an officer enters what came on paper.</summary>
    private DemoPerson Scorer(string code) => places.SponsorSlug(code) is { } slug ? new DemoPerson(code == "502" ? "dv.tamky" : "dv.skhdt", slug, Place) : Clerk;

    private static IEnumerable<TypedFigure> Figures(int i)
    {
        yield return new("I.2", i == 2 ? """{"value":"late"}""" : """{"value":"on_time"}""", null);
        yield return new("I.3", $$"""{"num":"{{3 + (i % 2)}}","den":"4"}""", null);
        yield return new("III.1", $$"""{"num":"{{4 + (i % 3)}}","den":"6"}""", null);
        yield return new("IV.1", $$"""{"num":"{{7 + (i % 3)}}","den":"10"}""", null);
        yield return new("IV.2", $$"""{"num":"{{6 + (i % 4)}}","den":"9"}""", null);
        yield return new("V.1", $$"""{"count":"{{2 - (i % 2)}}"}""", null);
        yield return new("V.2", $$"""{"count":"{{i % 2}}"}""", null);
        yield return new("B1", """{"count":"0"}""", null);
        yield return new("B2", """{"count":"0"}""", null);
        yield return new("B3", """{"count":"0"}""", null);
        yield return new("P1", """{"count":"0"}""", null);
    }
}
