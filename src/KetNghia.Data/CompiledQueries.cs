using Microsoft.Extensions.Caching.Memory;

namespace KetNghia.Data;

/// <summary>
/// What EF Core makes of each shape of query, once in the life of the process (ADR 0048). Its own place for it holds some
/// five hundred shapes; the product's lists alone, each with any of its filters, have more, and what falls out is made
/// again, which costs many times what asking does. No rows and no answers are in it.
/// </summary>
internal static class CompiledQueries
{
    /// <summary>A query counts 10 for its plan and 10 for each text that its parameters' nulls give it: some 2,000 shapes.</summary>
    private const long Limit = 40_000;

    public static MemoryCache OfSqlite { get; } = new(new MemoryCacheOptions { SizeLimit = Limit });

    public static MemoryCache OfMySql { get; } = new(new MemoryCacheOptions { SizeLimit = Limit });
}
