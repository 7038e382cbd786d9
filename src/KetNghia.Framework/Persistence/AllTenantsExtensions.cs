namespace KetNghia.Framework.Persistence;

public static class AllTenantsExtensions
{
    /// <summary>
    /// Reads across tenants. Drops every default filter of the query (tenant, unit scope, removal), so the caller must
    /// state its own limits. Allowed only in the query classes listed in the architecture tests.
    /// </summary>
    /// <param name="why">Said in the code for the next reader; never empty.</param>
    public static IQueryable<T> AllTenants<T>(this IQueryable<T> query, string why)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return query.IgnoreQueryFilters();
    }
}
