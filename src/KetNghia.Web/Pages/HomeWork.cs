namespace KetNghia.Web.Pages;

/// <summary>The reader's owed work as the home page shows it: counted in one read, listed by kind, the most urgent first.</summary>
internal sealed class HomeWork(WorkItems work, ITexts texts, IClock clock)
{
    /// <summary>How many of a kind stand on the home page; the rest is one link away.</summary>
    public const int PerKind = 5;

    private const int SoonDays = 7;

    /// <param name="asked">What the reader looks at; with a kind, all of that kind page by page.</param>
    public async Task<OwedWorkView> ReadAsync(HomeFilter asked, int? page, CancellationToken cancellationToken)
    {
        var all = await work.TallyAsync(cancellationToken);
        asked = await WithLineAsync(asked, cancellationToken);
        var view = new OwedWorkView(all, clock.Today) { Filter = asked };
        var chosen = all.Where(asked.Holds).ToList();
        if (chosen.Count == 0)
        {
            return view;
        }

        var filter = new WorkFilter(asked.Unit, asked.PartyLine) { Kind = asked.Kind };
        var paging = asked.Kind is null ? null : PageInfo.Of(page, chosen.Sum(t => t.Count));
        var items = paging is null
            ? await work.FirstOfEachKindAsync(filter, PerKind, cancellationToken)
            : await work.ListAsync(filter, paging.Skip, paging.Size, cancellationToken);
        return view with { Paging = paging, Groups = [.. Groups(items, chosen)] };
    }

    /// <summary>How many of the reader's items each choice holds, as the home page lists them, and the most urgent of each; and how many are owed in all.</summary>
    public async Task<(int Owed, IReadOnlyList<(int Count, IReadOnlyList<OwedLine> Lines)> Of)> FirstAsync(
        IReadOnlyList<HomeFilter> asked, int take, CancellationToken cancellationToken)
    {
        var all = await work.TallyAsync(cancellationToken);
        var found = new List<(int, IReadOnlyList<OwedLine>)>();
        foreach (var one in asked)
        {
            var filter = await WithLineAsync(one, cancellationToken);
            var count = all.Where(filter.Holds).Sum(t => t.Count);
            var items = count == 0 ? [] : await work.ListAsync(new WorkFilter(filter.Unit, filter.PartyLine), 0, take, cancellationToken);
            found.Add((count, [.. items.Select(Line)]));
        }

        return (all.Where(t => !t.IsWaiting).Sum(t => t.Count), found);
    }

    /// <summary>What is most late comes first; what waits for others last.</summary>
    private IEnumerable<OwedGroup> Groups(IReadOnlyList<OwedWork> items, IReadOnlyList<WorkTally> chosen) => items
        .GroupBy(i => (i.Kind, i.IsWaiting))
        .Select(g => new OwedGroup(
            g.Key.Kind, Title(g.Key.Kind), g.Key.IsWaiting, [.. g.Select(Line)],
            [.. chosen.Where(t => (t.Kind, t.IsWaiting) == g.Key)], clock.Today))
        .OrderBy(g => g.IsWaiting)
        .ThenBy(g => g.FirstDue ?? DateOnly.MaxValue)
        .ThenBy(g => g.Kind, StringComparer.Ordinal);

    private async Task<HomeFilter> WithLineAsync(HomeFilter filter, CancellationToken cancellationToken) =>
        filter.Party is { } party ? filter with { PartyLine = await work.LineOfAsync(party, cancellationToken) } : filter;

    public string Title(string kind) => texts.Has($"Work.{kind}.Group") ? texts[$"Work.{kind}.Group"] : texts[$"Work.{kind}"];

    private OwedLine Line(OwedWork item)
    {
        var key = "Work." + item.Kind;
        return new OwedLine(
            item.Say(texts),
            NamedText.Of(
                texts.Has(key + ".Context") ? item.Say(texts, ".Context") : "",
                new NamedText(item.About) { PartyId = item.AboutPartyId }, new NamedText(item.UnitName) { UnitId = item.UnitId }),
            texts[key + ".Button"], item.Path, item.Icon, item.DueOn, item.OpenedAtUtc, item.IsWaiting, UrgencyOf(item.DueOn));
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
    /// <summary>The party and every one it succeeded.</summary>
    public IReadOnlyList<Guid>? PartyLine { get; init; }

    public bool IsEmpty => this is { Unit: null, Party: null, Kind: null };

    public bool Holds(WorkTally tally) =>
        (Unit is null || tally.UnitId == Unit) && (Party is null || (tally.AboutPartyId is { } about && PartyLine?.Contains(about) == true)) && (Kind is null || tally.Kind == Kind);

    /// <summary>The same choice of places, of one kind.</summary>
    public Dictionary<string, string?> Of(string? kind) => new()
    {
        ["unit"] = Unit?.ToString(),
        ["party"] = Party?.ToString(),
        ["kind"] = kind,
    };
}

/// <param name="All">Everything the reader has here, whatever the filter.</param>
internal sealed record OwedWorkView(IReadOnlyList<WorkTally> All, DateOnly Today)
{
    public HomeFilter Filter { get; init; } = new(null, null, null);

    public IReadOnlyList<OwedGroup> Groups { get; init; } = [];

    /// <summary>Only with a kind.</summary>
    public PageInfo? Paging { get; init; }

    public int Owed => All.Where(t => !t.IsWaiting).Sum(t => t.Count);

    public int Overdue => All.Where(t => !t.IsWaiting && t.DueOn < Today).Sum(t => t.Count);

    public IReadOnlyList<(Guid Id, string Name)> Units => Choices(t => t.UnitId, t => t.UnitName);

    public IReadOnlyList<(Guid Id, string Name)> Parties => Choices(t => t.AboutPartyId, t => t.About);

    /// <summary>Nothing to choose among a handful.</summary>
    public bool MayFilter => All.Sum(t => t.Count) > HomeWork.PerKind && (Units.Count > 1 || Parties.Count > 1);

    private List<(Guid Id, string Name)> Choices(Func<WorkTally, Guid?> id, Func<WorkTally, string?> name) =>
        [.. All.Where(t => id(t) is not null && name(t) is not null).DistinctBy(id).Select(t => (id(t)!.Value, name(t)!))
            .OrderBy(c => VietnameseText.SortKey(c.Item2), StringComparer.Ordinal)];
}

/// <param name="Tallies">Of all there are of this kind, shown or not.</param>
internal sealed record OwedGroup(string Kind, string Title, bool IsWaiting, IReadOnlyList<OwedLine> Lines, IReadOnlyList<WorkTally> Tallies, DateOnly Today)
{
    public int Count => Tallies.Sum(t => t.Count);

    public int Overdue => Tallies.Where(t => t.DueOn < Today).Sum(t => t.Count);

    public DateOnly? FirstDue => Tallies.Min(t => t.DueOn);

    public string Css => IsWaiting ? "hd-idle" : Overdue > 0 ? "hd-bad" : Lines[0].Urgency == Urgency.Soon ? "hd-warn" : "hd-info";
}

/// <param name="Path">Relative to the workspace.</param>
internal sealed record OwedLine(
    string Title, IReadOnlyList<NamedText> Context, string Button, string Path, string Icon, DateOnly? DueOn, DateTime OpenedAtUtc, bool IsWaiting, Urgency Urgency);
