namespace KetNghia.Framework.Approval;

/// <summary>A version as pages show it, without its content.</summary>
public sealed record ApprovalRow(
    int Number, string Hash, string SubmittedByName, DateTime SubmittedAtUtc, ApprovalOutcome Outcome, Guid? DecidedById, string? DecidedByName, DateTime? DecidedAtUtc, string? Reason,
    IReadOnlyList<ApprovalRemark> Notes);

/// <param name="Part">Key of the part it is tied to.</param>
public sealed record ApprovalRemark(string Part, string Text);

/// <summary>
/// Versions of records that are approved: kept and decided inside the caller's unit of work, read for its pages. Who may do
/// what, and from which state, is said by the record's <see cref="StepTable{TState, TAction}"/>; two at once are told apart
/// by the version of the record, which every step raises.
/// </summary>
public sealed class Approvals(KetNghiaDbContext db, ICurrentTenant tenant, IIdGenerator ids)
{
    /// <summary>Keeps what is submitted as the next version.</summary>
    /// <returns>Number and hash, for the record and its log.</returns>
    public async Task<(int Number, string Hash)> SubmitAsync(string subjectType, Guid subjectId, string content, Actor by, CancellationToken cancellationToken)
    {
        var number = (await db.Set<ApprovalVersion>().Where(v => v.SubjectId == subjectId).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0) + 1;
        var version = new ApprovalVersion(ids.New(), tenant.Required, subjectType, subjectId, number, content, by);
        db.Add(version);
        return (number, version.Hash);
    }

    public async Task TakeBackAsync(Guid subjectId, Actor by, CancellationToken cancellationToken) =>
        (await PendingAsync(subjectId, cancellationToken)).Decide(ApprovalOutcome.TakenBack, by, null);

    public async Task ApproveAsync(Guid subjectId, Actor by, CancellationToken cancellationToken) =>
        (await PendingAsync(subjectId, cancellationToken)).Decide(ApprovalOutcome.Approved, by, null);

    /// <param name="notes">Blank ones are left out.</param>
    public async Task ReturnAsync(Guid subjectId, Actor by, string? reason, IEnumerable<ApprovalRemark> notes, CancellationToken cancellationToken)
    {
        var version = await PendingAsync(subjectId, cancellationToken);
        version.Decide(ApprovalOutcome.Returned, by, reason);
        foreach (var note in notes.Where(n => !VietnameseText.IsBlank(n.Text)))
        {
            version.Note(ids.New(), note.Part, note.Text);
        }

        // Keys are given here, so what is new has to be said.
        db.AddRange(version.Notes);
    }

    /// <summary>The newest first. Inside the tenant of a record that has been found for the reader.</summary>
    public async Task<IReadOnlyList<ApprovalRow>> ListAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await db.Set<ApprovalVersion>().AsNoTracking().Where(v => v.SubjectId == subjectId).OrderByDescending(v => v.Number)
            .Select(v => new ApprovalRow(
                v.Number, v.Hash, v.SubmittedByName, v.SubmittedAtUtc, v.Outcome, v.DecidedById, v.DecidedByName, v.DecidedAtUtc, v.Reason,
                v.Notes.OrderBy(n => n.SortOrder).Select(n => new ApprovalRemark(n.Part, n.Text)).ToList()))
            .ToListAsync(cancellationToken);

    /// <summary>What a version says; null when there is none of the number.</summary>
    public async Task<string?> ContentAsync(Guid subjectId, int number, CancellationToken cancellationToken) =>
        await db.Set<ApprovalVersion>().AsNoTracking().Where(v => v.SubjectId == subjectId && v.Number == number).Select(v => v.Content).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The version a person decided on last, when a newer one has been submitted since: the person is told what is another now.</summary>
    public static ApprovalRow? SeenBefore(IReadOnlyList<ApprovalRow> versions, Guid personId) =>
        versions.Skip(1).FirstOrDefault(v => v.DecidedById == personId && v.Outcome is ApprovalOutcome.Approved or ApprovalOutcome.Returned);

    private async Task<ApprovalVersion> PendingAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await db.Set<ApprovalVersion>().FirstOrDefaultAsync(v => v.SubjectId == subjectId && v.Outcome == ApprovalOutcome.Pending, cancellationToken)
        ?? throw new InvalidOperationException("Nothing has been submitted.");
}
