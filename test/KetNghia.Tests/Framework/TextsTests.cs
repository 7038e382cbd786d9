using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using KetNghia.Web;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Whatever is named by a code has words in both languages.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> Languages => ["vi", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Permissions_AllHaveTexts(string language) =>
        Missing(language, Modules.All.All.SelectMany(m => m.Permissions).Select(p => "Permission." + p.Name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Menu_AllHaveTexts(string language) =>
        Missing(language, Modules.All.All.SelectMany(m => m.Menu).Select(i => "Menu." + i.Key)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Settings_AllHaveTexts(string language) =>
        Missing(language, Modules.All.All.SelectMany(m => m.Settings).Select(s => "Setting." + s.Name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Errors_AllHaveTexts(string language)
    {
        var codes = Assemblies().SelectMany(a => a.GetTypes())
            .Where(t => t.IsAbstract && t.IsSealed && t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => "Error." + (string)f.GetRawConstantValue()!)
            .ToList();

        codes.ShouldNotBeEmpty();
        Missing(language, codes).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Actions_AllHaveSentences(string language)
    {
        var actions = Sources().SelectMany(s => ActionName().Matches(s)).Select(m => "Action." + m.Groups[1].Value).Distinct().ToList();

        actions.ShouldNotBeEmpty();
        Missing(language, actions).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void WorkItems_AllHaveSentences(string language)
    {
        var kinds = Sources().SelectMany(s => WorkKind().Matches(s)).Select(m => m.Groups[1].Value).Distinct();

        Missing(language, kinds.SelectMany(k => new[] { "Work." + k, "Work." + k + ".Button" })).ShouldBeEmpty();
    }

    [Fact]
    public void Fill_ValueWithBraces_IsTextAndNoPlace()
    {
        using var provider = Provide();

        var text = provider.GetRequiredService<ITexts>().Fill("{a} · {b} · {c} · {0}", new Dictionary<string, object?> { ["a"] = "{b}", ["b"] = "{a}{0}", ["c"] = null });

        text.ShouldBe("{b} · {a}{0} · – · {0}");
    }

    private static ServiceProvider Provide() => new ServiceCollection().AddLogging().AddLocalization().AddSingleton(Modules.All)
        .AddSingleton<ICurrentWorkspace, CurrentAmbient>().AddSingleton<LocalityPrefixes>().AddSingleton<RecordCodes>().AddSingleton<ITexts, Texts>().BuildServiceProvider();

    [Theory]
    [InlineData("\uD83D\uDE00 Alăng", "\uD83D\uDE00 Alăng", "alang")]
    [InlineData("Bh\uD83Dling", "Bhling", "bhling")]
    [InlineData("\uDE00", "", "")]
    [InlineData("Bh\uFFFEli\uFDD0ng\uFFFF\uD83F\uDFFE", "Bhling", "bhling")]
    [InlineData("a\u0000b\u202Ec\r\nd", "abc d", "abc d")]
    public void Clean_LettersOutsideThePlaneOrHalves_AreNoFault(string typed, string clean, string folded)
    {
        Should.NotThrow(() => LegacyLetters.Read(typed));
        VietnameseText.Clean(typed).ShouldBe(clean);
        VietnameseText.Fold(typed).ShouldBe(folded);
        VietnameseText.SortKey(typed).ShouldAllBe(c => char.IsAscii(c));
        Format.Initials(clean).Length.ShouldBeLessThan(5);
    }

    private static List<string> Missing(string language, IEnumerable<string> keys)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using var provider = Provide();
            var texts = provider.GetRequiredService<ITexts>();
            return [.. keys.Distinct().Where(k => !texts.Has(k))];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<Assembly> Assemblies() =>
        Modules.All.All.Select(m => m.GetType().Assembly).Append(typeof(ModuleSet).Assembly).Distinct();

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KetNghia.sln")))
        {
            root = root.Parent;
        }

        return new[] { "src", "modules" }
            .SelectMany(d => System.IO.Directory.EnumerateFiles(Path.Combine(root!.FullName, d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    [GeneratedRegex("new ActionEntry\\(\\s*\"([A-Za-z.]+)\"")]
    private static partial Regex ActionName();

    [GeneratedRegex("new NewWorkItem\\(\\s*\"([A-Za-z.]+)\"")]
    private static partial Regex WorkKind();
}
