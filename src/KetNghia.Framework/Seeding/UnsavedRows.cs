namespace KetNghia.Framework.Seeding;

/// <summary>
/// Changes as saves would have written them, with their versions, snapshots, log rows and hashes, kept until many are
/// inserted at once.
/// </summary>
public sealed class UnsavedRows(KetNghiaDbContext db, IBulkWriter writer)
{
    private const int Batch = 20_000;

    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance);

    /// <summary>What one save would have written. Whatever changes later must have been added here.</summary>
    public void Take()
    {
        WriteGuard.Apply(db);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged))
        {
            if (entry.State == EntityState.Added ? !_rows.Add(entry.Entity) : !_rows.Contains(entry.Entity))
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} was not made here.");
            }
        }

        db.ChangeTracker.AcceptAllChanges();
    }

    /// <summary>The records at hand are finished; inserts when enough have come together.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (_rows.Count >= Batch)
        {
            await WriteAsync(cancellationToken);
        }
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await writer.WriteAsync(_rows, cancellationToken);
        _rows.Clear();
    }
}
