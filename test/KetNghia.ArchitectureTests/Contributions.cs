using System.Reflection;
using System.Text.RegularExpressions;

namespace KetNghia.ArchitectureTests;

/// <summary>What modules contribute to others is found by itself, once.</summary>
public sealed partial class Contributions
{
    private static IReadOnlyList<Type> Interfaces { get; } =
        [.. Product.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetCustomAttribute<ContributedAttribute>() is not null)];

    [Fact]
    public void Interfaces_Contributed_AreImplementedWhereTheyAreLookedFor()
    {
        var found = Product.Assemblies.SelectMany(Contributed.In).ToLookup(part => part.Service, part => part.Implementation);

        Interfaces.Count.ShouldBeGreaterThan(15);
        Interfaces.Where(type => !found[type].Any()).Select(type => type.Name).ShouldBeEmpty();
        found[typeof(ISearchSource)].Select(type => type.Name).ShouldBe(
            ["ReceiptSearch", "PartySearch", "UnitSearch", "PaperSearch", "IncomingSearch", "ContributionSearch", "PairingSearch"], ignoreOrder: true);
    }

    /// <summary>A second registration would ask the contributor twice.</summary>
    [Fact]
    public void Contributions_InTheSource_AreNotRegisteredByHand()
    {
        var names = Interfaces.Select(type => type.Name).ToHashSet();

        SourceRules.Code().SelectMany(file => file.Lines.SelectMany(line => Registration().Matches(line)).Where(match => names.Contains(match.Groups[1].Value))
            .Select(match => $"{file.Path}: {match.Value}")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\.(?:Try)?Add(?:Scoped|Singleton|Transient)<(I\w+)[,>]")]
    private static partial Regex Registration();
}
