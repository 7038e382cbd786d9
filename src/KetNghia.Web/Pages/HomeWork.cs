namespace KetNghia.Web.Pages;

/// <summary>The reader's owed work as the home page shows it: counted in one read, listed by kind, the most urgent first.</summary>
internal sealed class HomeWork(WorkItems work, ITexts texts, IClock clock)
{
    /// <summary>How many of a kind stand on the home page; the rest is one link away.</summary>
    public const int PerKind = 5;

    private const int SoonDays = 7;

    /// <summary>Places or sponsors to choose from; the page of any other leads to its work.</summary>
    private const int Choices = 100;

    /// <param name="asked">What the reader looks at; with a kind, all of that kind page by page.</param>
    public async Task<OwedWorkView> ReadAsync(HomeFilter asked, int? page, CancellationToken cancellationToken)
    {
        var filter = await FilterAsync(asked, cancellationToken);
        var all = await work.TallyAsync(filter, cancellationToken);
        var view = new OwedWorkView(all) { Filter = asked };
        if (all.Sum(t => t.All) > PerKind || !asked.IsEmpty)
        {
            var (units, parties) = await work.SubjectsAsync(asked.Unit, asked.Party, Choices, cancellationToken);
            view = view with { Units = InOrder(units), Parties = InOrder(parties) };
        }

        var chosen = all.Where(t => t.Count > 0).ToList();
        if (chosen.Count == 0)
        {
            return view;
        }

        var paging = asked.Kind is null ? null : PageInfo.Of(page, chosen.Sum(t => t.Count));
        var items = paging is null
            ? await work.FirstOfEachAsync([.. chosen.Select(t => (t.Kind, t.IsWaiting))], filter, PerKind, cancellationToken)
            : await work.ListAsync(filter, paging.Skip, paging.Size, cancellationToken);
        return view with { Paging = paging, Groups = [.. Groups(items, chosen)] };
    }

    /// <summary>How many of the reader's items each choice holds, as the home page lists them, and the most urgent of each; and how many are owed in all.</summary>
    public async Task<(int Owed, IReadOnlyList<(int Count, IReadOnlyList<OwedLine> Lines)> Of)> FirstAsync(
        IReadOnlyList<HomeFilter> asked, int take, CancellationToken cancellationToken)
    {
        var filters = new List<WorkFilter>();
        foreach (var one in asked)
        {
            filters.Add(await FilterAsync(one, cancellationToken));
        }

        var (owed, counts) = await work.CountAsync(filters, cancellationToken);
        var found = new List<(int, IReadOnlyList<OwedLine>)>();
        foreach (var (filter, count) in filters.Zip(counts))
        {
            var items = count == 0 ? [] : await work.ListAsync(filter, 0, take, cancellationToken);
            found.Add((count, [.. items.Select(Line)]));
        }

        return (owed, found);
    }

    /// <summary>What is most late comes first; what waits for others last.</summary>
    private IEnumerable<OwedGroup> Groups(IReadOnlyList<OwedWork> items, IReadOnlyList<WorkTally> chosen) => items
        .GroupBy(i => (i.Kind, i.IsWaiting))
        .Select(g => new OwedGroup(g.Key.Kind, Title(g.Key.Kind), g.Key.IsWaiting, [.. g.Select(Line)], chosen.First(t => (t.Kind, t.IsWaiting) == g.Key)))
        .OrderBy(g => g.IsWaiting)
        .ThenBy(g => g.Tally.FirstDue ?? DateOnly.MaxValue)
        .ThenBy(g => g.Kind, StringComparer.Ordinal);

    /// <summary>With the party and every one it succeeded.</summary>
    private async Task<WorkFilter> FilterAsync(HomeFilter asked, CancellationToken cancellationToken) =>
        new(asked.Unit, asked.Party is { } party ? await work.LineOfAsync(party, cancellationToken) : null) { Kind = asked.Kind };

    private static IReadOnlyList<WorkSubject> InOrder(IReadOnlyList<WorkSubject> subjects) => [.. subjects.OrderBy(s => VietnameseText.SortKey(s.Name), StringComparer.Ordinal)];

    public string Title(string kind) => texts.Has($"Work.{kind}.Group") ? texts[$"Work.{kind}.Group"] : texts[$"Work.{kind}"];

    private OwedLine Line(OwedWork item)
    {
        var key = "Work." + item.Kind;
        return new OwedLine(
            item.Say(texts),
            NamedText.Of(
                texts.Has(key + ".Context") ? item.Say(texts, ".Context") : "",
                new NamedText(item.About) { PartyId = item.AboutPartyId }, new NamedText(item.UnitName) { UnitId = item.UnitId }),
            texts[key + ".Button"], item.Path, item.Icon, item.DueOn, item.OpenedAtUtc, item.IsWaiting, UrgencyOf(item.DueOn))
        {
            Whose = item.Whose(texts),
        };
    }

    private Urgency UrgencyOf(DateOnly? due) => due switch
    {
        null => Urgency.None,
        { } day when day < clock.Today => Urgency.Overdue,
        { } day when day <= clock.Today.AddDays(SoonDays) => Urgency.Soon,
        _ => Urgency.Later,
    };
}

internal enum Urgency
{
    None,
    Later,
    Soon,
    Overdue,
}

/// <summary>Which of the owed work the reader looks at; stands in the address.</summary>
internal sealed record HomeFilter(Guid? Unit, Guid? Party, string? Kind)
{
    public bool IsEmpty => this is { Unit: null, Party: null, Kind: null };

    /// <summary>The same choice of places, of one kind.</summary>
    public Dictionary<string, string?> Of(string? kind) => new()
    {
        ["unit"] = Unit?.ToString(),
        ["party"] = Party?.ToString(),
        ["kind"] = kind,
    };
}

/// <param name="All">Everything the reader has here, whatever the filter.</param>
internal sealed record OwedWorkView(IReadOnlyList<WorkTally> All)
{
    public HomeFilter Filter { get; init; } = new(null, null, null);

    public IReadOnlyList<OwedGroup> Groups { get; init; } = [];

    /// <summary>Only with a kind.</summary>
    public PageInfo? Paging { get; init; }

    public int Owed => All.Where(t => !t.IsWaiting).Sum(t => t.All);

    public int Overdue => All.Where(t => !t.IsWaiting).Sum(t => t.AllOverdue);

    public IReadOnlyList<WorkSubject> Units { get; init; } = [];

    public IReadOnlyList<WorkSubject> Parties { get; init; } = [];

    /// <summary>Nothing to choose among a handful.</summary>
    public bool MayFilter => All.Sum(t => t.All) > HomeWork.PerKind && (Units.Count > 1 || Parties.Count > 1);
}

/// <param name="Tally">Of all there are of this kind, shown or not.</param>
internal sealed record OwedGroup(string Kind, string Title, bool IsWaiting, IReadOnlyList<OwedLine> Lines, WorkTally Tally)
{
    public int Count => Tally.Count;

    public int Overdue => Tally.Overdue;

    public string Css => IsWaiting ? "hd-idle" : Overdue > 0 ? "hd-bad" : Lines[0].Urgency == Urgency.Soon ? "hd-warn" : "hd-info";
}

/// <param name="Path">Relative to the workspace.</param>
internal sealed record OwedLine(
    string Title, IReadOnlyList<NamedText> Context, string Button, string Path, string Icon, DateOnly? DueOn, DateTime OpenedAtUtc, bool IsWaiting, Urgency Urgency)
{
    /// <summary>On whose behalf, or who does it meanwhile; empty for the reader's own.</summary>
    public string Whose { get; init; } = "";
}
