using System.Linq.Expressions;
using System.Reflection;

namespace KetNghia.Framework.Files;

/// <summary>Every hash named by a column marked <see cref="StoredContentAttribute"/>, in any module and tenant, removed rows included.</summary>
public sealed class StoredContentReferences(KetNghiaDbContext db)
{
    public async Task<HashSet<string>> AllAsync(CancellationToken cancellationToken)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes())
        {
            foreach (var property in type.GetProperties().Where(p => p.PropertyInfo?.GetCustomAttribute<StoredContentAttribute>() is not null))
            {
                var read = (Task<List<string>>)typeof(StoredContentReferences).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.ClrType).Invoke(this, [property.Name, cancellationToken])!;
                used.UnionWith(await read);
            }
        }

        return used;
    }

    private Task<List<string>> ReadAsync<T>(string property, CancellationToken cancellationToken)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Lambda<Func<T, string?>>(Expression.Property(row, property), row);
        return db.Set<T>().AsNoTracking().AllTenants("content is shared by every tenant and must be kept for all of them")
            .Select(value).Where(v => v != null).Select(v => v!).Distinct().ToListAsync(cancellationToken);
    }
}
