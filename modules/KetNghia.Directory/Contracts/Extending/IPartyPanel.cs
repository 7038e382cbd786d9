namespace KetNghia.Directory.Contracts.Extending;

/// <summary>What another module shows on a party's page: where it takes part.</summary>
public interface IPartyPanel
{
    /// <summary>Text key of the heading, in any module's resources.</summary>
    string Heading { get; }

    int Order { get; }

    /// <param name="partyIds">The party and everything it succeeded.</param>
    /// <returns>Only what the current user may see.</returns>
    Task<IReadOnlyList<PartyPanelLine>> LinesAsync(IReadOnlyList<Guid> partyIds, int take, CancellationToken cancellationToken);
}

/// <param name="Path">Relative to the workspace, for example <c>/pairing/pairings/details/…</c>; null when there is nothing to open.</param>
public sealed record PartyPanelLine(string Title, string Context, string? Path);
