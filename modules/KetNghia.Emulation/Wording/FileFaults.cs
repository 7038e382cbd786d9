using System.Text.RegularExpressions;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>A file that is no rubric: where in it, and what is expected there, in words.</summary>
internal sealed partial class FileFaults(ITexts texts)
{
    private const string Path = "RubricPath.";
    private const string Why = "RubricFile.";

    /// <summary>What readers say, by how they begin it.</summary>
    private static readonly (string Begins, string Key)[] Reasons =
    [
        ("an object", "Object"), ("the field stands twice", "Twice"), ("unknown field", "Unknown"), ("a text", "Text"), ("missing", "Missing"), ("true or false", "Flag"), ("a whole number", "Whole"),
        ("a date", "Date"), ("a list", "List"), ("one of", "OneOf"), ("a number", "Number"), ("no JSON", "NoJson"), ("at least 1", "AtLeastOne"),
    ];

    public BusinessException Of(CaseFormatException refused)
    {
        var said = refused.Message[(refused.Path.Length + 2)..];
        var reason = Array.Find(Reasons, r => said.StartsWith(r.Begins, StringComparison.Ordinal)).Key ?? "Other";
        return new BusinessException(EmulationErrors.RubricUnreadable).With("path", PlaceOf(refused.Path)).With("why", new TextOf(Why + reason));
    }

    /// <summary>"phần điểm chính › mục thứ 3 › điểm tối đa (base.children[2].max)".</summary>
    private string PlaceOf(string path)
    {
        if (Line().Match(path) is { Success: true } line)
        {
            return texts.Fill(Path + "Line", new Dictionary<string, object?> { ["line"] = line.Groups[1].Value, ["column"] = line.Groups[2].Value });
        }

        return path.Length == 0 ? texts[Path + "Whole"] : $"{string.Join(" › ", path.Split('.').Select(PartOf))} ({path})";
    }

    private string PartOf(string part)
    {
        var place = Place().Match(part);
        var (name, index) = (place.Groups[1].Value, place.Groups[2].Value);
        var said = texts.Has(Path + name) ? texts[Path + name] : name;
        return index.Length == 0 || !int.TryParse(index, out var number) ? said : texts.Fill(Path + "Nth", new Dictionary<string, object?> { ["name"] = said, ["number"] = number + 1 });
    }

    [GeneratedRegex(@"^(\d+):(\d+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^([^\[]*)(?:\[(\d+)\])?")]
    private static partial Regex Place();
}
