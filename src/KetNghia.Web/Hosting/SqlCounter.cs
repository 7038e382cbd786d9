using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>Counts the database commands of a request; the environment "Test" answers with them in a header.</summary>
internal sealed class SqlCounter(IHttpContextAccessor accessor) : DbCommandInterceptor
{
    public const string Header = "X-Kn-Sql";
    public const string EnvironmentName = "Test";
    private static readonly object Key = new();

    public static void Use(WebApplication app)
    {
        if (!app.Environment.IsEnvironment(EnvironmentName))
        {
            return;
        }

        app.Use((http, next) =>
        {
            var count = new Count();
            http.Items[Key] = count;
            http.Response.OnStarting(() =>
            {
                http.Response.Headers[Header] = count.Value.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add();
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Add();
        return new(result);
    }

    private void Add()
    {
        if (accessor.HttpContext?.Items[Key] is Count count)
        {
            count.Value++;
        }
    }

    private sealed class Count
    {
        public int Value { get; set; }
    }
}
