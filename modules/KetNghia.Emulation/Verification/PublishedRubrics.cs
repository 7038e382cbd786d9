using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Verification;

/// <summary>I20: what was published says what it said then and can be read, and a locality's copy says what the province's version says.</summary>
internal sealed class PublishedRubrics(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I20";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var sources = await All<RubricVersion>().Where(r => r.Owner == RubricOwner.Workspace)
            .Select(r => new { r.Id, r.SeriesId, r.Number, r.Subject, r.ContentSha256 }).ToDictionaryAsync(r => r.Id, cancellationToken);
        await foreach (var rubric in All<RubricVersion>().Where(r => r.State == RubricState.Published || r.State == RubricState.Retired).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            if (RubricContents.HashOf(rubric.Content) != rubric.ContentSha256)
            {
                report.Fail($"{rubric.Code} version {rubric.Number} does not say what was published");
            }
            else if (WhyUnread(rubric) is { } why)
            {
                report.Fail($"{rubric.Code} version {rubric.Number}: {why}");
            }

            if (rubric.Owner == RubricOwner.Province)
            {
                var source = rubric.SentFromId is { } from ? sources.GetValueOrDefault(from) : null;
                if (source is null || (source.SeriesId, source.Number, source.Subject, source.ContentSha256) != (rubric.SeriesId, rubric.Number, rubric.Subject, rubric.ContentSha256))
                {
                    report.Fail($"the copy of {rubric.Code} version {rubric.Number} is not what the province sent");
                }
            }
        }
    }

    private static string? WhyUnread(RubricVersion rubric)
    {
        try
        {
            var read = RubricContents.Read(rubric.Content);
            return read.Code == rubric.Code && read.Name == rubric.Name ? null : "its code or name is not that of its content";
        }
        catch (CaseFormatException refused)
        {
            return "its content cannot be read: " + refused.Message;
        }
    }
}
