using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>A paper as its versions keep it: the same content is the same text, so that its hash tells a change.</summary>
internal static class PaperContent
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(Paper paper) => JsonSerializer.Serialize(paper, Json);

    public static Paper Read(string content) =>
        JsonSerializer.Deserialize<Paper>(content, Json) ?? throw new InvalidOperationException("A version of a paper cannot be read.");
}
