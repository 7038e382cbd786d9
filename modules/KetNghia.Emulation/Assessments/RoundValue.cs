namespace KetNghia.Emulation.Assessments;

/// <summary>What a form says of a component in the round that is open.</summary>
internal sealed record TypedFigure(string NodeId, string? Input, string? Reason);

/// <summary>What somebody says of a component.</summary>
internal abstract class RoundValue : ITenantOwned
{
    public const int NodeLength = 60;
    public const int InputLength = 4000;
    public const int ReasonLength = 1000;

    protected RoundValue()
    {
    }

    protected RoundValue(Guid id, Guid tenantId, string nodeId) => (Id, TenantId, NodeId) = (id, tenantId, nodeId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string NodeId { get; private set; } = "";

    /// <summary>The input as files hold it; null when the round before counts.</summary>
    public string? Input { get; private set; }

    public string? Reason { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string EnteredByName { get; private set; } = "";

    public DateTime EnteredAtUtc { get; private set; }

    /// <summary>Writes figures over what is there; a node without input and reason has none. Components not named keep theirs.</summary>
    /// <param name="isOf">Of which of the values.</param>
    /// <returns>New rows, to be added.</returns>
    public static IReadOnlyList<T> Write<T>(List<T> values, Func<T, bool> isOf, IEnumerable<TypedFigure> figures, Func<string, T> create, Actor by)
        where T : RoundValue
    {
        List<T> added = [];
        foreach (var figure in figures)
        {
            var known = values.Find(v => isOf(v) && v.NodeId == figure.NodeId);
            if (figure is { Input: null, Reason: null })
            {
                values.RemoveAll(v => v == known);
                continue;
            }

            if (known is null)
            {
                added.Add(known = create(figure.NodeId));
            }

            known.Change(figure, by);
        }

        values.AddRange(added);
        return added;
    }

    private void Change(TypedFigure figure, Actor by)
    {
        if (Input != figure.Input || Reason != figure.Reason || EnteredByName.Length == 0)
        {
            (Input, Reason, EnteredByName, EnteredAtUtc) = (figure.Input, figure.Reason, by.Shown, by.AtUtc);
        }
    }
}
