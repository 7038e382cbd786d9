using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KetNghia.Tests.TestBase;

/// <summary>Every SQL command of a host; those of one request are found again by the number its visitor gave it.</summary>
public sealed class SqlLog : DbCommandInterceptor, IStartupFilter
{
    public const string RequestHeader = "X-Test-Request";

    private static readonly AsyncLocal<Work?> Current = new();
    private readonly ConcurrentDictionary<string, Work> _requests = new();
    private int _count;

    /// <summary>Commands since the host started, background work included.</summary>
    public int Count => _count;

    public IReadOnlyList<string> Of(string request) => _requests.TryGetValue(request, out var work) ? [.. work.Commands] : [];

    /// <summary>How many rows a request took from the database.</summary>
    public int RowsOf(string request) => _requests.TryGetValue(request, out var work) ? work.Rows : 0;

    public void Clear() => _requests.Clear();

    /// <summary>Those of work that is no request.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> work)
    {
        var asked = new Work();
        Current.Value = asked;
        await work();
        return [.. asked.Commands];
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, proceed) =>
        {
            if (http.Request.Headers[RequestHeader].ToString() is { Length: > 0 } request)
            {
                Current.Value = _requests.GetOrAdd(request, _ => new());
            }

            await proceed();
        });
        next(app);
    };

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Record(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Current.Value?.Add(eventData.ReadCount);
        return result;
    }

    private void Record(DbCommand command)
    {
        Interlocked.Increment(ref _count);
        Current.Value?.Commands.Enqueue(command.CommandText);
    }

    private sealed class Work
    {
        private int _rows;

        public ConcurrentQueue<string> Commands { get; } = new();

        public int Rows => _rows;

        public void Add(int rows) => Interlocked.Add(ref _rows, rows);
    }
}
