using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KetNghia.Data;

/// <summary>
/// Who writes to an embedded database waits here without a thread: the database's own wait blocks one for each writer, and
/// the one that holds the lock may then find none to go on with. Entered before a transaction begins (it begins as a
/// writer's) and before a change outside one; left when that has ended, whatever became of it. Readers pass by.
/// </summary>
internal sealed class SqliteWriteGate(IHttpContextAccessor requests) : IDbTransactionInterceptor, IDbCommandInterceptor
{
    /// <summary>As long as a connection waits for another process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ConditionalWeakTable<DbConnection, SqliteWriteGate> Gates = [];

    private readonly SemaphoreSlim _place = new(1, 1);
    private Holder? _holder;

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await EnterAsync(connection, eventData.TransactionId, cancellationToken);
        try
        {
            return result.HasResult
                ? result
                : InterceptionResult<DbTransaction>.SuppressWithResult(await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
        catch
        {
            Leave(connection);
            throw;
        }
    }

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        throw new NotSupportedException("Begin transactions asynchronously.");

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => LeaveAfter(eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveAfter(eventData);
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => LeaveAfter(eventData);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveAfter(eventData);
        return Task.CompletedTask;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw)
        {
            await EnterAsync(command.Connection!, null, cancellationToken);
        }

        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LeaveAfter(command);
        return new(result);
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => LeaveAfter(command);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveAfter(command);
        return Task.CompletedTask;
    }

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveAfter(command);
        return Task.CompletedTask;
    }

    /// <summary>A transaction is no more: one that is given up is neither committed nor rolled back for interceptors to see.</summary>
    public static void Ended(DbConnection connection, Guid transaction)
    {
        if (Gates.TryGetValue(connection, out var gate) && Volatile.Read(ref gate._holder)?.Transaction == transaction)
        {
            gate.Leave(connection);
        }
    }

    private async ValueTask EnterAsync(DbConnection connection, Guid? transaction, CancellationToken cancellationToken)
    {
        var holder = Volatile.Read(ref _holder);
        if (ReferenceEquals(holder?.Connection, connection))
        {
            return;
        }

        var request = requests.HttpContext;
        if (request is not null && ReferenceEquals(holder?.Request, request))
        {
            throw new InvalidOperationException("A request that is writing would wait for itself: it writes over a second connection.");
        }

        if (!await _place.WaitAsync(Patience, cancellationToken))
        {
            throw new DatabaseBusyException();
        }

        Volatile.Write(ref _holder, new Holder(connection, transaction, request));
        Gates.AddOrUpdate(connection, this);
        connection.StateChange += LeaveWhenClosed;
    }

    /// <summary>A change outside a transaction has ended.</summary>
    private void LeaveAfter(DbCommand command)
    {
        if (command.Transaction is null && command.Connection is { } connection && Volatile.Read(ref _holder)?.Transaction is null)
        {
            Leave(connection);
        }
    }

    private void LeaveAfter(TransactionEndEventData ended)
    {
        if (Volatile.Read(ref _holder) is { } holder && holder.Transaction == ended.TransactionId)
        {
            Leave(holder.Connection);
        }
    }

    private void LeaveWhenClosed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            Leave((DbConnection)sender);
        }
    }

    private void Leave(DbConnection connection)
    {
        var holder = Volatile.Read(ref _holder);
        if (ReferenceEquals(holder?.Connection, connection) && ReferenceEquals(Interlocked.CompareExchange(ref _holder, null, holder), holder))
        {
            connection.StateChange -= LeaveWhenClosed;
            _place.Release();
        }
    }

    private sealed record Holder(DbConnection Connection, Guid? Transaction, HttpContext? Request);
}
