using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.Persistence;

/// <summary>
/// Two people saved the same version of one record: a key of its snapshots or of its parts may fail before the version token
/// does, and means the same.
/// </summary>
internal static class RecordRace
{
    public static bool IsLost(DbContext db, DbUpdateException exception)
    {
        if (!DatabaseErrors.IsUniqueViolation(exception) || exception.InnerException?.Message is not { } said)
        {
            return false;
        }

        var records = db.ChangeTracker.Entries().Where(e => e is { State: EntityState.Modified, Entity: IVersioned }).Select(e => e.Metadata).Distinct();
        return said.Contains("Fw_RecordVersions", StringComparison.Ordinal) || records.SelectMany(KeysOfParts).Any(key => IsNamed(key, said));
    }

    /// <summary>Keys that number or name the parts within their record.</summary>
    private static IEnumerable<IIndex> KeysOfParts(IEntityType record) => record.GetReferencingForeignKeys()
        .SelectMany(link => link.DeclaringEntityType.GetIndexes().Where(key => key.IsUnique && key.Properties.Count > link.Properties.Count && link.Properties.All(key.Properties.Contains)));

    /// <summary>One database names the key, the other its columns.</summary>
    private static bool IsNamed(IIndex key, string said) => said.Contains(key.GetDatabaseName()!, StringComparison.Ordinal)
        || key.Properties.All(p => said.Contains($"{key.DeclaringEntityType.GetTableName()}.{p.GetColumnName()}", StringComparison.Ordinal));
}
