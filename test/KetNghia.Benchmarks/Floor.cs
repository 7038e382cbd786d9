using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using MySqlConnector;

namespace KetNghia.Benchmarks;

/// <summary>
/// The least one could do: no sign-in, no permission, no tenant, no framework of pages. Three hand-written statements
/// for what the page shows (rows, totals, tabs) and the page's own bytes, the cells of its 50 rows filled in.
/// </summary>
internal static class Floor
{
    private const string Rows = """
        SELECT p.Code, p.SponsorNames, p.ReceiverNames, p.State, p.FromOn, p.ToOn,
               COALESCE(SUM(c.PledgedDong), 0), COALESCE(SUM(c.GivenDong), 0), COALESCE(SUM(c.ReceivedDong), 0),
               COALESCE(SUM(c.OpenDiscrepancyCount), 0), COALESCE(SUM(c.AwaitingCount), 0), MAX(c.LastReceivedOn)
        FROM (SELECT * FROM Pair_Pairings WHERE TenantId = @tenant ORDER BY Code LIMIT 50) p
        LEFT JOIN Pair_Contributions c ON c.TenantId = p.TenantId AND c.PairingId = p.Id AND c.State <> 'Reversed'
        GROUP BY p.Id, p.Code, p.SponsorNames, p.ReceiverNames, p.State, p.FromOn, p.ToOn ORDER BY p.Code
        """;

    private const string Totals = """
        SELECT COUNT(*), (SELECT COALESCE(SUM(PledgedDong), 0) FROM Pair_Contributions WHERE TenantId = @tenant AND State <> 'Reversed'),
               (SELECT COALESCE(SUM(ReceivedDong), 0) FROM Pair_Contributions WHERE TenantId = @tenant AND State <> 'Reversed')
        FROM Pair_Pairings WHERE TenantId = @tenant
        """;

    /// <summary>The counts on the tabs of the page.</summary>
    private const string Tabs = """
        SELECT COUNT(*), SUM(p.State = 'Active'),
               SUM(p.State IN ('Assigned', 'Signed', 'Active') AND NOT EXISTS (SELECT 1 FROM Pair_Agreements a WHERE a.TenantId = p.TenantId AND a.PairingId = p.Id)),
               SUM(EXISTS (SELECT 1 FROM Pair_Contributions c WHERE c.TenantId = p.TenantId AND c.PairingId = p.Id AND c.AwaitingCount > 0)),
               SUM(EXISTS (SELECT 1 FROM Pair_Contributions c WHERE c.TenantId = p.TenantId AND c.PairingId = p.Id AND c.OpenDiscrepancyCount > 0)),
               SUM(p.State = 'Active' AND NOT EXISTS (SELECT 1 FROM Pair_Contributions c WHERE c.TenantId = p.TenantId AND c.PairingId = p.Id AND c.LastReceivedOn >= CURDATE() - INTERVAL 90 DAY)),
               SUM(p.State IN ('Assigned', 'Signed', 'Active') AND p.ToOn IS NOT NULL AND p.ToOn <= CURDATE() + INTERVAL 90 DAY)
        FROM Pair_Pairings p WHERE p.TenantId = @tenant
        """;

    public static async Task RunAsync(string connection, string url, string template)
    {
        var tenant = await FirstTenantAsync(connection);
        var rowsAt = template.IndexOf("<tbody", StringComparison.Ordinal);
        var rowsEnd = template.IndexOf("</tbody>", StringComparison.Ordinal);
        var (head, tail) = (template[..rowsAt], template[rowsEnd..]);
        var filler = new string(' ', Math.Max(0, ((rowsEnd - rowsAt) / 50) - 160));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/", async (HttpContext http) =>
        {
            await using var db = new MySqlConnection(connection);
            await db.OpenAsync();
            var html = new StringBuilder(template.Length + 8192).Append(head).Append("<tbody>");
            await RowsAsync(db, tenant, html, filler);
            await OneRowAsync(db, Totals, tenant, html);
            await OneRowAsync(db, Tabs, tenant, html);
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(html.Append(tail).ToString());
        });
        await app.RunAsync();
    }

    private static async Task RowsAsync(MySqlConnection db, Guid tenant, StringBuilder html, string filler)
    {
        await using var command = new MySqlCommand(Rows, db);
        command.Parameters.AddWithValue("@tenant", tenant);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            html.Append("<tr>");
            for (var i = 0; i < row.FieldCount; i++)
            {
                html.Append("<td>").Append(WebUtility.HtmlEncode(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))).Append("</td>");
            }

            html.Append(filler).Append("</tr>");
        }
    }

    private static async Task OneRowAsync(MySqlConnection db, string sql, Guid tenant, StringBuilder html)
    {
        await using var command = new MySqlCommand(sql, db);
        command.Parameters.AddWithValue("@tenant", tenant);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        html.Append("<!--");
        for (var i = 0; i < row.FieldCount; i++)
        {
            html.Append(' ').Append(row.GetValue(i));
        }

        html.Append(" -->");
    }

    private static async Task<Guid> FirstTenantAsync(string connection)
    {
        await using var db = new MySqlConnection(connection);
        await db.OpenAsync();
        await using var command = new MySqlCommand("SELECT TenantId FROM Pair_Pairings GROUP BY TenantId ORDER BY COUNT(*) DESC LIMIT 1", db);
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}

internal sealed class FloorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FloorProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    /// <inheritdoc cref="Shipped.Used"/>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<FloorProcess> StartAsync(string connection, string folder, string page)
    {
        var template = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(template, page);
        var url = "http://127.0.0.1:" + Shipped.FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["floor", connection, url, template]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        for (var tries = 0; tries < 500; tries++)
        {
            try
            {
                (await client.GetAsync(url)).EnsureSuccessStatusCode();
                return new FloorProcess(process, url + "/");
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The floor did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
