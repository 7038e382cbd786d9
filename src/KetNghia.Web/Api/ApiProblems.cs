using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Localization;

namespace KetNghia.Web.Api;

/// <summary>Every refusal of the API as problem+json with a stable code; never a stack trace, never a page.</summary>
internal static class ApiProblems
{
    public const string InvalidBody = "Api.InvalidBody";
    public const string InvalidInput = "Api.InvalidInput";
    public const string NotJson = "Api.NotJson";
    public const string TooLarge = "Api.TooLarge";
    public const string BadKey = "Api.BadIdempotencyKey";
    public const string NotFound = "Api.NotFound";
    public const string NotAllowed = "Api.NotAllowed";
    public const string SignIn = "Api.TokenNeeded";
    public const string WrongMethod = "Api.WrongMethod";
    public const string TooMany = "Api.TooManyRequests";
    public const string Unavailable = "Api.Unavailable";
    public const string Failed = "Api.Failed";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>Null for what is not a refusal but a fault.</summary>
    public static (int Status, string Code, IReadOnlyDictionary<string, object?> Values, IReadOnlyDictionary<string, string[]>? Errors)? Of(Exception exception)
    {
        var none = new Dictionary<string, object?>();
        return exception switch
        {
            BusinessException e => (e.Kind.Status(), e.Code, e.Values, null),
            ApiInputException e => (StatusCodes.Status422UnprocessableEntity, InvalidInput, none, e.Errors),
            RecordNotFoundException => (StatusCodes.Status404NotFound, NotFound, none, null),
            DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, FrameworkErrors.ChangedMeanwhile, none, null),
            DbUpdateException e when DatabaseErrors.IsUniqueViolation(e) => (StatusCodes.Status409Conflict, FrameworkErrors.Duplicate, none, null),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, TooLarge, none, null),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => (StatusCodes.Status415UnsupportedMediaType, NotJson, none, null),
            BadHttpRequestException { InnerException: UnreadableTextException e } => Unreadable(e),
            UnreadableTextException e => Unreadable(e),
            BadHttpRequestException e => (StatusCodes.Status400BadRequest, InvalidBody,
                new Dictionary<string, object?> { ["place"] = (e.InnerException as JsonException)?.Path ?? "$" }, null),
            JsonException e => (StatusCodes.Status400BadRequest, InvalidBody, new Dictionary<string, object?> { ["place"] = e.Path ?? "$" }, null),
            _ => null,
        };
    }

    private static (int Status, string Code, IReadOnlyDictionary<string, object?> Values, IReadOnlyDictionary<string, string[]>? Errors) Unreadable(UnreadableTextException e) =>
        (StatusCodes.Status422UnprocessableEntity, InvalidInput, new Dictionary<string, object?>(), new Dictionary<string, string[]> { [e.Field] = [e.Told] });

    public static int FaultStatus(Exception exception) =>
        exception is TransientConflictException || DatabaseErrors.IsUnavailable(exception) || Chain(exception).Any(e => e is DbException)
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;

    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => InvalidBody,
        StatusCodes.Status401Unauthorized => SignIn,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => WrongMethod,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        StatusCodes.Status429TooManyRequests => TooMany,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => Failed,
    };

    public static Task WriteAsync(
        HttpContext http, int status, string code, IReadOnlyDictionary<string, object?>? values = null, IReadOnlyDictionary<string, string[]>? errors = null,
        BusinessException? refusal = null)
    {
        // Outside the localization middleware the language is not set any more.
        CultureInfo.CurrentUICulture = http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? Vietnamese;
        var texts = http.RequestServices.GetRequiredService<ITexts>();
        var detail = texts.Fill("Error." + code, Filled(http, code, values, texts));
        var problem = new ApiProblem(
            "urn:ketnghia:error:" + code, TitleOf(texts, status, detail), status, detail, code, errors ?? ByField(http, refusal, texts),
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        http.Response.StatusCode = status;
        http.Items[ErrorPages.CodeKey] = code;
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, ApiGroup.ProblemType);
    }

    /// <summary>All that is wrong at once; a refusal that is about no field says all it has to say as its detail.</summary>
    private static Dictionary<string, string[]>? ByField(HttpContext http, BusinessException? refusal, ITexts texts)
    {
        if (refusal is null or { Field: null, Others.Count: 0 })
        {
            return null;
        }

        var names = http.GetEndpoint()?.Metadata.GetMetadata<ApiFieldNames>()?.Names;
        return refusal.Others.Prepend(refusal)
            .GroupBy(fault => NameOf(fault.Field, names), fault => texts.Error(fault))
            .ToDictionary(fault => fault.Key, fault => fault.Distinct().ToArray());
    }

    private static string NameOf(string? field, IReadOnlyDictionary<string, string>? names)
    {
        // An operation of the API that names a place of the body itself: "figures[2].first".
        if (field is { Length: > 0 } place && char.IsLower(place[0]) && place.Contains('['))
        {
            return string.Join('.', place.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
        }

        var name = field is null ? "" : field[(field.LastIndexOf('.') + 1)..].Split('[')[0];
        return names?.GetValueOrDefault(field ?? "") ?? names?.GetValueOrDefault(name) ?? JsonNamingPolicy.CamelCase.ConvertName(name);
    }

    private static Dictionary<string, object?> Filled(HttpContext http, string code, IReadOnlyDictionary<string, object?>? values, ITexts texts)
    {
        var all = new Dictionary<string, object?>(values ?? new Dictionary<string, object?>());
        if (code == NotAllowed)
        {
            all["permission"] = http.Items[ErrorPages.DeniedKey] is string denied ? texts["Permission." + denied] : null;
        }

        return all;
    }

    private static string TitleOf(ITexts texts, int status, string detail) =>
        texts.Has($"ErrorPage.{status}.Heading") ? texts[$"ErrorPage.{status}.Heading"] : detail;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
