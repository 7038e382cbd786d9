using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>A version with what it says, what is wrong with it, and its other versions.</summary>
/// <param name="Faults">What keeps it from being published.</param>
/// <param name="Versions">Of the same rubric, newest first, itself too.</param>
internal sealed record RubricDetails(RubricRow Row, Rubric Rubric, IReadOnlyList<RubricFault> Faults, IReadOnlyList<RubricRow> Versions);

internal sealed class RubricQueries(RubricRecords kind)
{
    private const int MostSources = 200;

    public async Task<RubricDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var own = await kind.VisibleAsync(cancellationToken);
        var found = own.AsNoTracking().Where(r => r.Id == id);
        if (await found.Select(r => r.Content).FirstOrDefaultAsync(cancellationToken) is not { } content)
        {
            return null;
        }

        var versions = await own.AsNoTracking().Where(r => found.Any(f => f.SeriesId == r.SeriesId)).OrderByDescending(r => r.Number).Rows().ToListAsync(cancellationToken);
        var rubric = RubricContents.Read(content);
        return new RubricDetails(versions.Single(v => v.Id == id), rubric, RubricCheck.Faults(rubric), versions);
    }

    /// <summary>What was published or is drafted here, in the order of names, to copy from.</summary>
    public async Task<IReadOnlyList<RubricRow>> SourcesAsync(CancellationToken cancellationToken) =>
        await (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(r => r.State != RubricState.Discarded)
            .OrderBy(r => r.Name).ThenByDescending(r => r.Number).ThenBy(r => r.Id).Take(MostSources).Rows().ToListAsync(cancellationToken);

    /// <summary>What may be scored by, in the order of names.</summary>
    public async Task<IReadOnlyList<RubricRow>> PublishedAsync(CancellationToken cancellationToken) =>
        await (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(r => r.State == RubricState.Published)
            .OrderBy(r => r.Name).ThenByDescending(r => r.Number).ThenBy(r => r.Id).Take(MostSources).Rows().ToListAsync(cancellationToken);

    /// <summary>The text of a version, as files hold it.</summary>
    public async Task<string?> ContentAsync(Guid id, CancellationToken cancellationToken) =>
        await (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(r => r.Id == id).Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
}
