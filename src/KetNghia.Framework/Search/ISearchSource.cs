namespace KetNghia.Framework.Search;

/// <summary>One line of the search page. <paramref name="Kind"/> is a word or a number for people; <paramref name="Path"/> is relative to the workspace, for example <c>/pairing/pairings/details/…</c>.</summary>
public sealed record SearchHit(string Kind, string Title, string Context, string Path);

/// <summary>What a module offers to the search box; sees only what the current user may see.</summary>
[Contributed]
public interface ISearchSource
{
    /// <summary>Place on the page, ascending.</summary>
    int Order { get; }

    /// <summary>Text key of the group heading.</summary>
    string Heading { get; }

    /// <param name="term">As typed, without needless spaces.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken);
}
