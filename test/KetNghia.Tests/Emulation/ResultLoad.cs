using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Framework.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>A whole assessment written through the product's own model, without its pages: as many sheets of <see cref="ScoringLoad"/> as are asked for, in clusters, most of them appraised.</summary>
internal static class ResultLoad
{
    public const int PerCluster = 50;

    private const int Batch = 50;

    /// <summary>Its formulas ask for what no record says: three shares of help stand in their place, which records do say.</summary>
    public static Rubric Rubric { get; } = ScoringLoad.Rubric with { Code = "TAI", Name = "Bộ tiêu chí nhiều phiếu", Base = Measured(ScoringLoad.Rubric.Base) };

    /// <summary>In the tenant that has been entered.</summary>
    /// <param name="units">Communes, one for each sheet.</param>
    /// <returns>The assessment.</returns>
    public static async Task<Guid> AddAsync(IServiceProvider services, Guid tenant, IReadOnlyList<Guid> units, int year, Rubric? rubric = null)
    {
        var (ids, clock, db) = (services.GetRequiredService<IIdGenerator>(), services.GetRequiredService<IClock>(), services.GetRequiredService<KetNghiaDbContext>());
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (by, other) = (new Actor(ids.New(), "Người nhập", clock.UtcNow), new Actor(ids.New(), "Người thẩm định", clock.UtcNow));
        var version = new RubricVersion(ids.New(), tenant, ids.New(), 1, SubjectKind.Commune, RubricContents.Of(rubric ?? Rubric), by);
        version.Publish(from, null, by);
        db.Add(version);
        await SaveAsync(services, db, version.Id);
        var row = await db.Set<RubricVersion>().AsNoTracking().Where(r => r.Id == version.Id).Rows().FirstAsync();
        var assessment = new AssessmentPeriod(ids.New(), tenant, new AssessmentFacts($"Chấm điểm năm {year}", from, to, to, to.AddDays(20)), row, by);
        db.Add(assessment);
        await SaveAsync(services, db, assessment.Id);
        var subjects = ScoringLoad.Sheets(units.Count).Subjects;
        foreach (var batch in units.Index().Chunk(Batch))
        {
            db.ChangeTracker.Clear();
            foreach (var (i, unit) in batch)
            {
                var sheet = new ScoreSheet(ids.New(), assessment, new SheetSubject(unit, $"Xã số {i + 1}", unit, $"Cụm số {(i / PerCluster) + 1}", null));
                sheet.Measure([new MeasuredFigure("resources.delivered", 40 + (i % 50), 1, 1), new MeasuredFigure("resources.pledged", 100, 1, 1)], clock.UtcNow, ids);
                sheet.Write(ScoringRound.Self, [.. subjects[i].Inputs.Where(input => !input.Value.IsEmpty && input.Value.Due is null).Select(input => new TypedFigure(input.Key, SheetWriter.Input(input.Value).ToJsonString(), null))], by, ids);
                if (i % 10 < 9)
                {
                    sheet.Submit(1, new string('0', 64), to.AddDays(i % 3), by);
                }

                if (i % 10 < 8)
                {
                    sheet.Take(SheetAction.Appraise, other);
                }

                db.Add(sheet);
            }

            await SaveAsync(services, db, assessment.Id);
        }

        return assessment.Id;
    }

    private static async Task SaveAsync(IServiceProvider services, KetNghiaDbContext db, Guid about)
    {
        services.GetRequiredService<IActionLog>().Add(new ActionEntry("Emulation.Assessment.Opened", nameof(AssessmentPeriod), about, "load"));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static RubricNode Measured(RubricNode node) => node.Type == ComponentType.Formula
        ? node with { Type = ComponentType.Ratio, Expr = null, From = new Dictionary<string, string> { ["num"] = "resources.delivered", ["den"] = "resources.pledged" } }
        : node with { Children = [.. node.Children.Select(Measured)] };
}
