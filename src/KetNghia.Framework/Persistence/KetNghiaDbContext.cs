using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Persistence;

/// <summary>
/// The one context of the product. It holds no state of its own between requests: tenant and scope are read from the
/// ambient frame whenever a query is compiled into parameters, so pooling is safe.
/// </summary>
public abstract class KetNghiaDbContext : DbContext
{
    private readonly IServiceProvider _root;
    private bool _isLent;

    protected KetNghiaDbContext(DbContextOptions options)
        : base(options)
    {
        _root = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider
            ?? throw new InvalidOperationException("The context needs the application's service provider.");
    }

    /// <summary>The submission this unit of work answers, if any; written in the same transaction as its effects.</summary>
    public PendingSubmission? Submission { get; set; }

    internal Guid CurrentTenantId => AmbientFrame.Current.TenantId ?? Guid.Empty;

    internal bool IsScopeFree => AmbientFrame.Current.Scope is null;

    internal List<Guid> ScopeUnitIds => [.. AmbientFrame.Current.Scope?.UnitIds ?? []];

    internal IClock Clock => _root.GetRequiredService<IClock>();

    internal IIdGenerator Ids => _root.GetRequiredService<IIdGenerator>();

    /// <summary>
    /// Opens the transaction of this unit early: needed before a conditional <c>ExecuteUpdate</c> that must stand or
    /// fall with the following <c>SaveChanges</c>.
    /// </summary>
    public async Task<IUnit> BeginUnitAsync(CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return NestedUnit.Instance;
        }

        var transaction = await Database.BeginTransactionAsync(cancellationToken);
        if (Submission is { IsReserved: false } submission)
        {
            await ReserveAsync(submission, cancellationToken);
            return NestedUnit.Instance;
        }

        return new OwnUnit(transaction);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            await ScopeGuard.CheckAsync(this, cancellationToken);
            WriteGuard.Apply(this);
            // Whoever saves has done what the form asked, also when everything stood so already.
            if (Submission is { IsReserved: false } submission)
            {
                if (Database.CurrentTransaction is null)
                {
                    await Database.BeginTransactionAsync(cancellationToken);
                }

                await ReserveAsync(submission, cancellationToken);
            }

            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && RecordRace.IsLost(this, e))
        {
            throw new DbUpdateConcurrencyException(e.Message);
        }
        catch (Exception e) when (DatabaseErrors.IsTransient(e))
        {
            throw new TransientConflictException(e);
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>From the pool into the hands of one scope.</summary>
    public void Lend()
    {
        Submission = null;
        _isLent = true;
    }

    /// <summary>Whether the connection stays open for the whole of a scope and ends with it.</summary>
    protected virtual bool KeepsConnection => false;

    /// <summary>A pooled context goes on with whatever was left open, and nobody is told that it ended: it is closed here.</summary>
    public override void Dispose()
    {
        if (TakeOpen() is { } open)
        {
            Database.CurrentTransaction?.Dispose();
            open.Close();
        }

        base.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        if (TakeOpen() is { } open)
        {
            await (Database.CurrentTransaction?.DisposeAsync() ?? ValueTask.CompletedTask);
            await open.CloseAsync();
        }

        await base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KetNghiaDbContext).Assembly);
        foreach (var assembly in _root.GetRequiredService<ModuleSet>().All.Select(m => m.GetType().Assembly).Distinct())
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        ModelConventions.Apply(modelBuilder, this);
    }

    /// <summary>The connection, when it is given back open or in the midst of a transaction.</summary>
    private DbConnection? TakeOpen()
    {
        var connection = _isLent ? Database.GetDbConnection() : null;
        _isLent = false;
        return connection?.State is null or ConnectionState.Closed || (KeepsConnection && Database.CurrentTransaction is null) ? null : connection;
    }

    /// <summary>
    /// The key must be taken first and alone: the row must fail before any effect is written. Racing copies block here
    /// on the unique key until the first one has committed.
    /// </summary>
    private async Task ReserveAsync(PendingSubmission submission, CancellationToken cancellationToken)
    {
        var row = submission.ToRow(Ids.New(), Clock.UtcNow);
        try
        {
            await SubmissionSql.InsertAsync(this, row, cancellationToken);
        }
        catch (Exception e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new DuplicateSubmissionException();
        }
        catch (Exception e) when (DatabaseErrors.IsTransient(e))
        {
            throw new TransientConflictException(e);
        }

        submission.MarkReserved(row.Id);
    }

    private sealed class OwnUnit(IDbContextTransaction transaction) : IUnit
    {
        public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

        public ValueTask DisposeAsync() => transaction.DisposeAsync();
    }

    /// <summary>The outer unit (the request's submission) commits.</summary>
    private sealed class NestedUnit : IUnit
    {
        public static readonly NestedUnit Instance = new();

        public Task CommitAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A transaction that is committed by whoever opened it; committing inside an outer one is left to the outer.</summary>
public interface IUnit : IAsyncDisposable
{
    Task CommitAsync(CancellationToken cancellationToken);
}
