using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KetNghia.Framework.Verification;

/// <summary>Kiểm chứng hằng đêm: the verb <c>verify</c> as a job; its result is kept with the job.</summary>
public sealed class VerifyJob(Verifier verifier, IFileStore store) : IJobHandler
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Name => "Framework.Verify";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var result = await verifier.RunAsync(cancellationToken);
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(result, Json));
        var stored = await store.SaveAsync(content, cancellationToken);
        await context.ResultAsync(stored.Sha256, "verify.json", "application/json", cancellationToken);
        var failed = result.Invariants.Count(i => !i.Ok);
        await context.MessageAsync(
            failed == 0 ? "Job.Framework.Verify.Ok" : "Job.Framework.Verify.Failed", cancellationToken,
            (failed == 0 ? result.Invariants.Count : failed).ToString(CultureInfo.InvariantCulture));
    }
}
