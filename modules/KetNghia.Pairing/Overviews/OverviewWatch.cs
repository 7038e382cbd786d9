using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Pairing.Overviews;

/// <param name="Total">Name of the figure, as the list it opens names it.</param>
internal sealed record WatchLine(string Icon, string Total, long Value, string Text, string Hint, string Page, RouteValueDictionary Route);

/// <summary>Cần để mắt: what nobody owes by name, yet somebody should look at. Lines without a case are left out.</summary>
internal sealed class OverviewWatch(OverviewReads reads, CoverageQueries coverage, FigureQueries figures, ICurrentWorkspace workspace, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts)
{
    private const int Named = 4;

    /// <param name="compares">Also says how the year before was, at the price of one more read.</param>
    public async Task<IReadOnlyList<WatchLine>> LinesAsync(OverviewPeriod period, bool compares, CancellationToken cancellationToken)
    {
        var help = await reads.HelpAsync(period.Year, cancellationToken);
        var (idle, silent) = await coverage.GapsAsync(period, Named + 1, cancellationToken);
        List<WatchLine> lines =
        [
            .. Idle(idle, period),
            .. Silent(silent),
        ];
        if (workspace.Required.Kind == WorkspaceKind.Province)
        {
            lines.AddRange(await AcrossYearsAsync(cancellationToken));
        }
        else if (help is { OpenDiscrepancies: > 0 and var open })
        {
            lines.Add(Rows("scale", "discrepancies-watch", open, texts["Watch.Open", open], texts["Watch.OpenHint"], period.Year, FigureOnly.Open));
        }

        lines.AddRange(await OccasionsAsync(help, period, compares, cancellationToken));
        return lines;
    }

    private IEnumerable<WatchLine> Idle(CoverageGap idle, OverviewPeriod period)
    {
        if (idle.Count > 0 && period.HasBegun(period.Quarter, clock.Today))
        {
            yield return new WatchLine(
                "map-pin", "communes-watch", idle.Count, texts["Watch.Idle", idle.Count, period.NameOf(period.Quarter, texts)], Names(idle),
                "/Overviews/Communes", new RouteValueDictionary { ["year"] = shown.Value, ["quarter"] = period.Quarter, ["has"] = "false" });
        }
    }

    private IEnumerable<WatchLine> Silent(CoverageGap silent)
    {
        if (silent.Count > 0)
        {
            yield return new WatchLine(
                "building", "sponsors-watch", silent.Count, texts["Watch.Silent", silent.Count, shown.AnyWords], Names(silent),
                "/Overviews/Givers", new RouteValueDictionary { ["year"] = shown.Value, ["has"] = "false" });
        }
    }

    private async Task<IReadOnlyList<WatchLine>> AcrossYearsAsync(CancellationToken cancellationToken)
    {
        var old = await figures.CountAsync(FigureOnly.Old, cancellationToken);
        List<WatchLine> lines =
        [
            Rows("scale", "count-old", old, texts["Watch.Old", old, FigureQueries.OldDays], texts["Watch.OldHint"], null, FigureOnly.Old),
            .. await LateAsync(cancellationToken),
        ];
        return [.. lines.Where(l => l.Value > 0)];
    }

    /// <summary>How many contributions are overdue, whoever is to hand them over.</summary>
    public Task<int> OverdueAsync(CancellationToken cancellationToken) => figures.OverdueAsync(cancellationToken);

    /// <summary>What should have been handed over by now, whoever is to do it: other than the owed work above, it says whose it counts.</summary>
    public async Task<IReadOnlyList<WatchLine>> LateAsync(CancellationToken cancellationToken)
    {
        var late = await figures.OverdueAsync(cancellationToken);
        var (text, hint) = workspace.Required.Kind switch
        {
            WorkspaceKind.Sponsor => ("Watch.LateOwn", "Watch.LateOwnHint"),
            WorkspaceKind.Province => ("Watch.LateProvince", "Watch.LateHint"),
            _ when AmbientFrame.Current.Scope is not null => ("Watch.LateScope", "Watch.LateHint"),
            _ => ("Watch.Late", "Watch.LateHint"),
        };
        return late == 0
            ? []
            : [new WatchLine("hourglass", "count-late", late, texts[text, late], texts[hint], "/Contributions/Index", new RouteValueDictionary { ["year"] = "all", ["view"] = nameof(ContributionView.Late) })];
    }

    /// <summary>How much of what arrived was tied to an occasion, against the year before: gifts come and go, models stay.</summary>
    private async Task<IReadOnlyList<WatchLine>> OccasionsAsync(HelpSums help, OverviewPeriod period, bool compares, CancellationToken cancellationToken)
    {
        if (help.Occasional == 0)
        {
            return [];
        }

        var last = period.Year - 1;
        var before = compares && last is not null ? await reads.HelpAsync(last, cancellationToken) : HelpSums.None;
        var hint = before.Count > 0
            ? texts["Watch.OccasionsBefore", last!, Format.PercentOf(before.Occasional, before.ReceivedDong)]
            : texts["Watch.OccasionsHint", Format.MoneyHeading(help.Occasional)];
        return
        [
            Rows(
                "gift", "occasions-watch", help.Occasional, texts["Watch.Occasions", Format.PercentOf(help.Occasional, help.ReceivedDong)],
                hint, period.Year, FigureOnly.Occasion),
        ];
    }

    private static WatchLine Rows(string icon, string total, long value, string text, string hint, int? year, FigureOnly only) => new(
        icon, total, value, text, hint, "/Overviews/Rows", new RouteValueDictionary { ["year"] = year is { } y ? y : "all", ["only"] = only });

    private string Names(CoverageGap gap) =>
        gap.Count <= Named + 1 ? string.Join(", ", gap.First) : texts["Watch.AndOthers", string.Join(", ", gap.First.Take(Named)), gap.Count - Named];
}
