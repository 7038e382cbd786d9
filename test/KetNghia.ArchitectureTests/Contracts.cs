namespace KetNghia.ArchitectureTests;

/// <summary>A question a module asks of others has somebody who answers it.</summary>
public sealed class Contracts
{
    private static IReadOnlyList<Type> Interfaces { get; } =
        [.. Product.Modules.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsInterface && type.Namespace?.Contains(".Contracts", StringComparison.Ordinal) == true)];

    [Fact]
    public void Interfaces_InContracts_AreFound() => Interfaces.Count.ShouldBeGreaterThan(5);

    [Fact]
    public void Interfaces_InContracts_HaveAnImplementer() =>
        Interfaces.Where(contract => !Implementers(contract).Any()).Select(contract => contract.FullName).ShouldBeEmpty("nobody answers");

    [Fact]
    public void Interfaces_ForExtending_AreImplementedByAnotherModule() =>
        Interfaces.Where(contract => contract.Namespace!.EndsWith(".Extending", StringComparison.Ordinal))
            .Where(contract => Implementers(contract).All(type => type.Assembly == contract.Assembly))
            .Select(contract => contract.FullName).ShouldBeEmpty("what one module asks of the others is answered by one of them");

    private static IEnumerable<Type> Implementers(Type contract) =>
        Product.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false } && contract.IsAssignableFrom(type));
}
