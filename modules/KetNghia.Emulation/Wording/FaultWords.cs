using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>A fault as people read it.</summary>
/// <param name="NodeId">Where it is mended; null when it is about no node.</param>
internal sealed record FaultSaid(string Text, string? NodeId);

/// <summary>What is wrong with a rubric, where, by how much, and what to do about it.</summary>
internal sealed class FaultWords(ITexts texts, IStringLocalizer<EmulationResource> words)
{
    public const string Prefix = "RubricFault.";

    private static readonly string[] OfBands = ["BAND_", "QUOTA_", "OVERFLOW_", "LOWEST_BAND_"];

    public IReadOnlyList<FaultSaid> Of(Rubric rubric, IReadOnlyList<RubricFault> faults)
    {
        var places = new PlaceWords(words, rubric);
        return [.. faults.Select(f => new FaultSaid(Say(f, places), places.HasNode(f.At) && !IsOfBand(f) ? f.At : null))];
    }

    public string Say(RubricFault fault, PlaceWords places) => texts.Fill(Prefix + fault.Code + VariantOf(fault), new Dictionary<string, object?>
    {
        ["at"] = PlaceOf(fault, places),
        ["found"] = Figures.Of(fault.Found),
        ["wanted"] = Figures.Of(fault.Wanted),
        ["named"] = IsOfBand(fault) ? places.BandName(fault.Named) ?? fault.Named : fault.Named,
        ["line"] = Format.Whole(fault.Line),
        ["column"] = Format.Whole(fault.Column),
    });

    private string PlaceOf(RubricFault fault, PlaceWords places)
    {
        if (IsOfBand(fault))
        {
            // A band's fault names the class of area it is a fault for.
            return places.Band(fault.At) + (fault.Code.StartsWith("BAND_", StringComparison.Ordinal) && fault.Named is { } area ? words[Prefix + "Area", area].Value : "");
        }

        return fault.Code switch
        {
            "ROUNDING_STEP" or "BLOCK_CAP_REQUIRED" or "BLOCK_CAP_MISMATCH" or "BLOCK_CAP_UNREACHABLE" => words["RubricPart." + fault.At],
            _ => places.Node(fault.At),
        };
    }

    /// <summary>The same code for another reason.</summary>
    private static string VariantOf(RubricFault fault) => fault.Code switch
    {
        "BAND_GAP" when fault.Found > fault.Wanted => ".Lowest",
        "OVERFLOW_BAND" when fault.Named is null => ".Lowest",
        "FORMULA_DEPTH" when fault.Line == 0 => ".Length",
        _ => "",
    };

    private static bool IsOfBand(RubricFault fault) => Array.Exists(OfBands, b => fault.Code.StartsWith(b, StringComparison.Ordinal));
}
