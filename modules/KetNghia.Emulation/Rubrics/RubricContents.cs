using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>A rubric with its text, as it is kept: the same rubric always as the same text.</summary>
internal sealed class RubricContents
{
    /// <summary>Nodes of the tree and of both blocks; a rubric of a province has some sixty.</summary>
    public const int MaxNodes = 600;

    /// <summary>Characters of the text.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Bytes of a file that is read.</summary>
    public const int MaxFile = 1_048_576;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    private RubricContents(Rubric rubric) => (Rubric, Json) = (rubric, RubricWriter.Write(rubric).ToJsonString(Readable));

    public Rubric Rubric { get; }

    public string Json { get; }

    public string Code => Rubric.Code!;

    public string Name => Rubric.Name!;

    public string Sha256 => HashOf(Json);

    /// <summary>With what a kept rubric needs: code and name within their lengths, types the engine knows, ids each once.</summary>
    /// <exception cref="BusinessException">One of it is lacking; it may be anything else that cannot be published yet.</exception>
    public static RubricContents Of(Rubric rubric)
    {
        var named = rubric with { Code = Tidy(rubric.Code), Name = Tidy(rubric.Name) };
        List<BusinessException> faults =
        [
            .. Length("code", named.Code, RubricVersion.CodeLength).Select(e => e.At("Input.Code")),
            .. Length("name", named.Name, RubricVersion.NameLength).Select(e => e.At("Input.Name")),
            .. named.All.Take(MaxNodes + 1).Count() > MaxNodes ? [TooLarge()] : Array.Empty<BusinessException>(),
            .. named.All.Where(n => n.Type == ComponentType.Unknown).Select(n => Unreadable(n.Id, "Type")),
            .. named.All.GroupBy(n => n.Id).Where(g => g.Count() > 1).Select(g => Unreadable(g.Key, "Id")),
        ];
        BusinessException.ThrowIfAny(faults);
        var contents = new RubricContents(named);
        return contents.Json.Length <= MaxLength ? contents : throw TooLarge();
    }

    /// <summary>SHA-256 of a text, as versions keep it.</summary>
    public static string HashOf(string json) => ActionLogCanonical.Sha256(json);

    /// <summary>What was kept, or what a file holds.</summary>
    /// <exception cref="CaseFormatException">It is no rubric; says where.</exception>
    public static Rubric Read(string json) => ScoringCase.ReadRubric(json);

    private static string? Tidy(string? text) => text is null ? null : VietnameseText.Clean(text);

    private static IEnumerable<BusinessException> Length(string field, string? text, int most) =>
        text is { Length: > 0 } && text.Length <= most ? [] : [Unreadable(new TextOf("RubricPath." + field), text is { Length: > 0 } ? "Long" : "Missing")];

    private static BusinessException Unreadable(object path, string why) => new BusinessException(EmulationErrors.RubricUnreadable).With("path", path).With("why", new TextOf("RubricFile." + why));

    private static BusinessException TooLarge() => new BusinessException(EmulationErrors.RubricTooLarge).With("most", MaxNodes);
}
