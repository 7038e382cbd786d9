namespace KetNghia.Tests.TestBase;

/// <summary>Lets many people do something at the same moment.</summary>
internal static class Race
{
    /// <summary>All runners stand at the line before the first one starts; the answers come in the order of the runners.</summary>
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> run)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ready = new CountdownEvent(runners);
        var all = Enumerable.Range(0, runners).Select(runner => Task.Run(async () =>
        {
            ready.Signal();
            await start.Task;
            return await run(runner);
        })).ToList();
        await Task.Run(ready.Wait);
        start.SetResult();
        return await Task.WhenAll(all);
    }
}
