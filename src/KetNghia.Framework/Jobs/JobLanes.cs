namespace KetNghia.Framework.Jobs;

/// <summary>Which tenants' jobs run at this node. One tenant never fills the last lane, however much it asks for.</summary>
internal sealed class JobLanes(int lanes)
{
    private readonly Dictionary<Guid, int> _running = [];

    public const int Fewest = 2;

    /// <summary>Lanes one tenant may use at once.</summary>
    private int Share => Math.Max(lanes, Fewest) - 1;

    public IReadOnlyCollection<Guid> Full
    {
        get
        {
            lock (_running)
            {
                return [.. _running.Where(r => r.Value >= Share).Select(r => r.Key)];
            }
        }
    }

    public void Enter(Guid tenant)
    {
        lock (_running)
        {
            _running[tenant] = _running.GetValueOrDefault(tenant) + 1;
        }
    }

    public void Leave(Guid tenant)
    {
        lock (_running)
        {
            if (--_running[tenant] == 0)
            {
                _running.Remove(tenant);
            }
        }
    }
}
