using KetNghia.Web.Hosting;
using KetNghia.Web.Verbs;
using Microsoft.Data.Sqlite;

namespace KetNghia.Tests.TestBase;

/// <summary>
/// The verbs of an installation, run in the test's own process: starting another costs more than any of them.
/// <see cref="ProductProcess.RunAsync"/> runs the executable where a process of its own is the point.
/// </summary>
internal sealed class ProductVerbs(TestDatabase database)
{
    /// <summary>Settings beyond those every installation has; names as in a settings file.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>An installation with the embedded database in a folder; passwords are hashed quickly.</summary>
    public static Task<(int Code, string Output)> InAsync(string folder, params string[] args) =>
        RunAsync(new() { ["environment"] = "Test", ["KETNGHIA_DATA"] = folder, ["Security:PasswordIterations"] = "1000" }, args);

    public Task<(int Code, string Output)> RunAsync(params string[] args) => RunAsync(
        new(Settings)
        {
            ["environment"] = "Production",
            ["KETNGHIA_DATA"] = database.DataFolder,
            ["Database:Provider"] = database.Provider.ToString(),
            ["ConnectionStrings:Default"] = Settings.GetValueOrDefault("ConnectionStrings:Default", database.ConnectionString),
        },
        args);

    private static async Task<(int Code, string Output)> RunAsync(Dictionary<string, string> settings, string[] args)
    {
        // The files of a database may be others by now than those an idle connection holds open.
        SqliteConnection.ClearAllPools();
        using StringWriter output = new(), messages = new();
        var code = await CommandLine.RunAsync(
            args, (_, serving) => ProductHost.Build([.. settings.Select(s => $"--{s.Key}={s.Value}"), "--applicationName=KetNghia.Web", "--Serilog:MinimumLevel:Default=Fatal"], serving), new Terminal(output, messages));
        SqliteConnection.ClearAllPools();
        return (code, code == 0 ? output.ToString() : output.ToString() + messages);
    }
}
