using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>
/// Makes the database and the file store fail now and then, by a seed: the same seed fails at the same steps. Off until
/// <see cref="Begin"/>. Use it with <c>hosts.StartOwnAsync(provider, faults.Install)</c>.
/// </summary>
public sealed class Faults(int seed) : DbTransactionInterceptor
{
    private Random _random = new(seed);
    private readonly Lock _lock = new();
    private int _oneIn;

    /// <summary>How many faults have happened.</summary>
    public int Count { get; private set; }

    /// <param name="oneIn">On average every so many statements, commits and file writes fail.</param>
    public void Begin(int oneIn) => _oneIn = oneIn;

    public void End() => _oneIn = 0;

    /// <summary>From here on the faults of another seed; the same seed again fails at the same steps again.</summary>
    public void Reseed(int seed)
    {
        lock (_lock)
        {
            _random = new Random(seed);
        }
    }

    public void Install(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton<IInterceptor>(this);
        services.AddSingleton<IInterceptor>(new Commands(this));
        var store = services.Last(service => service.ServiceType == typeof(IFileStore));
        services.AddSingleton<IFileStore>(provider => new Files(this, (IFileStore)store.ImplementationFactory!(provider)));
    });

    /// <summary>The answer to a commit may be lost before the commit or after it.</summary>
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Happens())
        {
            return result;
        }

        if (Chance(2))
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }
        else
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        throw new IOException("Injected: the answer to the commit was lost.");
    }

    private bool Happens()
    {
        lock (_lock)
        {
            if (_oneIn == 0 || _random.Next(_oneIn) != 0)
            {
                return false;
            }

            Count++;
            return true;
        }
    }

    private bool Chance(int outOf)
    {
        lock (_lock)
        {
            return _random.Next(outOf) == 0;
        }
    }

    private sealed class Commands(Faults faults) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Pass(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Pass(result);

        /// <summary>A lock time-out, which a whole-unit retry must survive.</summary>
        private ValueTask<T> Pass<T>(T result) => faults.Happens()
            ? throw new SqliteException("Injected: database is locked.", 5, 5)
            : new ValueTask<T>(result);
    }

    private sealed class Files(Faults faults, IFileStore inner) : IFileStore
    {
        public Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken) =>
            faults.Happens() ? throw new IOException("Injected: no space left on device.") : inner.SaveAsync(content, cancellationToken);

        public Stream Open(string sha256) => inner.Open(sha256);

        public bool Exists(string sha256) => inner.Exists(sha256);

        public void Delete(string sha256) => inner.Delete(sha256);

        public bool DeleteIfOlder(string sha256, DateTime cutoffUtc) => inner.DeleteIfOlder(sha256, cutoffUtc);

        public IEnumerable<string> All() => inner.All();

        public void ClearUnfinished(DateTime cutoffUtc) => inner.ClearUnfinished(cutoffUtc);
    }
}
