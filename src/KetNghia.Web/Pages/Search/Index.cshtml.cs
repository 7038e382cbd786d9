using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Web.Pages.Search;

/// <summary>One box over everything the person may see here; accents and case do not matter.</summary>
internal sealed class IndexModel(IEnumerable<ISearchSource> sources, ITexts texts, ICurrentWorkspace workspace, RecordCodes codes) : PageModel
{
    public const int Take = 20;
    public const int TermLength = 100;
    private const int Shortest = 2;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Term { get; set; }

    public bool IsTooShort { get; private set; }

    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    public bool CrossesLocalities => workspace.Required.Kind != WorkspaceKind.Locality;

    public int Found => Groups.Sum(g => g.Hits.Count);

    public bool HasSearched { get; private set; }

    /// <summary>What was typed is the code of another locality.</summary>
    public bool IsElsewhere { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Term = VietnameseText.Clean(Term);
        if (Term.Length > TermLength)
        {
            Term = Term[..TermLength].TrimEnd();
        }

        var folded = VietnameseText.Fold(Term);
        if (folded.Length < Shortest)
        {
            IsTooShort = Term.Length > 0;
            return;
        }

        HasSearched = true;
        IsElsewhere = codes.Words(Term).IsElsewhere;
        var groups = new List<SearchGroup>();
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            var hits = await source.SearchAsync(Term, Take, cancellationToken);
            if (hits.Count > 0)
            {
                groups.Add(new SearchGroup(texts[source.Heading], hits));
            }
        }

        Groups = groups;
    }

    public string UrlOf(SearchHit hit) => "/k/" + workspace.Required.Slug + hit.Path;
}

internal sealed record SearchGroup(string Heading, IReadOnlyList<SearchHit> Hits);
