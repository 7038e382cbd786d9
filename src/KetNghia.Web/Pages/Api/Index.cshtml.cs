using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetNghia.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KetNghia.Web.Pages.Api;

/// <summary>The API's description for people, made from the same document clients are generated from.</summary>
[AllowAnonymous]
[OutsideWorkspace]
internal sealed class IndexModel([FromKeyedServices(ApiServices.Document)] IOpenApiDocumentProvider documents) : PageModel
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public OpenApiDocument Document { get; private set; } = null!;

    public IReadOnlyList<(string Noun, string? Text, IReadOnlyList<ApiCall> Calls)> Nouns { get; private set; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<ApiField> Fields)> Schemas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        var texts = Document.Tags?.ToDictionary(t => t.Name!, t => t.Description) ?? [];
        Nouns = [.. Document.Paths
            .SelectMany(p => p.Value.Operations!.Select(o => new ApiCall(o.Key.Method, p.Key, o.Value)))
            .GroupBy(c => c.Operation.Tags?.FirstOrDefault()?.Name ?? "")
            .Select(g => (g.Key, texts.GetValueOrDefault(g.Key), (IReadOnlyList<ApiCall>)[.. g]))];
        Schemas = [.. (Document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            .Where(s => s.Value.Properties?.Count > 0)
            .Select(s => (s.Key, Fields(s.Value)))];
    }

    public static string Json(JsonNode node) => node.ToJsonString(Pretty);

    public static IReadOnlyList<ApiField> Fields(IOpenApiSchema schema) =>
        [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .Select(p => new ApiField(p.Key, TypeOf(p.Value), schema.Required?.Contains(p.Key) == true, p.Value.Description))];

    public static string TypeOf(IOpenApiSchema? schema)
    {
        if (schema is null)
        {
            return "";
        }

        if (schema is OpenApiSchemaReference reference)
        {
            return reference.Reference.Id ?? "";
        }

        if (schema.Items is { } items)
        {
            return TypeOf(items) + "[]";
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return string.Join(" | ", values.Select(v => v?.ToString()).OfType<string>());
        }

        if ((schema.OneOf ?? schema.AnyOf) is { Count: > 0 } either)
        {
            return string.Join(" | ", either.Select(TypeOf).Where(t => t.Length > 0));
        }

        var name = schema.Format is { Length: > 0 } format ? format : schema.Type is { } type ? (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant() : "";
        return schema.Type?.HasFlag(JsonSchemaType.Null) == true ? name + "?" : name;
    }
}

internal sealed record ApiCall(string Method, string Path, OpenApiOperation Operation)
{
    public string Id => Operation.OperationId ?? Method + Path;

    public IReadOnlyList<IOpenApiParameter> Parameters => [.. Operation.Parameters ?? []];

    public OpenApiMediaType? Body => JsonOf(Operation.RequestBody?.Content);

    public IOpenApiSchema? Answer => Operation.Responses?
        .Where(r => r.Key.StartsWith('2'))
        .Select(r => JsonOf(r.Value.Content)?.Schema)
        .FirstOrDefault();

    private static OpenApiMediaType? JsonOf(IDictionary<string, OpenApiMediaType>? content) =>
        content is not null && content.TryGetValue("application/json", out var json) ? json : null;
}

internal sealed record ApiField(string Name, string Type, bool Required, string? Text);
