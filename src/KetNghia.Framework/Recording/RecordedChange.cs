using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.Recording;

/// <summary>A record of this save with the parts of it that change; one of the two may stand still.</summary>
internal sealed record RecordedChange(EntityEntry Root, List<EntityEntry> Parts)
{
    /// <param name="tracked">Everything the context knows: a record whose parts alone change is among it.</param>
    public static IReadOnlyList<RecordedChange> Of(IReadOnlyList<EntityEntry> tracked, IReadOnlyList<EntityEntry> changed)
    {
        var roots = changed.Where(e => e.Entity is IRecorded).ToDictionary(e => ((IRecorded)e.Entity).Id, e => new RecordedChange(e, []));
        foreach (var part in changed)
        {
            if (RecordShape.Of(part.Metadata).ParentId is not { } parentId)
            {
                continue;
            }

            var id = (Guid)(part.State == EntityState.Deleted ? part.OriginalValues : part.CurrentValues)[parentId]!;
            if (!roots.TryGetValue(id, out var root))
            {
                root = new RecordedChange(Find(tracked, part.Metadata, id), []);
                roots.Add(id, root);
            }

            root.Parts.Add(part);
        }

        return [.. roots.Values];
    }

    private static EntityEntry Find(IReadOnlyList<EntityEntry> tracked, IEntityType part, Guid id)
    {
        var record = RecordShape.Of(part).Parent!.PrincipalEntityType;
        return tracked.FirstOrDefault(e => e.Metadata == record && ((IRecorded)e.Entity).Id == id)
            ?? throw new InvalidOperationException($"{part.ClrType.Name} is part of a {record.ClrType.Name}: load the record to change it.");
    }
}
