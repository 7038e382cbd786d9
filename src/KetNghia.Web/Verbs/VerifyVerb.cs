using System.Globalization;
using System.Text.Json;

namespace KetNghia.Web.Verbs;

internal sealed class VerifyVerb : IVerb
{
    public string Name => "verify";

    public string Usage => "verify [--json]         check every invariant of the stored data, read-only; exit 1 when one does not hold";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var result = await app.Services.GetRequiredService<Verifier>().RunAsync(
            cancellationToken, (id, count) => terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {count:#,0}")));
        if (args.Contains("--json"))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(result, VerifyJob.Json));
        }
        else
        {
            foreach (var invariant in result.Invariants)
            {
                terminal.Out.WriteLine($"{(invariant.Ok ? "ok  " : "FAIL")} {invariant.Id,-4} {invariant.Title} ({invariant.Checked} checked)");
                foreach (var note in invariant.Notes)
                {
                    terminal.Out.WriteLine("     note " + note);
                }

                foreach (var failure in invariant.Failures)
                {
                    terminal.Out.WriteLine("       " + failure);
                }
            }
        }

        return result.Ok ? 0 : 1;
    }
}
