namespace KetNghia.Framework.Web;

/// <summary>What was answered to a submission key.</summary>
public sealed record SubmissionAnswer(Guid Id, string Fingerprint, string Receipt, int StatusCode, string? Location, string? Body);

/// <summary>Reads stored answers and completes reserved ones.</summary>
public sealed class SubmissionStore(KetNghiaDbContext db)
{
    public Task<SubmissionAnswer?> FindAsync(PendingSubmission pending, CancellationToken cancellationToken) =>
        db.Set<Submission>()
            .AllTenants("a sponsor's post is kept under its own workspace while it works in a locality")
            .Where(s => s.TenantId == pending.WorkspaceTenantId && s.AccountId == pending.AccountId
                && s.Form == pending.Form && s.Key == pending.Key)
            .Select(s => new SubmissionAnswer(s.Id, s.Fingerprint, s.Receipt, s.StatusCode, s.Location, s.Body))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Stores the answer and commits effects and answer together.</summary>
    public async Task CompleteAsync(PendingSubmission pending, int statusCode, string? location, string? body, CancellationToken cancellationToken)
    {
        var id = pending.RowId!.Value;
        try
        {
            await db.Set<Submission>().AllTenants("completes the row reserved by this request")
                .Where(s => s.Id == id)
                .ExecuteUpdateAsync(
                    u => u.SetProperty(s => s.StatusCode, statusCode).SetProperty(s => s.Location, location).SetProperty(s => s.Body, body),
                    cancellationToken);
            await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    /// <summary>Ends the unit without a trace, whatever became of its transaction.</summary>
    public async Task RollBackAsync()
    {
        if (db.Database.CurrentTransaction is { } transaction)
        {
            await transaction.DisposeAsync();
        }

        db.ChangeTracker.Clear();
    }
}
