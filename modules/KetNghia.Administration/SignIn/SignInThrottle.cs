using KetNghia.Administration.Sessions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Administration.SignIn;

/// <summary>Configuration section <c>Security:SignIn</c>.</summary>
internal sealed class SignInLimits
{
    public int PerAccount { get; set; } = 10;

    public int PerAddress { get; set; } = 30;

    public int WindowMinutes { get; set; } = 15;

    /// <summary>Wrong guesses before the growing delay begins.</summary>
    public int FreeGuesses { get; set; } = 3;

    public int LongestDelaySeconds { get; set; } = 60;
}

/// <summary>How many guesses were made against one account, from one address or on one known device. Holds hashes only.</summary>
internal sealed class GuessCounter : IHostOwned
{
    private GuessCounter()
    {
    }

    public GuessCounter(Guid id, string bucket, DateTime atUtc)
    {
        Id = id;
        Bucket = bucket;
        Count = 1;
        WindowStartUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public string Bucket { get; private set; } = "";

    public int Count { get; private set; }

    public DateTime? BlockedUntilUtc { get; private set; }

    public DateTime WindowStartUtc { get; private set; }
}

internal sealed class GuessCounterConfiguration : IEntityTypeConfiguration<GuessCounter>
{
    public void Configure(EntityTypeBuilder<GuessCounter> builder)
    {
        builder.ToTable("Adm_GuessCounters");
        builder.Property(x => x.Bucket).HasMaxLength(64);
        builder.HasIndex(x => x.Bucket).IsUnique();
        builder.HasIndex(x => x.WindowStartUtc);
    }
}

/// <param name="Grows">Wrong guesses make the next one wait; an address shared by a whole office does not.</param>
internal sealed record GuessBucket(string Hash, int Limit, bool Grows)
{
    public static GuessBucket Of(string kind, string what, int limit, bool grows = true) => new(SessionService.Hash(kind + ":" + what), limit, grows);
}

/// <summary>
/// Counts a guess before it is judged, by a conditional update, so that guesses made at once cannot pass the limit. Works
/// in a scope of its own: a refused form must not take the count back.
/// </summary>
internal sealed class SignInThrottle(IServiceScopeFactory scopes, IClock clock, IIdGenerator ids, IOptions<SignInLimits> options)
{
    private const int Tries = 3;

    private TimeSpan Window => TimeSpan.FromMinutes(options.Value.WindowMinutes);

    /// <summary>Takes a guess from every bucket; the time to wait when one of them is empty.</summary>
    public async Task<TimeSpan?> TakeAsync(IReadOnlyList<GuessBucket> buckets, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        TimeSpan? wait = null;
        foreach (var bucket in buckets)
        {
            wait = await TakeAsync(db, bucket, cancellationToken) is { } more && (wait is null || more > wait) ? more : wait;
        }

        return wait;
    }

    /// <summary>The guess was wrong: the next one has to wait longer.</summary>
    public async Task FailedAsync(IReadOnlyList<GuessBucket> buckets, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var counters = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Set<GuessCounter>();
        foreach (var bucket in buckets.Where(b => b.Grows))
        {
            var count = await counters.Where(c => c.Bucket == bucket.Hash).Select(c => c.Count).FirstOrDefaultAsync(cancellationToken);
            var until = clock.UtcNow + Delay(count);
            await counters.Where(c => c.Bucket == bucket.Hash)
                .ExecuteUpdateAsync(u => u.SetProperty(c => c.BlockedUntilUtc, until), cancellationToken);
        }
    }

    /// <summary>The guess was right and costs nothing.</summary>
    public async Task GiveBackAsync(IReadOnlyList<GuessBucket> buckets, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var counters = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Set<GuessCounter>();
        foreach (var bucket in buckets)
        {
            await counters.Where(c => c.Bucket == bucket.Hash && c.Count > 0)
                .ExecuteUpdateAsync(u => u.SetProperty(c => c.Count, c => c.Count - 1), cancellationToken);
        }
    }

    private async Task<TimeSpan?> TakeAsync(KetNghiaDbContext db, GuessBucket bucket, CancellationToken cancellationToken)
    {
        var counters = db.Set<GuessCounter>();
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.UtcNow;
            var old = now - Window;

            // MySQL reads columns set earlier in the same statement: the start of the window must be set last.
            var taken = await counters
                .Where(c => c.Bucket == bucket.Hash
                    && (c.WindowStartUtc <= old || (c.Count < bucket.Limit && (c.BlockedUntilUtc == null || c.BlockedUntilUtc <= now))))
                .ExecuteUpdateAsync(
                    u => u.SetProperty(c => c.Count, c => c.WindowStartUtc <= old ? 1 : c.Count + 1)
                        .SetProperty(c => c.WindowStartUtc, c => c.WindowStartUtc <= old ? now : c.WindowStartUtc),
                    cancellationToken);
            if (taken == 1)
            {
                return null;
            }

            var row = await counters.AsNoTracking().FirstOrDefaultAsync(c => c.Bucket == bucket.Hash, cancellationToken);
            if (row is not null)
            {
                return Wait(row, bucket, now);
            }

            if (await InsertAsync(db, bucket, now, cancellationToken) || attempt == Tries)
            {
                return null;
            }
        }
    }

    private async Task<bool> InsertAsync(KetNghiaDbContext db, GuessBucket bucket, DateTime now, CancellationToken cancellationToken)
    {
        var forgotten = now - (4 * Window);
        await db.Set<GuessCounter>().Where(c => c.WindowStartUtc < forgotten).ExecuteDeleteAsync(cancellationToken);
        db.Add(new GuessCounter(ids.New(), bucket.Hash, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private TimeSpan Wait(GuessCounter row, GuessBucket bucket, DateTime now)
    {
        var until = row.Count >= bucket.Limit ? row.WindowStartUtc + Window : now;
        until = row.BlockedUntilUtc > until ? row.BlockedUntilUtc.Value : until;
        var wait = until - now;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait;
    }

    private TimeSpan Delay(int count)
    {
        var over = count - options.Value.FreeGuesses;
        return over < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(1 << Math.Min(over, 20), options.Value.LongestDelaySeconds));
    }
}
