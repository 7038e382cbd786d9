using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KetNghia.Framework.Modules;

/// <summary>
/// What modules contribute to others: every class of a module that implements the interface is found and registered, one
/// instance a scope, also under its own name. Who asks for all of them brings them into order.
/// </summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class ContributedAttribute : Attribute;

public static class Contributed
{
    /// <summary>More contributions than any may need through others: one that needs itself would hang the container for ever.</summary>
    private const int Deepest = 30;

    [ThreadStatic]
    private static int depth;

    private static readonly ConcurrentDictionary<Assembly, IReadOnlyList<(Type Service, Type Implementation)>> Found = new();

    /// <summary>Contributions of an assembly, in the order of their names.</summary>
    public static IReadOnlyList<(Type Service, Type Implementation)> In(Assembly assembly) => Found.GetOrAdd(assembly, Find);

    public static IServiceCollection AddContributed(this IServiceCollection services, Assembly assembly)
    {
        foreach (var (service, implementation) in In(assembly))
        {
            services.TryAddScoped(implementation);
            services.AddScoped(service, p => Create(p, implementation));
        }

        return services;
    }

    /// <exception cref="InvalidOperationException">It needs itself through another contribution: one of them must ask at first use.</exception>
    private static object Create(IServiceProvider services, Type implementation)
    {
        if (depth == Deepest)
        {
            throw new InvalidOperationException($"{implementation} needs itself through other contributions.");
        }

        depth++;
        try
        {
            return services.GetRequiredService(implementation);
        }
        finally
        {
            depth--;
        }
    }

    private static List<(Type Service, Type Implementation)> Find(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetInterfaces().Where(face => face.GetCustomAttribute<ContributedAttribute>() is not null).Select(face => (face, type)))];
}
