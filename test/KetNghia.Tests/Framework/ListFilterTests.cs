namespace KetNghia.Tests.Framework;

/// <summary>A filter declared once: read from an address, written to it, asked, and shown in words.</summary>
public sealed class ListFilterTests
{
    private static readonly Guid Somebody = new("11111111-2222-3333-4444-555555555555");

    private static readonly FilterFields<BookFilter, int, Book> Fields = new FilterFields<BookFilter, int, Book>(new BookFilter())
        .View("shelf", Shelf.All, f => f.Shelf, (f, shelf) => f with { Shelf = shelf }, (shelf, _, _) => shelf == Shelf.Lent ? b => b.IsLent : null, word: s => s == Shelf.Lent ? "lent" : "all")
        .Year("year", "Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => b => b.Year == year)
        .Words("q", "Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => text.Split(' ').Select(word => (System.Linq.Expressions.Expression<Func<Book, bool>>)(b => b.Title.Contains(word))))
        .OneOf("kind", "Kind", f => f.Kind, (f, kind) => f with { Kind = kind }, (kind, _, _) => b => b.Kind == kind, any: "Any")
        .Record("author", "Author", f => f.Author, (f, id) => f with { Author = id }, (author, _, _) => b => b.Author == author)
        .Only("old", "Age", "Old", f => f.IsOld, (f, old) => f with { IsOld = old }, (_, _, today) => b => b.Year < today)
        .Day("on", "Day", f => f.On, (f, day) => f with { On = day }, (_, _, _) => null)
        .Record("place", "Place", f => f.Place, (f, id) => f with { Place = id }, (_, _, _) => null, kept: true);

    private static readonly Book[] Books =
    [
        new("con đường xưa", BookKind.Novel, 1990, null, IsLent: true), new("con đường mới", BookKind.Novel, 2020, Somebody, IsLent: false), new("đường sắt", BookKind.Atlas, 2020, Somebody, IsLent: true),
    ];

    private enum Shelf
    {
        All = 1,
        Lent,
    }

    private enum BookKind
    {
        Novel = 1,
        Atlas,
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?shelf=all&kind=&q=", "")]
    [InlineData("?kind=aTLAS&shelf=LENT", "?shelf=lent&kind=Atlas")]
    [InlineData("?on=30/06/2025&old=true&q=%20con%20%20%C4%91%C6%B0%E1%BB%9Dng%20", "?q=con%20%C4%91%C6%B0%E1%BB%9Dng&old=true&on=30%2F06%2F2025")]
    [InlineData("?kind=7&kind2=Novel&year=20x0&author=nobody&old=perhaps&shelf=9&p=3&sort=-name", "")]
    [InlineData("?year=1889", "")]
    [InlineData("?author=11111111-2222-3333-4444-555555555555&year=2020", "?year=2020&author=11111111-2222-3333-4444-555555555555")]
    public void Address_OfAFilter_IsCanonical(string typed, string canonical)
    {
        Fields.ToQuery(Fields.Parse(typed)).ShouldBe(canonical);
        Fields.ToQuery(Fields.Parse(canonical)).ShouldBe(canonical);
    }

    [Fact]
    public void Words_OfAnyLength_AreCut() => Fields.Parse("?q=" + new string('a', 300)).Text!.Length.ShouldBe(100);

    [Theory]
    [InlineData("", 3)]
    [InlineData("?shelf=lent", 2)]
    [InlineData("?kind=Novel", 2)]
    [InlineData("?q=con+xưa", 1)]
    [InlineData("?year=2020&kind=Novel", 1)]
    [InlineData("?author=11111111-2222-3333-4444-555555555555&shelf=lent", 1)]
    [InlineData("?old=true", 1)]
    [InlineData("?on=30/06/2025", 3)]
    public void Conditions_OfAFilter_LeaveItsRows(string address, int rows) => Found(Fields.Parse(address)).Count().ShouldBe(rows);

    [Fact]
    public void Conditions_OfOtherValues_HaveTheSameShape()
    {
        var one = Fields.Conditions(Fields.Parse("?shelf=lent&kind=Novel&year=2020&q=con&old=true&author=" + Somebody), 2000).Select(c => c.ToString());
        var other = Fields.Conditions(Fields.Parse("?shelf=lent&kind=Atlas&year=1990&q=tem&old=true&author=" + Guid.Empty), 1995).Select(c => c.ToString());

        other.ShouldBe(one, "values are captured, never written into the question");
    }

    [Fact]
    public void Views_OfAFilter_KeepEverythingElse()
    {
        var views = Fields.Views(Fields.Parse("?kind=Atlas")).ToList();

        views.Select(v => v.TextKey).ShouldBe(["Shelf.All", "Shelf.Lent"]);
        views.Select(v => Fields.ToQuery(v.Filter)).ShouldBe(["?kind=Atlas", "?shelf=lent&kind=Atlas"]);
    }

    [Fact]
    public void With_AnotherValue_ChangesOneField()
    {
        var filter = Fields.Parse("?year=2020&kind=Atlas");

        Fields.ToQuery(Fields.With(filter, "year", "1990")).ShouldBe("?year=1990&kind=Atlas");
        Fields.ToQuery(Fields.With(filter, "year", null)).ShouldBe("?kind=Atlas");
        Fields.ToQuery(Fields.With(filter, "colour", "red")).ShouldBe("?year=2020&kind=Atlas");
    }

    [Fact]
    public void Asked_RecordsOfTheFilterOrOfTheForm_AreThoseToLookUp()
    {
        Fields.Asked(Fields.Parse("?kind=Atlas&q=a"), all: false).ShouldBeEmpty();
        Fields.Asked(Fields.Parse("?author=" + Somebody), all: false).ShouldBe(["author"]);
        Fields.Asked(Fields.Parse("?place=" + Somebody), all: true).ShouldBe(["author", "on", "place"], ignoreOrder: true);
        Fields.Asked(Fields.Parse(""), all: true).ShouldBe(["author", "on"], ignoreOrder: true);
    }

    [Fact]
    public void Inputs_OfAFilter_SayTheirValuesInWords()
    {
        var filter = Fields.Parse($"?shelf=lent&year=2020&q=con&kind=Atlas&author={Somebody}&old=true&on=all&place={Somebody}");
        var records = new Dictionary<string, IReadOnlyList<FilterChoice>> { ["author"] = [new(Somebody.ToString(), "Lê Văn Mẫu")], ["on"] = [new("all", "mọi ngày")] };

        var inputs = Fields.Inputs(filter, new Keys(), records);

        inputs.Select(i => i.Shown).ShouldBe(["[Shelf.Lent]", "2020", "con", "[BookKind.Atlas]", "Lê Văn Mẫu", "[Old]", "mọi ngày", Format.Unknown]);
        inputs.Single(i => i.Key == "kind").ShouldSatisfyAllConditions(i => i.Label.ShouldBe("[Kind]"), i => i.Hint.ShouldBe("[Any]"), i => i.Choices!.Select(c => c.Value).ShouldBe(["Novel", "Atlas"]));
        Fields.Inputs(Fields.Parse(""), new Keys(), records).ShouldAllBe(i => i.Value == null);
    }

    private static IEnumerable<Book> Found(BookFilter filter) =>
        Fields.Conditions(filter, 2000).Aggregate(Books.AsQueryable(), (found, condition) => found.Where(condition));

    private sealed record Book(string Title, BookKind Kind, int Year, Guid? Author, bool IsLent);

    private sealed record BookFilter
    {
        public Shelf Shelf { get; init; } = Shelf.All;

        public int? Year { get; init; }

        public string? Text { get; init; }

        public BookKind? Kind { get; init; }

        public Guid? Author { get; init; }

        public bool IsOld { get; init; }

        public string? On { get; init; }

        public Guid? Place { get; init; }
    }

    private sealed class Keys : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, $"[{name}]");

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
