namespace KetNghia.Framework.Verification;

/// <summary>
/// I12: what was once recorded still has the hash it was recorded with, and the versions of a record form one chain: each
/// begins where the one before it ended.
/// </summary>
internal sealed class SnapshotsUnchanged(KetNghiaDbContext db) : HistoryInvariant(db)
{
    public override string Id => "I12";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        RecordFold? record = null;
        await foreach (var version in VersionsAsync(cancellationToken))
        {
            report.Count();
            if (record?.EntityId != version.EntityId)
            {
                record = new RecordFold(version);
            }

            Check(record, version, report);
            record.Add(version);
        }
    }

    private static void Check(RecordFold record, RecordVersion version, InvariantReport report)
    {
        if (RecordCanonical.Hash(version) != version.Hash)
        {
            report.Fail($"{record.Name} version {version.Version}: not as it was recorded");
        }

        if (version.Version != record.Version + 1)
        {
            report.Fail($"{record.Name} version {record.Version + 1}: missing before version {version.Version}");
        }
        else if (version.BeforeHash != (version.Version == 1 ? null : record.BeforeHash(version)))
        {
            report.Fail($"{record.Name} version {version.Version}: began from something else than version {record.Version}");
        }
    }
}
