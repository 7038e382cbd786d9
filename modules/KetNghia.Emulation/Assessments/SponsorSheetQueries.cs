using KetNghia.Directory.Contracts;

namespace KetNghia.Emulation.Assessments;

/// <summary>What a sponsor reads of how it is scored: its own sheets, and those of parties it succeeded, in whichever workspace scores it.</summary>
internal sealed class SponsorSheetQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, IParties parties)
{
    private const string Why = "a sponsor scores itself in the assessments of the province and of localities";

    private IReadOnlyList<Guid>? _own;

    public async Task<IQueryable<ScoreSheet>> SheetsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnAsync(cancellationToken);
        return db.Set<ScoreSheet>().AllTenants(Why).Where(s => own.Contains(s.SubjectId));
    }

    /// <summary>Those it has a sheet in.</summary>
    public async Task<IQueryable<AssessmentPeriod>> AssessmentsAsync(CancellationToken cancellationToken)
    {
        var sheets = await SheetsAsync(cancellationToken);
        return db.Set<AssessmentPeriod>().AllTenants(Why).Where(a => sheets.Any(s => s.AssessmentId == a.Id));
    }

    /// <summary>Those it does itself.</summary>
    public async Task<IQueryable<CrossCheck>> CrossChecksAsync(CancellationToken cancellationToken)
    {
        var own = await OwnAsync(cancellationToken);
        return db.Set<CrossCheck>().AllTenants(Why).Where(c => own.Contains(c.CheckerId));
    }

    private async Task<IReadOnlyList<Guid>> OwnAsync(CancellationToken cancellationToken) =>
        _own ??= workspace.Required.PartyId is { } party ? await parties.WithPredecessorsAsync(party, cancellationToken) : [];
}
