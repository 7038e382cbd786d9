using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using MySqlConnector;

namespace KetNghia.Data.Backups;

/// <summary>The client programs of the database server. The password goes by the environment: command lines can be read by everybody.</summary>
internal static class MySqlTools
{
    public const string Dump = "mariadb-dump";
    private const string Client = "mariadb";
    private const string Password = "MYSQL_PWD";

    private static readonly string[] DumpOptions =
    [
        "--single-transaction", "--quick", "--hex-blob", "--no-tablespaces", "--skip-triggers", "--skip-add-locks", "--skip-lock-tables", "--no-autocommit",
        "--skip-dump-date", "--default-character-set=utf8mb4",
    ];

    public static string? Missing()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return new[] { Dump, Client }.FirstOrDefault(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool))));
    }

    /// <param name="read">Takes the dump while it is made.</param>
    public static Task DumpAsync(MySqlConnectionStringBuilder server, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken) =>
        RunAsync(Dump, server, DumpOptions, (process, token) => read(process.StandardOutput.BaseStream, token), cancellationToken);

    /// <param name="write">Gives the dump.</param>
    public static Task LoadAsync(MySqlConnectionStringBuilder server, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        RunAsync(Client, server, ["--batch", "--default-character-set=utf8mb4"], async (process, token) =>
        {
            await write(process.StandardInput.BaseStream, token);
            process.StandardInput.Close();
        }, cancellationToken);

    private static async Task RunAsync(
        string tool, MySqlConnectionStringBuilder server, string[] options, Func<Process, CancellationToken, Task> pass, CancellationToken cancellationToken)
    {
        using var process = Start(tool, server, options);
        var said = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await pass(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested && process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            // It went away while it was given something: what it said tells why.
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        if (process.ExitCode != 0)
        {
            throw new BusinessException(BackupErrors.ToolFailed).With("tool", tool).With("message", (await said).Trim());
        }
    }

    private static Process Start(string tool, MySqlConnectionStringBuilder server, string[] options)
    {
        var start = new ProcessStartInfo(tool, ["--no-defaults", .. Address(server), .. options, server.Database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Password] = server.Password;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BusinessException(BackupErrors.ToolMissing).With("tool", tool);
        }
    }

    private static IEnumerable<string> Address(MySqlConnectionStringBuilder server)
    {
        yield return "--user=" + server.UserID;
        if (server.ConnectionProtocol == MySqlConnectionProtocol.UnixSocket || server.Server.StartsWith('/'))
        {
            yield return "--socket=" + server.Server;
        }
        else
        {
            // The first of several: a dump comes from one server.
            yield return "--protocol=tcp";
            yield return "--host=" + server.Server.Split(',')[0].Trim();
            yield return "--port=" + server.Port.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var option in Security(server))
        {
            yield return option;
        }
    }

    private static IEnumerable<string> Security(MySqlConnectionStringBuilder server) => server.SslMode switch
    {
        MySqlSslMode.None => ["--skip-ssl"],
        MySqlSslMode.Preferred => [],
        MySqlSslMode.Required => ["--ssl", .. Files(server)],
        _ => ["--ssl", "--ssl-verify-server-cert", .. Files(server)],
    };

    private static IEnumerable<string> Files(MySqlConnectionStringBuilder server) =>
        new[] { ("--ssl-ca=", server.SslCa), ("--ssl-cert=", server.SslCert), ("--ssl-key=", server.SslKey) }
            .Where(option => !string.IsNullOrEmpty(option.Item2)).Select(option => option.Item1 + option.Item2);
}
