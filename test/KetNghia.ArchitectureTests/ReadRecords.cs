using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Mono.Cecil;
using Mono.Cecil.Cil;
using FieldAttributes = System.Reflection.FieldAttributes;

namespace KetNghia.ArchitectureTests;

/// <summary>Pages, views, their parts and components are given records made for reading, never rows of the model.</summary>
public sealed class ReadRecords
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Entities = [.. Product.SqliteModel.GetEntityTypes().Select(type => type.ClrType)];

    private static readonly HashSet<string> EntityNames = [.. Entities.Select(type => type.FullName!.Replace('+', '/'))];

    private static readonly IReadOnlyList<Type> Shown = [.. Product.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsShown)];

    [Fact]
    public void Pages_AndViews_AreFound()
    {
        Shown.Count(typeof(PageModel).IsAssignableFrom).ShouldBeGreaterThan(50);
        Shown.Count(typeof(RazorPageBase).IsAssignableFrom).ShouldBeGreaterThan(50);
    }

    /// <summary>What a view can reach from its page or model, however deep.</summary>
    [Fact]
    public void Members_OfPages_ReachNoEntity()
    {
        var (open, seen, found) = (new Queue<(Type Type, string Way)>(Shown.Select(type => (type, type.Name))), new HashSet<Type>(Shown), new List<string>());
        while (open.TryDequeue(out var at))
        {
            foreach (var (name, member) in MembersOf(at.Type))
            {
                foreach (var part in Parts(member))
                {
                    if (Entities.Contains(part) || IsBehind(part))
                    {
                        found.Add($"{at.Way}.{name}: {part.Name}");
                    }
                    else if (IsOurs(part) && seen.Add(part))
                    {
                        open.Enqueue((part, $"{at.Way}.{name}"));
                    }
                }
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>What its code holds on the way: variables, parameters, answers of the services it asks.</summary>
    [Fact]
    public void Code_OfPages_HandlesNoEntity()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in Shown.GroupBy(type => type.Assembly))
        {
            using var module = ModuleDefinition.ReadModule(assembly.Key.Location);
            foreach (var type in assembly.Select(type => module.GetType(type.FullName!.Replace('+', '/'))).SelectMany(WithNested))
            {
                found.UnionWith(type.Fields.Select(field => field.FieldType).Concat(type.Methods.SelectMany(Handled)).SelectMany(Parts)
                    .Where(part => EntityNames.Contains(part.FullName)).Select(part => $"{type.FullName}: {part.Name}"));
            }
        }

        found.ShouldBeEmpty();
    }

    private static bool IsShown(Type type) => typeof(PageModel).IsAssignableFrom(type) || typeof(RazorPageBase).IsAssignableFrom(type)
        || typeof(ViewComponent).IsAssignableFrom(type) || typeof(ITagHelper).IsAssignableFrom(type);

    /// <summary>An interface or a base of rows would hand one over unseen.</summary>
    private static bool IsBehind(Type type) => IsOurs(type) && Entities.Any(type.IsAssignableFrom);

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("KetNghia.", StringComparison.Ordinal) && !type.IsEnum;

    /// <summary>With the members of base classes, which declare their own, and the type of a view's model.</summary>
    private static IEnumerable<(string Name, Type Type)> MembersOf(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            if (declaring.IsGenericType && typeof(RazorPageBase).IsAssignableFrom(declaring))
            {
                yield return ("Model", declaring.GetGenericArguments()[0]);
            }

            if (!IsOurs(declaring))
            {
                continue;
            }

            foreach (var property in declaring.GetProperties(Members).Where(property => property.GetMethod is { IsPrivate: false }))
            {
                yield return (property.Name, property.PropertyType);
            }

            foreach (var field in declaring.GetFields(Members).Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private))
            {
                yield return (field.Name, field.FieldType);
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];

    private static IEnumerable<TypeReference> Handled(MethodDefinition method) =>
    [
        method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(Handled)) : [],
    ];

    /// <summary>A rule an entity's class states without a row, and its constants, may be asked.</summary>
    private static IEnumerable<TypeReference> Handled(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type when instruction.OpCode != OpCodes.Ldtoken => [type],
        MethodReference method => [method.ReturnType, .. OwnerOf(method), .. method is GenericInstanceMethod generic ? generic.GenericArguments : []],
        FieldReference field => [field.FieldType],
        _ => [],
    };

    /// <summary>What a list or a task holds counts where the call gives or takes it.</summary>
    private static IEnumerable<TypeReference> OwnerOf(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(Parts).Any(part => part.IsGenericParameter) ? [method.DeclaringType]
        : method.HasThis ? [method.DeclaringType.GetElementType()]
        : [];

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification special => Parts(special.ElementType),
        _ => [type],
    };
}
