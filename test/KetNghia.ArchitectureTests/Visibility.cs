using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.ArchitectureTests;

/// <summary>A module shows its Contracts and its module class; everything else is internal and sealed.</summary>
public sealed class Visibility
{
    [Fact]
    public void Modules_OnDisk_AreFound() => Product.Modules.Count.ShouldBeGreaterThan(3);

    [Fact]
    public void Types_OutsideContracts_AreInternal() =>
        Product.Modules.SelectMany(assembly => assembly.GetTypes().Where(type => type.IsVisible && !MayBePublic(type))).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Types_Internal_AreSealed() =>
        Product.Modules.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false, IsVisible: false } && !IsGenerated(type))
            .Where(type => !Product.Modules.SelectMany(assembly => assembly.GetTypes()).Any(other => other.BaseType == type))
            .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Modules_Each_HaveOneModuleClass() =>
        Product.Modules.Where(assembly => assembly.GetTypes().Count(type => typeof(IKetNghiaModule).IsAssignableFrom(type) && type.IsVisible) != 1)
            .Select(assembly => assembly.GetName().Name).ShouldBeEmpty();

    private static bool MayBePublic(Type type) =>
        typeof(IKetNghiaModule).IsAssignableFrom(type)
        || type.Namespace?.Contains(".Contracts", StringComparison.Ordinal) == true
        || typeof(PageModel).IsAssignableFrom(Outermost(type))
        || type.Name.EndsWith("Resource", StringComparison.Ordinal)
        || IsGenerated(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.Name.Contains('<')
        || type.Namespace is "AspNetCoreGeneratedDocument" or "System.Text.RegularExpressions.Generated"
        || Outermost(type).Name.Contains('<');
}
