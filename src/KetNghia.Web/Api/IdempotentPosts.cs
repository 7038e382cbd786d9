using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace KetNghia.Web.Api;

/// <summary>
/// <c>Idempotency-Key</c> of every API POST (I5): the first success is stored with its effects in one transaction and
/// given again to the same key; refusals are not kept. Runs after permission checks and inside the retry of conflicts.
/// </summary>
internal sealed class IdempotentPosts(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    public const string ReceiptHeader = "Receipt-Number";
    private const int LongestKey = 255;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!ApiEdge.IsApi(http) || AmbientFrame.Current.User is null || !CarriesBody(http.Request.Method))
        {
            await next(http);
            return;
        }

        if (http.Request.ContentLength is not (null or 0) && !http.Request.HasJsonContentType())
        {
            await ApiProblems.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, ApiProblems.NotJson);
            return;
        }

        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(http.Request.Method))
        {
            await next(http);
            return;
        }

        if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
        {
            await ApiProblems.WriteAsync(http, StatusCodes.Status400BadRequest, ApiProblems.BadKey);
            return;
        }

        await AnswerAsync(http, key);
    }

    private async Task AnswerAsync(HttpContext http, string key)
    {
        var store = http.RequestServices.GetRequiredService<SubmissionStore>();
        var pending = await PendingAsync(http, key);
        using var turn = await http.RequestServices.GetRequiredService<RunningSubmissions>().TakeTurnAsync(pending, http.RequestAborted);
        if (turn is null)
        {
            await ApiProblems.WriteAsync(http, StatusCodes.Status409Conflict, FrameworkErrors.SubmissionRunning);
        }
        else if (await store.FindAsync(pending, http.RequestAborted) is { } earlier)
        {
            await ReplayAsync(http, pending, earlier);
        }
        else
        {
            await RunAsync(http, store, pending);
        }
    }

    private async Task RunAsync(HttpContext http, SubmissionStore store, PendingSubmission pending)
    {
        var db = http.RequestServices.GetRequiredService<KetNghiaDbContext>();
        var outside = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        db.Submission = pending;
        Exception? refusal = null;
        try
        {
            await next(http);
            await FinishAsync(http, store, pending, held);
        }
        catch (Exception e)
        {
            await store.RollBackAsync();
            refusal = e;
        }
        finally
        {
            http.Response.Body = outside;
            db.Submission = null;
        }

        var refused = refusal is not null || http.Response.StatusCode is < 200 or >= 300;
        if (refused && await IsAnsweredAgainAsync(http, store, pending, refusal))
        {
            return;
        }

        held.Position = 0;
        await held.CopyToAsync(outside, http.RequestAborted);
    }

    /// <summary>The answer is sent only after effects and answer are committed together.</summary>
    private static async Task FinishAsync(HttpContext http, SubmissionStore store, PendingSubmission pending, MemoryStream held)
    {
        if (!pending.IsReserved)
        {
            return;
        }

        if (http.Response.StatusCode is < 200 or >= 300)
        {
            await store.RollBackAsync();
            return;
        }

        var body = Encoding.UTF8.GetString(held.GetBuffer(), 0, (int)held.Length);
        await store.CompleteAsync(
            pending, http.Response.StatusCode, http.Response.Headers.Location.ToString() is { Length: > 0 } location ? location : null,
            body.Length <= Submission.BodyLength ? body : null, CancellationToken.None);
        http.Response.Headers[ReceiptHeader] = pending.Receipt;
    }

    /// <summary>
    /// Whatever was refused here may have been refused because a copy at another node has done it meanwhile: its answer is
    /// in the transaction of what was met. Nothing is asked after a fault, which the retry or the error page answers.
    /// </summary>
    private static async Task<bool> IsAnsweredAgainAsync(HttpContext http, SubmissionStore store, PendingSubmission pending, Exception? refusal)
    {
        var isDuplicate = refusal is DuplicateSubmissionException;
        var mayBeAnswered = refusal is null or DuplicateSubmissionException || ApiProblems.Of(refusal) is not null;
        if (mayBeAnswered && await store.FindAsync(pending, http.RequestAborted) is { } earlier && (isDuplicate || earlier.Fingerprint == pending.Fingerprint))
        {
            http.Response.Clear();
            await ReplayAsync(http, pending, earlier);
            return true;
        }

        if (isDuplicate)
        {
            http.Response.Clear();
            await ApiProblems.WriteAsync(http, StatusCodes.Status409Conflict, FrameworkErrors.SubmissionRunning);
            return true;
        }

        if (refusal is not null)
        {
            ExceptionDispatchInfo.Throw(refusal);
        }

        return false;
    }

    private static async Task ReplayAsync(HttpContext http, PendingSubmission pending, SubmissionAnswer answer)
    {
        if (answer.Fingerprint != pending.Fingerprint)
        {
            await ApiProblems.WriteAsync(http, StatusCodes.Status422UnprocessableEntity, FrameworkErrors.SubmissionChanged);
            return;
        }

        http.Response.StatusCode = answer.StatusCode;
        http.Response.Headers[ReplayedHeader] = "true";
        http.Response.Headers[ReceiptHeader] = answer.Receipt;
        if (answer.Location is not null)
        {
            http.Response.Headers.Location = answer.Location;
        }

        if (!string.IsNullOrEmpty(answer.Body))
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(answer.Body, http.RequestAborted);
        }
    }

    private static async Task<PendingSubmission> PendingAsync(HttpContext http, string key)
    {
        http.Request.EnableBuffering(ApiEdge.LargestBody);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var address = http.Request.Path + http.Request.QueryString.Value;
        sha.AppendData(Encoding.UTF8.GetBytes(address + "\n"));
        http.Request.Body.Position = 0;
        sha.AppendData(await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted));
        http.Request.Body.Position = 0;
        var frame = AmbientFrame.Current;
        var form = "POST " + http.Request.Path;
        return new PendingSubmission(
            frame.Workspace?.TenantId ?? Guid.Empty, frame.User!.AccountId,
            form.Length <= Submission.FormLength ? form : form[..Submission.FormLength],
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key))), Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    private static bool CarriesBody(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method);
}
