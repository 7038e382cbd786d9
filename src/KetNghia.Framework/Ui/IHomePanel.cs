namespace KetNghia.Framework.Ui;

/// <summary>A card beside the owed work on the home page, offered by the module that owns the figures.</summary>
public interface IHomePanel
{
    /// <summary>Ascending from the top.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing for this person in this workspace. At most one database command.</summary>
    Task<HomePanel?> BuildAsync(CancellationToken cancellationToken);
}

/// <param name="Partial">Path of the partial view, for example <c>/Areas/Pairing/Pages/Shared/_HomeChain.cshtml</c>.</param>
public sealed record HomePanel(string Partial, object Model);
