using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace KetNghia.ArchitectureTests;

/// <summary>Folders of a project stand on each other in one direction, so that each can be read, moved and tested after those below it.</summary>
public sealed class Folders
{
    /// <summary>
    /// Nouns of one subject that still know each other. A folder that leaves its knot leaves this list; none joins it.
    /// </summary>
    private static readonly Dictionary<string, string[]> Knots = new()
    {
        ["KetNghia.Administration"] = ["Accounts", "Localities", "Memberships", "Roles", "SecondFactors", "Seeding", "Sessions", "SignIn", "Tokens", "Users", "Workspaces"],
        ["KetNghia.Pairing"] = ["Access", "Agreements", "Contributions", "Pairings"],
    };

    public static TheoryData<string> Projects => [.. Repository.ProductProjects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_FormNoCycle(string project)
    {
        var uses = Uses(Assembly.Load(project));

        var found = Cycles(uses).Select(knot => string.Join(" ", knot)).ToList();

        var known = Knots.TryGetValue(project, out var knot) ? [string.Join(" ", knot)] : Array.Empty<string>();
        found.ShouldBe(known, ignoreOrder: false, string.Join("; ", Cycles(uses).SelectMany(cycle => Reasons(uses, cycle))));
    }

    [Fact]
    public void Cycles_InAGraph_AreFound()
    {
        Dictionary<string, Dictionary<string, string>> uses = new()
        {
            ["A"] = new() { ["B"] = "" },
            ["B"] = new() { ["C"] = "", ["D"] = "" },
            ["C"] = new() { ["A"] = "" },
        };

        Cycles(uses).ShouldHaveSingleItem().ShouldBe(["A", "B", "C"]);
    }

    /// <summary>Folder → folder → one use of it. The root of a project is its index and may know everything.</summary>
    private static Dictionary<string, Dictionary<string, string>> Uses(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var uses = new Dictionary<string, Dictionary<string, string>>();
        foreach (var type in module.GetTypes())
        {
            if (FolderOf(type, module) is not { } from)
            {
                continue;
            }

            foreach (var used in References(type).Select(r => Outermost(r)).Distinct())
            {
                if (used.Scope == module && FolderOf(used, module) is { } to && to != from)
                {
                    uses.TryAdd(from, []);
                    uses[from].TryAdd(to, $"{Outermost(type).Name} uses {used.Name}");
                }
            }
        }

        return uses;
    }

    private static string? FolderOf(TypeReference type, ModuleDefinition module)
    {
        var root = module.Assembly.Name.Name + ".";
        var place = Outermost(type).Namespace;
        return place.StartsWith(root, StringComparison.Ordinal) ? place[root.Length..].Split('.')[0] : null;
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (true)
        {
            if (type is TypeSpecification special)
            {
                type = special.ElementType;
            }
            else if (type.DeclaringType is { } outer)
            {
                type = outer;
            }
            else
            {
                return type;
            }
        }
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(f => f.FieldType),
            .. type.CustomAttributes.Select(a => a.AttributeType), .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. type.Methods.SelectMany(OfMethod), .. type.Properties.SelectMany(p => p.CustomAttributes).Select(a => a.AttributeType),
        ];
        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. method.CustomAttributes.Select(a => a.AttributeType),
        .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType).Concat(method.Body.Instructions.SelectMany(OfInstruction)) : [],
    ];

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
        MethodReference method => [method.DeclaringType],
        FieldReference field => [field.DeclaringType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification special => Parts(special.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    /// <summary>Sets of folders that reach each other, by name.</summary>
    private static List<string[]> Cycles(Dictionary<string, Dictionary<string, string>> uses)
    {
        var reach = uses.Keys.ToDictionary(folder => folder, folder => Reach(uses, folder));
        return
        [
            .. uses.Keys.Where(folder => reach[folder].Contains(folder))
                .Select(folder => reach[folder].Where(other => reach.TryGetValue(other, out var back) && back.Contains(folder)).Order(StringComparer.Ordinal).ToArray())
                .DistinctBy(knot => string.Join(" ", knot)),
        ];
    }

    private static HashSet<string> Reach(Dictionary<string, Dictionary<string, string>> uses, string start)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([start]);
        while (open.TryPop(out var folder))
        {
            foreach (var next in uses.GetValueOrDefault(folder)?.Keys.ToList() ?? [])
            {
                if (found.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Reasons(Dictionary<string, Dictionary<string, string>> uses, string[] cycle) =>
        cycle.SelectMany(from => uses[from].Where(use => cycle.Contains(use.Key)).Select(use => $"{from} → {use.Key}: {use.Value}"));
}
