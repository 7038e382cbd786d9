namespace KetNghia.Ui;

/// <summary>A card on the home page, offered by the module that owns the figures.</summary>
[Contributed]
public interface IHomePanel
{
    /// <summary>Ascending from the top.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing for this person in this workspace. A home page costs at most twelve database commands in all.</summary>
    Task<HomePanel?> BuildAsync(CancellationToken cancellationToken);
}

/// <param name="Partial">Path of the partial view, for example <c>/Areas/Pairing/Pages/Shared/_HomeChain.cshtml</c>.</param>
/// <param name="IsWide">Below the owed work instead of in the rail.</param>
/// <param name="Overdue">How many records it names as overdue, whoever owes them: while there are any, no page says that all is done.</param>
public sealed record HomePanel(string Partial, object Model, bool IsWide = false, int Overdue = 0);

/// <summary>Names what is due next, for a home page on which nothing is owed.</summary>
[Contributed]
public interface IHomeNext
{
    Task<NextDue?> FindAsync(CancellationToken cancellationToken);
}

/// <param name="Path">Relative to the workspace.</param>
public sealed record NextDue(string Text, DateOnly On, string Path);
