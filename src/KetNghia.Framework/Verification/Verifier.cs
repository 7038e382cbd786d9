using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Framework.Verification;

public sealed record InvariantResult(string Id, string Title, bool Ok, long Checked, IReadOnlyList<string> Failures, IReadOnlyList<string> Notes);

public sealed record VerificationResult(bool Ok, IReadOnlyList<InvariantResult> Invariants);

/// <summary>Checks every invariant of every module, one after the other, and changes nothing.</summary>
public sealed class Verifier(IServiceScopeFactory scopes, ITexts texts, ILogger<Verifier> logger)
{
    /// <param name="progress">Told the id of the invariant at work and how much of it has been checked.</param>
    public async Task<VerificationResult> RunAsync(CancellationToken cancellationToken, Action<string, long>? progress = null)
    {
        List<Type> types;
        await using (var scope = scopes.CreateAsyncScope())
        {
            types = [.. scope.ServiceProvider.GetServices<IInvariant>().OrderBy(i => Number(i.Id)).ThenBy(i => i.Id, StringComparer.Ordinal).Select(i => i.GetType())];
        }

        var results = new List<InvariantResult>();
        foreach (var type in types)
        {
            await using var scope = scopes.CreateAsyncScope();
            using (AmbientFrame.Push(AmbientFrame.Empty))
            {
                results.Add(await CheckAsync(scope.ServiceProvider.GetServices<IInvariant>().First(i => i.GetType() == type), progress, cancellationToken));
            }
        }

        return new VerificationResult(results.TrueForAll(r => r.Ok), results);
    }

    /// <summary>An invariant that cannot be checked does not hold.</summary>
    private async Task<InvariantResult> CheckAsync(IInvariant invariant, Action<string, long>? progress, CancellationToken cancellationToken)
    {
        progress?.Invoke(invariant.Id, 0);
        var report = new InvariantReport(count => progress?.Invoke(invariant.Id, count));
        try
        {
            await invariant.CheckAsync(report, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Invariant {Invariant} could not be checked", invariant.Id);
            report.Fail("not checked: " + e.GetType().Name);
        }

        return new InvariantResult(invariant.Id, texts["Invariant." + invariant.Id], report.Failed == 0, report.Checked, report.Failures, report.Notes);
    }

    private static int Number(string id) => int.TryParse(string.Concat(id.Where(char.IsAsciiDigit)), out var number) ? number : int.MaxValue;
}
