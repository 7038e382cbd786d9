using System.Data.Common;
using System.Diagnostics;
using System.Net;
using KetNghia.Data;
using Microsoft.AspNetCore.DataProtection;

namespace KetNghia.Web.Hosting;

/// <summary>What production must not be started with. Says what to change; nothing is served.</summary>
internal static class StartupChecks
{
    /// <summary>The first version whose cookies cannot be forged (CVE-2026-40372).</summary>
    public static readonly Version SafeDataProtection = new(10, 0, 7);

    public static void Run(WebApplication app)
    {
        var problem = DataProtectionProblem(VersionOf(typeof(DataProtectionOptions)))
            ?? (app.Environment.IsProduction() ? DatabaseProblem(app.Services.GetRequiredService<DatabaseOptions>()) : null);
        if (problem is not null)
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>After the schema is there and before anything is protected.</summary>
    public static void RunKeys(IServiceProvider services)
    {
        try
        {
            if (services.GetRequiredService<KeyRingCheck>().Problem() is { } problem)
            {
                throw new InvalidOperationException(problem);
            }
        }
        catch (Exception e) when (e is DbException || DatabaseErrors.IsUnavailable(e))
        {
            // Nobody can say yet; pages answer 503 until the database is there, and a key in clear is not stored beside protected ones.
        }
    }

    public static string? DataProtectionProblem(Version loaded) => loaded < SafeDataProtection
        ? $"Microsoft.AspNetCore.DataProtection {loaded} is older than {SafeDataProtection}: install a newer ASP.NET Core runtime."
        : null;

    /// <summary>A database reached over a network needs a user of its own, a password and a line that proves who answers.</summary>
    public static string? DatabaseProblem(DatabaseOptions options)
    {
        if (options.Provider != DatabaseProvider.MySql)
        {
            return null;
        }

        var connection = new DbConnectionStringBuilder { ConnectionString = options.ConnectionString };
        if (IsLocal(Value(connection, "Server", "Host", "Data Source", "DataSource", "Address", "Addr", "Network Address")))
        {
            return null;
        }

        return string.Equals(Value(connection, "User ID", "UserID", "Username", "User Name", "Uid", "User"), "root", StringComparison.OrdinalIgnoreCase)
            ? "Production does not use the database's root user: create a user for this product."
            : Value(connection, "Password", "Pwd").Length == 0
                ? "Production does not use a database without a password."
                : !Value(connection, "SslMode", "SSL Mode", "Ssl-Mode").StartsWith("Verify", StringComparison.OrdinalIgnoreCase)
                    ? "Production reaches a database on another machine only with SslMode=VerifyFull (or VerifyCA)."
                    : null;
    }

    private static Version VersionOf(Type type)
    {
        var file = FileVersionInfo.GetVersionInfo(type.Assembly.Location);
        return new Version(file.FileMajorPart, file.FileMinorPart, file.FileBuildPart);
    }

    /// <summary>A socket file or this machine.</summary>
    private static bool IsLocal(string server) =>
        server.StartsWith('/') || server.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));

    private static string Value(DbConnectionStringBuilder connection, params string[] names) =>
        names.Select(n => connection.TryGetValue(n, out var value) ? value.ToString() : null).FirstOrDefault(v => v is not null) ?? "";
}
