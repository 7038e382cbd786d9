using System.Collections;
using System.Reflection;

namespace KetNghia.Mutation;

internal sealed record Test(string Name, Type Class, MethodInfo Method, object?[] Arguments);

/// <summary>
/// Runs tests of the suite one by one in this process, with their fixtures, on SQLite alone. It knows facts, theories with
/// data of both kinds, and tests that take a database; what it cannot run fails without a change and is left out.
/// </summary>
/// <param name="space">Beginning of the full names of the classes that are looked at.</param>
internal sealed class TestAssembly(Assembly assembly, string space = "") : IDisposable
{
    public const string NoEnd = "no end";

    private readonly Dictionary<Type, object> _shared = [];
    private readonly Dictionary<Type, Dictionary<Type, object>> _ofClass = [];
    private List<Test>? _all;

    private List<Test> All => _all ??= [.. assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.FullName!.StartsWith(space, StringComparison.Ordinal)).OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Of)];

    /// <summary>By the beginning of their full name; what begins like a pattern after a minus is left out.</summary>
    public IEnumerable<Test> Find(IReadOnlyCollection<string> patterns) => All.Where(t =>
        patterns.Any(p => t.Name.StartsWith(p, StringComparison.Ordinal)) && !patterns.Any(p => p[0] == '-' && t.Name.StartsWith(p[1..], StringComparison.Ordinal)));

    public IEnumerable<Test> Named(IReadOnlyCollection<string> names)
    {
        var wanted = names.Index().ToDictionary(n => n.Item, n => n.Index);
        return All.Where(t => wanted.ContainsKey(t.Name)).OrderBy(t => wanted[t.Name]);
    }

    /// <returns>Null when it passed.</returns>
    public string? Run(Test test, TimeSpan patience)
    {
        var run = Task.Run(() => RunAsync(test));
        try
        {
            return run.Wait(patience) ? null : NoEnd;
        }
        catch (AggregateException e)
        {
            var cause = e.GetBaseException() is TargetInvocationException { InnerException: { } inner } ? inner : e.GetBaseException();
            return cause.GetType().Name + ": " + cause.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>Gives back what the class has borrowed.</summary>
    public void Leave(Type type)
    {
        if (_ofClass.Remove(type, out var fixtures))
        {
            foreach (var fixture in fixtures.Values)
            {
                Free(fixture);
            }
        }
    }

    public void Dispose()
    {
        foreach (var type in _ofClass.Keys.ToList())
        {
            Leave(type);
        }

        foreach (var fixture in _shared.Values)
        {
            Free(fixture);
        }
    }

    private async Task RunAsync(Test test)
    {
        var instance = Make(test.Class, test.Class);
        try
        {
            await CallAsync(instance, "InitializeAsync");
            await Ended(test.Method.Invoke(test.Method.IsStatic ? null : instance, test.Arguments));
        }
        finally
        {
            Free(instance);
        }
    }

    private object Make(Type type, Type forClass)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Fixture(p.ParameterType, forClass))]);
    }

    /// <summary>A fixture the class names is its own; any other one serves the whole run.</summary>
    private object Fixture(Type type, Type forClass)
    {
        var isOwn = forClass.GetInterfaces().Any(i => i.IsGenericType && i.Name == "IClassFixture`1" && i.GetGenericArguments()[0] == type);
        var kept = !isOwn ? _shared : _ofClass.TryGetValue(forClass, out var own) ? own : _ofClass[forClass] = [];
        if (!kept.TryGetValue(type, out var fixture))
        {
            fixture = kept[type] = Make(type, forClass);
            CallAsync(fixture, "InitializeAsync").GetAwaiter().GetResult();
        }

        return fixture;
    }

    private static void Free(object instance)
    {
        try
        {
            if (instance is IAsyncDisposable gone)
            {
                gone.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            else
            {
                (instance as IDisposable)?.Dispose();
            }
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"{instance.GetType().Name} does not end well: {e.Message}");
        }
    }

    private static Task CallAsync(object instance, string method) => Ended(instance.GetType().GetMethod(method, Type.EmptyTypes)?.Invoke(instance, null));

    private static Task Ended(object? result) => result switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        _ => Task.CompletedTask,
    };

    private static IEnumerable<Test> Of(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            var marks = method.GetCustomAttributes(false);
            if (!marks.Any(m => IsA(m, "FactAttribute")))
            {
                continue;
            }

            var rows = method.GetParameters().Length == 0 ? [[]] : marks.SelectMany(m => Rows(m, method)).ToList();
            foreach (var (number, row) in rows.Index())
            {
                yield return new Test($"{type.FullName}.{method.Name}#{number}", type, method, Fit(method, row));
            }
        }
    }

    private static bool IsA(object mark, string name)
    {
        for (var type = mark.GetType(); type is not null; type = type.BaseType)
        {
            if (type.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<object?[]> Rows(object mark, MethodInfo method)
    {
        if (mark.GetType().Name == "DatabaseTestAttribute")
        {
            return [[Enum.ToObject(method.GetParameters()[0].ParameterType, 0)]];
        }

        if (IsA(mark, "InlineDataAttribute"))
        {
            return [(object?[])mark.GetType().GetProperty("Data")!.GetValue(mark)!];
        }

        if (!IsA(mark, "MemberDataAttributeBase"))
        {
            return [];
        }

        var name = (string)mark.GetType().GetProperty("MemberName")!.GetValue(mark)!;
        const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var type = (Type?)mark.GetType().GetProperty("MemberType")!.GetValue(mark) ?? method.DeclaringType!;
        var data = type.GetProperty(name, Anywhere)?.GetValue(null) ?? type.GetMethod(name, Anywhere)?.Invoke(null, null) ?? type.GetField(name, Anywhere)!.GetValue(null)!;
        return ((IEnumerable)data).Cast<object>().Select(row => row as object?[]
            ?? (row.GetType().GetInterface("ITheoryDataRow") is { } known ? (object?[])known.GetMethod("GetData")!.Invoke(row, null)! : [row]));
    }

    private static object?[] Fit(MethodInfo method, object?[] row)
    {
        var parameters = method.GetParameters();
        return [.. parameters.Select((p, i) => p.IsDefined(typeof(ParamArrayAttribute)) && !(row.Length == parameters.Length && p.ParameterType.IsInstanceOfType(row[i]))
            ? Rest(p.ParameterType.GetElementType()!, row[i..])
            : Fit(p.ParameterType, i < row.Length ? row[i] : p.DefaultValue))];
    }

    private static Array Rest(Type type, object?[] values)
    {
        var rest = Array.CreateInstance(type, values.Length);
        foreach (var (index, value) in values.Index())
        {
            rest.SetValue(Fit(type, value), index);
        }

        return rest;
    }

    private static object? Fit(Type type, object? value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value is null || plain.IsInstanceOfType(value) || value is not IConvertible || plain.IsEnum
            ? value
            : Convert.ChangeType(value, plain, System.Globalization.CultureInfo.InvariantCulture);
    }
}
