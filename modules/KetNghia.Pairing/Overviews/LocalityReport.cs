using System.Globalization;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Pairing.Overviews;

/// <summary>Báo cáo kết quả kết nghĩa of a locality for a year: the figures of its overview, by content group, commune and sponsor.</summary>
internal sealed class LocalityReport(LocalityOverviewQueries overviews, ICurrentWorkspace workspace, IClock clock, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    public const string KindKey = "locality-report";

    public string Key => KindKey;

    public string Permission => PairingPermissions.Contributions.View;

    public IReadOnlyList<WorkspaceKind> Workspaces { get; } = [WorkspaceKind.Locality];

    public string TypeCode => PaperLanguage.In(() => Text("Code"));

    public DecidingDocumentKind? Decides => null;

    public string? Announcement => null;

    public IReadOnlyList<PaperPartKind> Parts { get; } =
    [
        new("To", PaperPlace.AddressedTo),
        new("Opening", PaperPlace.Body),
        new("Direction", PaperPlace.Body),
        new("Results", PaperPlace.Body),
        new("Judgement", PaperPlace.Body),
        new("Tasks", PaperPlace.Body),
        new("Proposals", PaperPlace.Body) { IsRequired = false },
        new("Recipients", PaperPlace.Recipients),
    ];

    public static string SourceOf(int? year) => year is { } shown ? "?year=" + shown.ToString(CultureInfo.InvariantCulture) : "";

    /// <param name="source">"?year=2025"; the running year without.</param>
    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var year = QueryHelpers.ParseQuery(source).TryGetValue("year", out var typed) && int.TryParse(typed, out var asked) && asked is >= 2000 and <= 2100 ? asked : clock.Today.Year;
        var read = await overviews.ReadAsync(OverviewPeriod.Of(year, null, clock.Today), english: false, cancellationToken);
        var (help, number) = (read.Help, year.ToString(CultureInfo.InvariantCulture));
        return new PaperMaterial
        {
            Title = Text("From", number),
            Path = "/pairing/overviews/locality" + SourceOf(year),
            Count = read.Pairings + help.Count,
            Units = [.. read.Places.Select(p => p.UnitId).Distinct()],
            Fields =
            [
                new("Year", number),
                new("Locality", PaperLanguage.InSentence(workspace.Required.Name)),
                new("Pairings", Format.Whole(read.Pairings)),
                new("Sponsors", Format.Whole(read.Sponsors.Count)),
                new("Communes", Format.Whole(read.Places.Count(p => p.IsCovered))),
                new("Count", Format.Whole(help.Count)),
                new("Pledged", Money(help.Pledged)),
                new("Given", Money(help.Given)),
                new("Received", Money(help.Received)),
                new("Rate", Format.PercentOf(help.Received, help.Pledged)),
                new("Unpriced", Format.Whole(help.Unpriced)),
                new("Open", Format.Whole(help.OpenDiscrepancies)),
            ],
            Blocks = new Dictionary<string, IReadOnlyList<PaperBlock>>
            {
                ["Results"] =
                [
                    PaperLanguage.In(() => Table(Text("Groups"), Text("Group"), read.Groups.Select(g => (g.Name, (int?)null, g.Help)), help, null)),
                ],
            },
            Annexes = PaperLanguage.In<IReadOnlyList<PaperAnnex>>(() =>
            [
                new PaperAnnex { Number = "I", Title = Text("Places"), Body = [Table(null, Text("Place"), read.Places.Select(p => (p.Name, (int?)p.Pairings, p.Help)), help, read.Pairings)] },
                new PaperAnnex { Number = "II", Title = Text("Sponsors"), Body = [Table(null, Text("Sponsor"), read.Sponsors.Select(s => (s.Name, (int?)s.Pairings, s.Help)), help, read.Pairings)] },
            ]),
        };
    }

    /// <summary>One line each with what was pledged, given and received; what has no price is unknown, not nothing.</summary>
    /// <param name="pairings">Beside the total; null for a table without pairings.</param>
    private PaperTable Table(string? title, string what, IEnumerable<(string Name, int? Pairings, HelpSums Help)> lines, HelpSums total, int? pairings)
    {
        string?[] Cells(int? pairs, HelpSums help) => [.. pairings is null ? Array.Empty<string?>() : [pairs is { } n ? Format.Whole(n) : null], Format.Whole(help.Count), Whole(help.Pledged), Whole(help.Given), Whole(help.Received)];

        return new PaperTable
        {
            Title = title,
            Columns =
            [
                new(Text("Index"), 7, PaperColumnKind.Centred), new(what, 24),
                .. pairings is null ? Array.Empty<PaperColumn>() : [new PaperColumn(Text("PairingsColumn"), 10, PaperColumnKind.Figure)],
                new(Text("CountColumn"), 13, PaperColumnKind.Figure), new(Text("Pledged"), 21, PaperColumnKind.Figure, Text("Dong")),
                new(Text("Given"), 21, PaperColumnKind.Figure, Text("Dong")), new(Text("Received"), 21, PaperColumnKind.Figure, Text("Dong")),
            ],
            Rows = [.. lines.Select((line, i) => (IReadOnlyList<string?>)[Format.Whole(i + 1), line.Name, .. Cells(line.Pairings, line.Help)])],
            Total = [null, Text("Total"), .. Cells(pairings, total)],
        };
    }

    private static string Money(long? dong) => dong is { } known ? Format.Money(known) : Format.Unknown;

    private static string? Whole(long? dong) => dong is { } known ? Format.Whole(known) : null;

    private string Text(string key, params object[] values) => texts[$"PaperKind.{KindKey}.{key}", values];
}
