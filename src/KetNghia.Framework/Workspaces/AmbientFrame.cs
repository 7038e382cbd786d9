namespace KetNghia.Framework.Workspaces;

/// <summary>
/// What a piece of work runs as: tenant, workspace, user and unit scope. Flows with the call, never stored in a
/// context or a service, so a pooled DbContext cannot leak another request's tenant.
/// </summary>
public sealed record AmbientFrame(Guid? TenantId, WorkspaceInfo? Workspace, UserInfo? User, UnitScope? Scope)
{
    public static readonly AmbientFrame Empty = new(null, null, null, null);

    /// <summary>Only the demo year sets it: its help is pledged, handed over and confirmed when it happened, not when it is seeded.</summary>
    public DateTime? AtUtc { get; init; }

    /// <summary>Whether the person's scope reaches all of these units; without a scope it reaches every one.</summary>
    public bool Covers(params IEnumerable<Guid> unitIds) => Scope is not { } scope || unitIds.All(scope.UnitIds.Contains);

    private static readonly AsyncLocal<AmbientFrame?> Slot = new();

    public static AmbientFrame Current => Slot.Value ?? Empty;

    public static IDisposable Push(AmbientFrame frame)
    {
        var previous = Slot.Value;
        Slot.Value = frame;
        return new Restore(previous);
    }

    private sealed class Restore(AmbientFrame? previous) : IDisposable
    {
        private bool _done;

        public void Dispose()
        {
            if (!_done)
            {
                _done = true;
                Slot.Value = previous;
            }
        }
    }
}
