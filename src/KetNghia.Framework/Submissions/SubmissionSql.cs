namespace KetNghia.Framework.Submissions;

/// <summary>
/// The reservation is its own statement inside the caller's transaction, beside the change tracker: nothing else may be
/// flushed with it, and a failed one must not leave a tracked row behind.
/// </summary>
internal static class SubmissionSql
{
    public static Task InsertAsync(DbContext db, Submission row, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            INSERT INTO Fw_Submissions (Id, TenantId, AccountId, Form, Key_, Fingerprint, Receipt, AtUtc, StatusCode)
            VALUES ({row.Id}, {row.TenantId}, {row.AccountId}, {row.Form}, {row.Key}, {row.Fingerprint}, {row.Receipt}, {row.AtUtc}, 0)
            """,
            cancellationToken);
}
