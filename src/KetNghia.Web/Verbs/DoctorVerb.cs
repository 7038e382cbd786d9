using System.Data.Common;
using System.Text.Json;
using KetNghia.Data;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Verbs;

/// <summary>What this installation really runs with: effective security options, loaded versions, database and folders. No secret is printed.</summary>
internal sealed class DoctorVerb : IVerb
{
    public string Name => "doctor";

    public string Usage => "doctor [--json]         effective security options, loaded versions, database, folders; exit 1 when something is wrong";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, string>();
        var problems = new List<string>();
        var advice = new List<string>();
        Versions(facts, problems);
        Security(app.Services, facts);
        Folders(app, facts, problems);
        Sealing(app.Services, facts, problems);
        BackupFacts.Add(app.Services, facts, problems, advice);
        await DatabaseAsync(app.Services, facts, problems, cancellationToken);
        Keys(app.Services, facts, problems, advice);
        if (args.Contains("--json"))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new { ok = problems.Count == 0, problems, advice, facts }, VerifyJob.Json));
        }
        else
        {
            facts.ToList().ForEach(f => terminal.Out.WriteLine($"{f.Key,-34} {f.Value}"));
            advice.ForEach(a => terminal.Out.WriteLine("ADVICE " + a));
            problems.ForEach(p => terminal.Out.WriteLine("PROBLEM " + p));
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private static void Versions(Dictionary<string, string> facts, List<string> problems)
    {
        facts["version"] = typeof(DoctorVerb).Assembly.GetName().Version!.ToString(3);
        facts["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;
        facts["operating system"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription;
        foreach (var assembly in new[] { typeof(DataProtectionOptions).Assembly, typeof(DbContext).Assembly, typeof(CookieAuthenticationOptions).Assembly, typeof(UserManager<>).Assembly })
        {
            facts["assembly " + assembly.GetName().Name] = FileVersion(assembly).ToString();
        }

        if (StartupChecks.DataProtectionProblem(FileVersion(typeof(DataProtectionOptions).Assembly)) is { } old)
        {
            problems.Add(old);
        }
    }

    private static Version FileVersion(System.Reflection.Assembly assembly)
    {
        var file = System.Diagnostics.FileVersionInfo.GetVersionInfo(assembly.Location);
        return new Version(file.FileMajorPart, file.FileMinorPart, file.FileBuildPart);
    }

    private static void Security(IServiceProvider services, Dictionary<string, string> facts)
    {
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Session");
        facts["cookie session"] = $"{cookie.Cookie.Name} HttpOnly={cookie.Cookie.HttpOnly} Secure={cookie.Cookie.SecurePolicy} SameSite={cookie.Cookie.SameSite}";
        var form = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;
        facts["cookie form"] = form.Cookie.Name ?? "";
        var policy = services.GetRequiredService<IOptions<CookiePolicyOptions>>().Value;
        facts["cookie policy"] = $"Secure={policy.Secure} HttpOnly={policy.HttpOnly} MinimumSameSite={policy.MinimumSameSitePolicy}";
        var identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        facts["password length"] = identity.Password.RequiredLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var kestrel = services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        facts["request limit"] = $"{kestrel.Limits.MaxRequestBodySize} bytes, Server header={kestrel.AddServerHeader}";
        facts["form limit"] = services.GetRequiredService<IOptions<FormOptions>>().Value.MultipartBodyLengthLimit + " bytes";
        facts["strict transport security"] = services.GetRequiredService<IHostEnvironment>().IsProduction() ? "max-age=31536000; includeSubDomains" : "off outside Production";
    }

    private static void Keys(IServiceProvider services, Dictionary<string, string> facts, List<string> problems, List<string> advice)
    {
        KeyRingState state;
        try
        {
            state = services.GetRequiredService<KeyRingCheck>().Read();
        }
        catch (Exception e) when (e is DbException || DatabaseErrors.IsUnavailable(e))
        {
            facts["data-protection keys"] = "unknown";
            return;
        }

        facts["data-protection keys"] = $"{state.Protected} protected, {state.Clear} in clear, {state.Unreadable} unreadable; new ones are {(state.IsProtecting ? "protected" : "in clear")}";
        if (state.Unreadable > 0)
        {
            problems.Add(KeyRingCheck.Unreadable(state.Unreadable));
        }

        if (!state.IsProtecting)
        {
            advice.Add($"no key outside the database protects the data-protection keys: set {KeyProtection.KeyFile} or {KeyProtection.CertificatePath}");
        }
        else if (state.Clear > 0)
        {
            advice.Add($"{state.Clear} data-protection keys were stored in clear before one was given; they go on working, and old copies of the database hold them");
        }
    }

    private static void Folders(WebApplication app, Dictionary<string, string> facts, List<string> problems)
    {
        facts["environment"] = app.Environment.EnvironmentName;
        facts["demo mode"] = app.Configuration.GetValue("Demo:Enabled", false) ? "on" : "off";
        var data = app.Services.GetRequiredService<DataFolder>();
        facts["data folder"] = data.Path;
        if (!ReadyCheck.IsWritable(data))
        {
            problems.Add("the data folder is not writable");
        }
    }

    /// <summary>Without a digest outside, whoever can write the database can write the whole chain anew.</summary>
    private static void Sealing(IServiceProvider services, Dictionary<string, string> facts, List<string> problems)
    {
        var options = services.GetRequiredService<IOptions<SealOptions>>().Value;
        facts["sealing"] = options.Enabled ? $"every {options.Interval.TotalSeconds:0} s" : "off";
        facts["digest file"] = string.IsNullOrWhiteSpace(options.DigestFile) ? "none: set Sealing:DigestFile to a file outside the data folder" : options.DigestFile;
        if (!options.Enabled || options.Interval > SealOptions.Window - SealOptions.Settle)
        {
            problems.Add($"the log is not sealed within {SealOptions.Window.TotalSeconds:0} s: set Sealing:Enabled and Sealing:Interval");
        }

        var data = System.IO.Path.GetFullPath(services.GetRequiredService<DataFolder>().Path) + System.IO.Path.DirectorySeparatorChar;
        if (options.DigestFile is { Length: > 0 } file && System.IO.Path.GetFullPath(file).StartsWith(data, StringComparison.Ordinal))
        {
            problems.Add("Sealing:DigestFile lies inside the data folder: whoever changes the data can change it too");
        }
    }

    private static async Task DatabaseAsync(IServiceProvider services, Dictionary<string, string> facts, List<string> problems, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        facts["database provider"] = options.Provider.ToString();
        try
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
            await db.Database.OpenConnectionAsync(cancellationToken);
            var connection = db.Database.GetDbConnection();
            facts["database version"] = connection.ServerVersion;
            foreach (var (name, sql) in options.Provider == DatabaseProvider.Sqlite ? SqliteFacts : MySqlFacts)
            {
                facts["database " + name] = await ScalarAsync(connection, sql, cancellationToken);
            }

            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            facts["database pending migrations"] = pending.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (pending > 0)
            {
                problems.Add("migrations are pending: run the verb migrate");
            }
        }
        catch (DbException e)
        {
            problems.Add("the database cannot be reached: " + e.GetType().Name);
        }
    }

    private static (string Name, string Sql)[] SqliteFacts =>
        [("journal", "PRAGMA journal_mode"), ("synchronous", "PRAGMA synchronous"), ("foreign keys", "PRAGMA foreign_keys"), ("isolation", "SELECT 'serializable'")];

    private static (string Name, string Sql)[] MySqlFacts =>
    [
        ("isolation", "SELECT @@session.tx_isolation"),
        ("flush at commit", "SELECT @@innodb_flush_log_at_trx_commit"),
        ("sync binlog", "SELECT @@sync_binlog"),
        ("sql mode", "SELECT @@sql_mode"),
        ("character set", "SELECT @@character_set_database"),
    ];

    private static async Task<string> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }
        catch (DbException)
        {
            return "unknown to this server";
        }
    }
}
