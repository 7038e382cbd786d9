using System.Text.RegularExpressions;

namespace KetNghia.Framework.Web;

/// <summary>A person's own receipt leads back to what it acknowledged. Nothing is asked unless a receipt's number was typed.</summary>
internal sealed partial class ReceiptSearch(KetNghiaDbContext db, ICurrentUser user, ICurrentWorkspace workspace) : ISearchSource
{
    public int Order => 0;

    public string Heading => "Search.Receipts";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken)
    {
        var receipt = VietnameseText.Clean(term).ToUpperInvariant();
        if (!Shape().IsMatch(receipt))
        {
            return [];
        }

        var (me, here, root) = (user.Required.AccountId, workspace.Required.TenantId, "/k/" + workspace.Required.Slug + "/");
        var rows = await db.Set<Submission>().AsNoTracking()
            .Where(s => s.TenantId == here && s.AccountId == me && s.Receipt.StartsWith(receipt) && s.Location != null && s.Location.StartsWith(root))
            .OrderByDescending(s => s.AtUtc).Take(take).Select(s => new { s.Receipt, s.AtUtc, s.Location }).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SearchHit(Format.DateTime(s.AtUtc), s.Receipt, FrameworkText.Get("Search.ReceiptOf"), s.Location![(root.Length - 1)..]))];
    }

    [GeneratedRegex(@"^BN-\d{6}(-[A-Z0-9]*)?$")]
    private static partial Regex Shape();
}
