using System.Net;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>People who confirm deliveries one after another, each with a photo nobody has sent before.</summary>
internal sealed class BackupLoad
{
    private const int Lines = 3;
    private readonly CancellationTokenSource _over = new();
    private readonly TestData _data;
    private readonly PairingScene _scene;
    private readonly Guid _pairing;
    private Task _lines = Task.CompletedTask;
    private int _begun;
    private int _made;

    private BackupLoad(TestData data, PairingScene scene, Guid pairing) => (_data, _scene, _pairing) = (data, scene, pairing);

    /// <summary>Confirmations that were answered.</summary>
    public int Made => Volatile.Read(ref _made);

    public static async Task<BackupLoad> BeginAsync(TestHost host)
    {
        var data = new TestData(host);
        var scene = await data.CreateSceneAsync();
        var load = new BackupLoad(data, scene, await data.CreateActivePairingAsync(scene));
        load._lines = Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => Task.Run(load.LineAsync)));
        return load;
    }

    public async Task UntilAsync(int made)
    {
        while (Made < made && !_lines.IsCompleted)
        {
            await Task.Delay(10);
        }

        if (_lines.IsCompleted)
        {
            await _lines;
        }
    }

    public async Task EndAsync()
    {
        await _over.CancelAsync();
        await _lines;
        _over.Dispose();
    }

    private async Task LineAsync()
    {
        using var visitor = await _data.VisitAsync(_scene.Commune);
        while (!_over.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _begun);
            var contribution = await AgainAsync(() => _data.PledgeAsync(_scene, _pairing));
            var delivery = await AgainAsync(() => _data.HandOverAsync(_scene, contribution, 100));
            var form = (await visitor.OpenAsync(_scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"))).MainForm;
            var answer = await visitor.SubmitAsync(
                form, [("Input.Figure", "100"), ("Input.Note", "Đếm tại chỗ")], [new Upload("Files", $"anh-{number}.jpg", "image/jpeg", Samples.Picture(width: 300 + number))]);
            answer.Status.ShouldBe(HttpStatusCode.Found, answer.Text);
            Interlocked.Increment(ref _made);
        }
    }

    /// <summary>What the front door does when writers stand in each other's way.</summary>
    private static async Task<Guid> AgainAsync(Func<Task<Guid>> write)
    {
        while (true)
        {
            try
            {
                return await write();
            }
            catch (TransientConflictException)
            {
                // Nothing was written.
            }
        }
    }
}
