using System.Linq.Expressions;

namespace KetNghia.Documents.Drafting;

/// <summary>Ready-made views of the list of papers.</summary>
internal enum PaperView
{
    All = 1,
    Open,
    Submitted,
    Approved,
    Issued,
    Closed,
}

/// <summary>What the list of papers is limited to.</summary>
internal sealed record PaperFilter
{
    public PaperView View { get; init; } = PaperView.All;

    public string? Text { get; init; }

    /// <summary>Of issue.</summary>
    public int? Year { get; init; }

    public static FilterFields<PaperFilter, object, OfficialPaper> Fields { get; } = new FilterFields<PaperFilter, object, OfficialPaper>(new PaperFilter())
        .View("view", PaperView.All, f => f.View, (f, view) => f with { View = view }, (view, _, _) => OfView(view))
        .Year("year", "Papers.Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => In(year))
        .Words("q", "Papers.Find", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<OfficialPaper>(p => p.SearchText, text));

    /// <summary>Issued in the year.</summary>
    public static Expression<Func<OfficialPaper, bool>> In(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return p => p.IssuedOn >= first && p.IssuedOn <= last;
    }

    private static Expression<Func<OfficialPaper, bool>>? OfView(PaperView view) => view switch
    {
        PaperView.Open => p => p.State == PaperState.Draft || p.State == PaperState.Returned,
        PaperView.Submitted => p => p.State == PaperState.Submitted,
        PaperView.Approved => p => p.State == PaperState.Approved,
        PaperView.Issued => p => p.State == PaperState.Issued,
        PaperView.Closed => p => p.State == PaperState.Replaced || p.State == PaperState.Revoked || p.State == PaperState.Discarded,
        _ => null,
    };
}
