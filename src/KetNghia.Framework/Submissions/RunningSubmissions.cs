namespace KetNghia.Framework.Submissions;

/// <summary>
/// Copies of one submission take turns in this process: the second looks for the first one's answer only when that has
/// ended, so its checks never meet what the first has half done. Waits hold neither thread nor connection. Copies at
/// another node meet at the unique key, or look once more before they refuse.
/// </summary>
public sealed class RunningSubmissions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<(Guid, Guid, string, string), Line> _lines = [];

    /// <summary>Submissions on their way, copies counted once; none is kept when nobody waits or works.</summary>
    internal int Count
    {
        get
        {
            lock (_lines)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>Waits for the copies that came earlier; null when they take too long. Dispose it when the outcome is stored.</summary>
    public async Task<IDisposable?> TakeTurnAsync(PendingSubmission submission, CancellationToken cancellationToken)
    {
        var key = (submission.WorkspaceTenantId, submission.AccountId, submission.Form, submission.Key);
        var line = Join(key);
        var arrived = false;
        try
        {
            arrived = await line.Place.WaitAsync(Patience, cancellationToken);
            return arrived ? new Turn(this, key, line) : null;
        }
        finally
        {
            if (!arrived)
            {
                Quit(key, line);
            }
        }
    }

    private Line Join((Guid, Guid, string, string) key)
    {
        lock (_lines)
        {
            if (!_lines.TryGetValue(key, out var line))
            {
                _lines.Add(key, line = new Line());
            }

            line.Length++;
            return line;
        }
    }

    private void Quit((Guid, Guid, string, string) key, Line line)
    {
        lock (_lines)
        {
            if (--line.Length == 0)
            {
                _lines.Remove(key);
            }
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Place { get; } = new(1, 1);

        public int Length { get; set; }
    }

    private sealed class Turn(RunningSubmissions running, (Guid, Guid, string, string) key, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Place.Release();
            running.Quit(key, line);
        }
    }
}
