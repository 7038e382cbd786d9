using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KetNghia.ArchitectureTests;

/// <summary>Vietnamese is the source, English follows; every key a view uses has a text.</summary>
public sealed partial class Texts
{
    private static readonly Dictionary<string, Dictionary<string, string>> Files = Repository.ProductFiles("*.resx").ToDictionary(path => path, Load);

    private static readonly HashSet<string> VietnameseKeys = [.. Files.Where(file => file.Key.EndsWith(".vi.resx", StringComparison.Ordinal)).SelectMany(file => file.Value.Keys)];

    [Fact]
    public void Resources_EveryFile_IsVietnameseOrEnglishAndHasItsTwin()
    {
        Files.ShouldNotBeEmpty();
        Files.Keys.Where(path => !path.EndsWith(".vi.resx", StringComparison.Ordinal) && !path.EndsWith(".en.resx", StringComparison.Ordinal)).ShouldBeEmpty();
        Files.Keys.Where(path => !Files.ContainsKey(Twin(path))).ShouldBeEmpty();
    }

    [Fact]
    public void Resources_BothLanguages_HaveTheSameKeys() =>
        Files.SelectMany(file => file.Value.Keys.Except(Files.GetValueOrDefault(Twin(file.Key)) is { } twin ? twin.Keys : []).Select(key => $"{Twin(file.Key)} lacks {key}")).ShouldBeEmpty();

    [Fact]
    public void Resources_BothLanguages_FillTheSamePlaces()
    {
        Files.Where(file => file.Key.EndsWith(".vi.resx", StringComparison.Ordinal))
            .SelectMany(file => file.Value.Where(text => Files.GetValueOrDefault(Twin(file.Key))?.GetValueOrDefault(text.Key) is { } english && !Places(text.Value).SetEquals(Places(english)))
                .Select(text => $"{file.Key} {text.Key}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Resources_NoText_IsEmpty() =>
        Files.SelectMany(file => file.Value.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{file.Key} {text.Key}")).ShouldBeEmpty();

    [Fact]
    public void Views_EveryKey_HasAText()
    {
        Repository.ProductFiles("*.cshtml")
            .SelectMany(path => Key().Matches(Repository.Read(path)).Select(match => (path, key: match.Groups[1].Value)))
            .Where(use => !VietnameseKeys.Contains(use.key))
            .Select(use => $"{use.path}: {use.key}")
            .ShouldBeEmpty();
    }

    /// <summary>They stand below each other in the log: each begins with a capital letter, or with a name, and none ends with a full stop.</summary>
    [Fact]
    public void Actions_EveryText_IsWrittenAlike()
    {
        var actions = Files.SelectMany(file => file.Value.Where(text => text.Key.StartsWith("Action.", StringComparison.Ordinal)).Select(text => (file.Key, Name: text.Key, text.Value))).ToList();

        actions.ShouldNotBeEmpty();
        actions.Where(a => !Sentence().IsMatch(a.Value)).Select(a => $"{a.Key} {a.Name}: {a.Value}").ShouldBeEmpty();
    }

    /// <summary>What the log is filtered by: a sentence without its values reads as "… cam kết …".</summary>
    [Fact]
    public void Actions_WithValuesInTheirSentence_HaveANameToo()
    {
        var keys = Files.SelectMany(file => file.Value).Where(text => text.Key.StartsWith("Action.", StringComparison.Ordinal) && text.Value.Contains('{')).Select(text => text.Key[7..]).ToHashSet();

        keys.ShouldNotBeEmpty();
        keys.Where(key => !VietnameseKeys.Contains("ActionName." + key)).ShouldBeEmpty();
        Files.SelectMany(file => file.Value).Where(text => text.Key.StartsWith("ActionName.", StringComparison.Ordinal) && (text.Value.Contains('{') || !VietnameseKeys.Contains("Action." + text.Key[11..])))
            .Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Records_OfTheLog_AreCalledInWords()
    {
        var types = Repository.ProductFiles("*.cs").SelectMany(path => Logged().Matches(Repository.Read(path)).Select(match => match.Groups[1].Value)).ToHashSet();

        types.ShouldContain("TwinPairing");
        types.Where(type => !VietnameseKeys.Contains("Entity." + type)).ShouldBeEmpty();
    }

    /// <summary>Histories show old and new in words: also a state that was added later.</summary>
    [Fact]
    public void Choices_OfRecords_AreSaidInWords()
    {
        var choices = Product.Entities.Where(type => typeof(IRecorded).IsAssignableFrom(type.ClrType))
            .SelectMany(type => type.GetProperties().Select(property => (type.ClrType.Name, property, Enum: Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)))
            .Where(choice => choice.Enum.IsEnum)
            .SelectMany(choice => Enum.GetNames(choice.Enum).Select(value => (Own: $"Field.{choice.Name}.{choice.property.Name}.{value}", Shared: $"{choice.Enum.Name}.{value}"))).ToList();

        choices.ShouldNotBeEmpty();
        choices.Where(key => !VietnameseKeys.Contains(key.Own) && !VietnameseKeys.Contains(key.Shared)).ShouldBeEmpty();
    }

    private static string Twin(string path) => path.EndsWith(".vi.resx", StringComparison.Ordinal) ? path[..^8] + ".en.resx" : path[..^8] + ".vi.resx";

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Load(string path) => XDocument.Load(Path.Combine(Repository.Root, path)).Descendants("data")
        .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    [GeneratedRegex(@"\{\w+")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(\p{Lu}|\{\w+\} ).*[^.]$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"new ActionEntry\([^;]*?nameof\((\w+)\)")]
    private static partial Regex Logged();

    [GeneratedRegex(@"\b[A-Z]\w*\[""([A-Z]\w*\.[\w.-]*\w)""[\],]")]
    private static partial Regex Key();
}
