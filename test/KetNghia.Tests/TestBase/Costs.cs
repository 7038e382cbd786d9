using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace KetNghia.Tests.TestBase;

/// <summary>
/// Notes how long the things took that tests borrow (host starts, seeds, clones, sweeps), for the list of the dearest at the
/// end of a run; one line "NAME, tab, milliseconds" in the file KETNGHIA_TEST_COSTS names, nothing without it.
/// </summary>
internal static class Costs
{
    private static readonly string? Target = Environment.GetEnvironmentVariable("KETNGHIA_TEST_COSTS") is { Length: > 0 } file ? file : null;
    private static readonly Lock Writing = new();

    public static async Task<T> OfAsync<T>(string what, Func<Task<T>> work)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            Note(what, Stopwatch.GetElapsedTime(begun));
        }
    }

    public static Task OfAsync(string what, Func<Task> work) => OfAsync(what, async () =>
    {
        await work();
        return 0;
    });

    /// <summary>What the runtime itself took: compiling, on whichever thread, and standing still to collect.</summary>
    public static void OfTheRuntime()
    {
        Note(string.Create(CultureInfo.InvariantCulture, $"runtime: {JitInfo.GetCompiledMethodCount()} methods compiled"), JitInfo.GetCompilationTime());
        Note("runtime: paused to collect", GC.GetTotalPauseDuration());
    }

    private static void Note(string what, TimeSpan took)
    {
        if (Target is not null)
        {
            lock (Writing)
            {
                File.AppendAllText(Target, string.Create(CultureInfo.InvariantCulture, $"{what}\t{took.TotalMilliseconds:F0}\n"));
            }
        }
    }
}
