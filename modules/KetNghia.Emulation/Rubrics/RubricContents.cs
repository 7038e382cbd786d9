using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>A rubric with its text, as it is kept: the same rubric always as the same text.</summary>
internal sealed class RubricContents
{
    /// <summary>What a bracket of the tree may hold at most; a rubric of a province has some sixty.</summary>
    public const int MaxNodes = 600;

    /// <summary>Characters of the text.</summary>
    public const int MaxLength = 1_000_000;

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

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    /// <summary>With what a kept rubric needs: code and name within their lengths, types the engine knows, ids each once.</summary>
    /// <exception cref="BusinessException">One of it is lacking; it may be anything else that cannot be published yet.</exception>
    public static RubricContents Of(Rubric rubric)
    {
        var named = rubric with { Code = Tidy(rubric.Code), Name = Tidy(rubric.Name) };
        List<BusinessException> faults =
        [
            .. Length("code", named.Code, RubricVersion.CodeLength),
            .. Length("name", named.Name, RubricVersion.NameLength),
            .. named.All.Take(MaxNodes + 1).Count() > MaxNodes ? [Unreadable("base")] : Array.Empty<BusinessException>(),
            .. named.All.Where(n => n.Type == ComponentType.Unknown).Select(n => Unreadable($"{n.Id}.type")),
            .. named.All.GroupBy(n => n.Id).Where(g => g.Count() > 1).Select(g => Unreadable(g.Key)),
        ];
        BusinessException.ThrowIfAny(faults);
        var contents = new RubricContents(named);
        return contents.Json.Length <= MaxLength ? contents : throw Unreadable("");
    }

    /// <summary>What was kept.</summary>
    public static Rubric Read(string json) => ScoringCase.ReadRubric(json);

    /// <summary>What a file holds: a rubric alone, or a case with one.</summary>
    /// <exception cref="BusinessException">It is no rubric; says where.</exception>
    public static Rubric Import(string json)
    {
        try
        {
            return Read(json);
        }
        catch (CaseFormatException refused)
        {
            throw Unreadable(refused.Path);
        }
    }

    private static string? Tidy(string? text) => text is null ? null : VietnameseText.Clean(text);

    private static IEnumerable<BusinessException> Length(string path, string? text, int most) =>
        text is { Length: > 0 } && text.Length <= most ? [] : [Unreadable(path)];

    private static BusinessException Unreadable(string path) => new BusinessException(EmulationErrors.RubricUnreadable).With("path", path);
}
