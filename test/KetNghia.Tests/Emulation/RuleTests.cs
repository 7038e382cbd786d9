using System.Reflection;

namespace KetNghia.Tests.Emulation;

/// <summary>Every rule of scoring is shown by a test, and no test cites a rule there is not.</summary>
public sealed class RuleTests
{
    /// <summary>Names, as the list has them.</summary>
    private static readonly string[] Rules = [.. Lines("rules.txt").Select(l => l.Split('|')[0].Trim())];

    public static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(RuleTests).Assembly.GetManifestResourceStream(resource)!);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')];
    }

    [Fact]
    public void Rules_OfTheList_AreAllShown() => Rules.Except(Cited()).ShouldBeEmpty();

    [Fact]
    public void Rules_ThatAreCited_AreInTheList() => Cited().Except(Rules).ShouldBeEmpty();

    [Fact]
    public void Rules_OfTheList_StandOnce() => Rules.GroupBy(r => r).Where(g => g.Count() > 1).ShouldBeEmpty();

    /// <summary>By the attribute, by the first column of rows that is called <c>rule</c>, or at the head of a test's name ("W08_…").</summary>
    private static IEnumerable<string> Cited() => typeof(RuleTests).Assembly.GetTypes().Where(t => t.Namespace == typeof(RuleTests).Namespace)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance)).Where(m => m.GetCustomAttributes<FactAttribute>().Any()).SelectMany(Cited).Distinct();

    private static IEnumerable<string> Cited(MethodInfo test)
    {
        var byAttribute = test.GetCustomAttributes<RuleAttribute>().SelectMany(r => r.Names);
        var byRow = test.GetParameters() is [{ Name: "rule" }, ..] ? test.GetCustomAttributes<InlineDataAttribute>().Select(r => (string)r.Data[0]!) : [];
        var byName = test.Name.Split('_')[0] is ['W', _, _] name ? [$"W{int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)}"] : Array.Empty<string>();
        return [.. byAttribute, .. byRow, .. byName];
    }
}
