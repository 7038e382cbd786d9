using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KetNghia.Web.Api;

/// <summary>Head of the description: what it is, how to sign in, what the nouns are. In the reader's language.</summary>
internal sealed class ApiDocumentTexts(ITexts texts) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = texts["Api.Title"],
            Version = ApiServices.Document,
            Description = texts["Api.Description"],
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiGroup.TokenScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "kn_…",
            Description = texts["Api.TokenScheme"],
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiGroup.TokenScheme, document)] = [] }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description = texts["Api.Noun." + tag.Name];
        }

        return Task.CompletedTask;
    }
}

/// <summary>Words, permission, idempotency header and examples of each operation.</summary>
internal sealed class ApiOperationTexts(ITexts texts) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var key = operation.Summary;
        if (key is not null)
        {
            operation.Summary = texts[key];
            operation.Description = texts.Has(key + ".Hint") ? texts[key + ".Hint"] : null;
        }

        if (metadata.OfType<HasPermissionAttribute>().FirstOrDefault() is { } permission)
        {
            var needs = texts.Fill("Api.Needs", new Dictionary<string, object?> { ["permission"] = texts["Permission." + permission.Permission], ["name"] = permission.Permission });
            operation.Description = operation.Description is null ? needs : operation.Description + " " + needs;
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= texts.Has("Api.Param." + parameter.Name) ? texts["Api.Param." + parameter.Name] : null;
        }

        if (context.Description.HttpMethod == "POST")
        {
            AddIdempotencyHeader(operation);
        }

        AddExamples(operation, metadata.OfType<ApiExample>().FirstOrDefault());
        return Task.CompletedTask;
    }

    private void AddIdempotencyHeader(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotentPosts.Header,
            In = ParameterLocation.Header,
            Required = false,
            Description = texts["Api.IdempotencyKey"],
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
        });
    }

    private void AddExamples(OpenApiOperation operation, ApiExample? example)
    {
        if (example is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = JsonSerializer.SerializeToNode(example.Body, example.Body.GetType(), ApiJson.Options);
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (int.TryParse(status, out var code) && response is OpenApiResponse own)
            {
                own.Description = texts["Api.Status." + code];
                if (own.Content?.TryGetValue(ApiGroup.ProblemType, out var problem) == true)
                {
                    problem.Example = ProblemExample(code);
                }
            }
        }
    }

    private JsonNode ProblemExample(int status)
    {
        var code = ApiProblems.CodeOf(status == StatusCodes.Status422UnprocessableEntity ? 0 : status);
        code = status switch
        {
            StatusCodes.Status422UnprocessableEntity => ApiProblems.InvalidInput,
            StatusCodes.Status409Conflict => Framework.Errors.FrameworkErrors.ChangedMeanwhile,
            _ => code,
        };
        var errors = status == StatusCodes.Status422UnprocessableEntity
            ? new Dictionary<string, string[]> { ["title"] = [texts["Validation.Required"]] }
            : null;
        var problem = new ApiProblem(
            "urn:ketnghia:error:" + code, texts[$"ErrorPage.{status}.Heading"], status, texts["Error." + code], code, errors, "4bf92f3577b34da6a3ce929d0e0e4736");
        return JsonSerializer.SerializeToNode(problem, ApiJson.Options)!;
    }
}

/// <summary>Words of the fields: <c>Api.Field.{name}</c>, and the names of choices.</summary>
internal sealed class ApiSchemaTexts(ITexts texts) : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
        if ((type ?? context.JsonTypeInfo.Type) is { IsEnum: true } choice)
        {
            schema.Type = type is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Enum = [.. ApiEnums.Names(choice).Select(name => (JsonNode)JsonValue.Create(name))];
        }

        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var key = "Api.Field." + name;
            if (property is OpenApiSchema { Description: null } own)
            {
                own.Description = Described(texts.Has(key) ? texts[key] : null, own);
            }
        }

        return Task.CompletedTask;
    }

    private string? Described(string? words, OpenApiSchema field) => field.Format != "date" ? words : string.Join(' ', new[]
    {
        words,
        texts.Fill("Api.Dates", new Dictionary<string, object?> { ["first"] = $"{Format.FirstDay:yyyy-MM-dd}", ["last"] = $"{Format.LastDay:yyyy-MM-dd}" }),
    }.OfType<string>());
}
