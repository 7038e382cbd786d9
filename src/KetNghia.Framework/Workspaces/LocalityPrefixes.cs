using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Workspaces;

/// <summary>
/// Prefixes of the localities, kept in this process for ever: they are given when the locality is made and never change
/// (ADR 0025). Only one that is not known yet is looked up.
/// </summary>
public sealed class LocalityPrefixes(IServiceScopeFactory scopes)
{
    private readonly Lock _lock = new();
    private volatile Known _known = new(new Dictionary<Guid, string>());

    /// <summary>Null for what is no locality.</summary>
    public string? Of(Guid tenantId) =>
        _known.Of.GetValueOrDefault(tenantId) ?? Refresh(k => k.Of.ContainsKey(tenantId)).Of.GetValueOrDefault(tenantId);

    /// <summary>The locality of a prefix in capitals; null when there is none.</summary>
    public Guid? Find(string prefix)
    {
        var known = _known.By.ContainsKey(prefix) ? _known : Refresh(k => k.By.ContainsKey(prefix));
        return known.By.TryGetValue(prefix, out var tenantId) ? tenantId : null;
    }

    /// <summary>Localities by their prefixes.</summary>
    public IReadOnlyList<Guid> InOrder() => (_known.Of.Count > 0 ? _known : Refresh(k => k.Of.Count > 0)).Order;

    private Known Refresh(Func<Known, bool> isThere)
    {
        lock (_lock)
        {
            if (!isThere(_known))
            {
                using var scope = scopes.CreateScope();
                _known = new Known(scope.ServiceProvider.GetRequiredService<IWorkspaceDirectory>().CodePrefixes());
            }

            return _known;
        }
    }

    private sealed class Known(IReadOnlyDictionary<Guid, string> of)
    {
        public IReadOnlyDictionary<Guid, string> Of { get; } = of;

        public IReadOnlyDictionary<string, Guid> By { get; } = of.ToDictionary(p => p.Value, p => p.Key);

        public IReadOnlyList<Guid> Order { get; } = [.. of.OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => p.Key)];
    }
}
