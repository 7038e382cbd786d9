using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// Biên bản bàn giao, tiếp nhận of one delivery, from what both sides stated. What the record does not know (who issues it, the day
/// and the offices of who signs) is left open for a pen.
/// </summary>
internal sealed class HandoverMinutes(RecordCodes codes, IStringLocalizer<PairingResource> texts)
{
    public const int FewestRows = 5;
    public const int UsualRows = 20;
    public const int MostRows = 200;

    public const string TypeCode = "BB";

    /// <summary>Minutes are drawn up of what stands: neither withdrawn nor reversed.</summary>
    public static bool MayBeWritten(ContributionHead item, DeliveryLine delivery) =>
        delivery.State != DeliveryState.Withdrawn && item.State != ContributionState.Reversed && item.ReversesId is null;

    /// <summary>Of plain letters: "bien-ban-ng-dg-2026-0001-lan-1.docx".</summary>
    public string FileNameOf(ContributionHead item, DeliveryLine delivery) =>
        PaperLanguage.In(() => PaperFile.NameOf(texts["Minutes.File", codes.Full(item.TenantId, item.Number), delivery.Sequence]));

    /// <param name="rows">Empty rows of the list to sign.</param>
    public Paper Of(ContributionDetails details, DeliveryLine delivery, int rows) => PaperLanguage.In(() =>
    {
        var item = details.Item;
        return new Paper
        {
            Head = new PaperHead { TypeCode = TypeCode },
            TypeName = texts["Minutes.Type"],
            Matter = texts["Minutes.Matter", item.Title],
            Bases = [.. Bases(details)],
            Body = [new PaperParagraph(texts["Minutes.Today", delivery.Place ?? texts["Minutes.Open"].Value]), .. Parties(item, delivery), .. Content(details, delivery), .. Said(item, delivery), new PaperParagraph(texts["Minutes.Close", rows])],
            Signatures = [new([texts["Minutes.Sign.Giver"]], Note: texts["Minutes.Sign.Note"]), new([texts["Minutes.Sign.Receiver"]], Note: texts["Minutes.Sign.Note"])],
            Annexes = [SigningList(item, delivery, rows)],
        };
    });

    public IEnumerable<string> Bases(ContributionDetails details)
    {
        var pairing = details.Pairing;
        yield return pairing.DocumentNumber is { } number
            ? texts["Minutes.Base.Document", number, pairing.DocumentOn is { } on ? Format.OfficialDate(on) : texts["Minutes.OpenDay"].Value, pairing.DocumentIssuer ?? texts["Minutes.Open"].Value]
            : texts["Minutes.Base.Open"];
        yield return texts["Minutes.Base.Pairing", codes.Full(pairing.TenantId, pairing.Code), details.Item.SponsorName, details.Item.ReceiverName];
    }

    public IEnumerable<PaperBlock> Parties(ContributionHead item, DeliveryLine delivery) =>
    [
        new PaperHeading(texts["Minutes.Giver"]),
        Party(item.SponsorName, delivery.HandedOverBy),
        new PaperHeading(texts["Minutes.Receiver"]),
        Party(item.ReceiverName, delivery.ReceivedBy),
    ];

    private PaperFacts Party(string name, string? person) =>
        new([new(texts["Minutes.Party"], name), new(texts["Minutes.Person"], person), new(texts["Minutes.Office"], null)]);

    public IEnumerable<PaperBlock> Content(ContributionDetails details, DeliveryLine delivery)
    {
        var item = details.Item;
        List<PaperFact> facts =
        [
            new(texts["Minutes.Contribution"], $"{item.Title} ({codes.Full(item.TenantId, item.Number)})"),
            new(texts["Minutes.Time"], texts[delivery.IsLast ? "Minutes.Time.Last" : "Minutes.Time.Of", delivery.Sequence]),
            new(texts["Pledge.Source"], texts["FundingSource." + item.FundingSource]),
        ];
        if (!item.IsCash)
        {
            facts.Add(new(texts["Pledge.UnitPrice"], item.UnitPriceDong is { } price ? $"{Format.Money(price)} / {item.Unit}" : texts["Minutes.NoPrice"]));
        }

        return [new PaperHeading(texts["Minutes.Content"]), new PaperFacts(facts), Figures(item, delivery)];
    }

    private PaperTable Figures(ContributionHead item, DeliveryLine delivery)
    {
        var isConfirmed = delivery.State == DeliveryState.Confirmed;
        var apart = isConfirmed ? Less(item, delivery.Received, delivery.Given) : default;
        return new PaperTable
        {
            Title = texts["Minutes.Table"],
            Columns =
            [
                new(texts["Minutes.Column.Side"], 18),
                new(texts["Minutes.Column.Day"], 15, PaperColumnKind.Centred),
                new(texts["Minutes.Column.Who"], 29),
                .. item.IsCash ? Array.Empty<PaperColumn>() : [new PaperColumn(texts["Minutes.Column.Quantity"], 17, PaperColumnKind.Figure, item.Unit)],
                new(texts["Minutes.Column.Value"], 21, PaperColumnKind.Figure, texts["Minutes.Dong"]),
            ],
            Rows =
            [
                [texts["Minutes.Given"], Format.Date(delivery.HandedOverOn), Who(delivery.GivenByName, delivery.GivenAtUtc, delivery.GivenOnBehalf), .. Cells(item, delivery.Given)],
                isConfirmed
                    ? [texts["Minutes.Received"], Format.Date(delivery.ReceivedOn), Who(delivery.ConfirmedByName, delivery.ConfirmedAtUtc, onBehalf: false), .. Cells(item, delivery.Received)]
                    : [texts["Minutes.Received"]],
                [texts["Minutes.Difference"], null, null, .. isConfirmed ? Cells(item, apart) : []],
            ],
            Total = isConfirmed ? [texts["Minutes.Counted"], null, null, .. Cells(item, delivery.Counted)] : null,
        };
    }

    private static Figure Less(ContributionHead item, Figure received, Figure given) =>
        new(item.IsCash ? null : received.Measure - given.Measure, received.Dong - given.Dong);

    private static string[] Cells(ContributionHead item, Figure figure) => item.IsCash ? [Format.Whole(figure.Dong)] : [Format.Quantity(figure.Thousandths), Format.Whole(figure.Dong)];

    private string Who(string? name, DateTime? atUtc, bool onBehalf) =>
        texts["Minutes.Who", name ?? "", Format.DateTime(atUtc)] + (onBehalf ? $" ({texts["Delivery.OnBehalf"]})" : "");

    public IEnumerable<PaperBlock> Said(ContributionHead item, DeliveryLine delivery)
    {
        yield return new PaperHeading(texts["Minutes.Opinions"]);
        if (delivery.GivenNote is not null)
        {
            yield return new PaperParagraph(texts["Minutes.Note.Giver", delivery.GivenNote]);
        }

        if (delivery.ReceivedNote is not null)
        {
            yield return new PaperParagraph(texts["Minutes.Note.Receiver", delivery.ReceivedNote]);
        }

        yield return new PaperParagraph(Outcome(item, delivery));
        yield return new PaperParagraph(texts["Minutes.Other"]);
    }

    private string Outcome(ContributionHead item, DeliveryLine delivery)
    {
        if (delivery.State == DeliveryState.Awaiting)
        {
            return texts["Minutes.Awaiting"];
        }

        if (item.Discrepancies.FirstOrDefault(d => d.DeliveryId == delivery.Id) is not { } gap)
        {
            return texts["Minutes.Same"];
        }

        var reason = gap.Reason is null ? "" : $"{texts["DiscrepancyReason." + gap.Reason]}: {gap.ReasonText}";
        return gap.State switch
        {
            DiscrepancyState.Settled => texts["Minutes.Settled", item.Show(gap.Proposed), Format.Date(gap.SettledAtUtc is { } at ? Format.DateOf(at) : null), reason],
            DiscrepancyState.Proposed => texts["Minutes.Proposed", texts["Settle.By." + gap.ProposedSide, gap.ProposedByName ?? ""].Value, item.Show(gap.Proposed), reason],
            _ => texts["Minutes.Apart", item.Show(gap.Received)],
        };
    }

    public PaperAnnex SigningList(ContributionHead item, DeliveryLine delivery, int rows) => new()
    {
        Title = texts["Minutes.List"],
        Reference = texts["Minutes.List.Reference", codes.Full(item.TenantId, item.Number), delivery.Sequence],
        Body =
        [
            new PaperTable
            {
                Columns =
                [
                    new(texts["Minutes.Column.Index"], 7, PaperColumnKind.Centred),
                    new(texts["Minutes.Column.Name"], 30),
                    new(texts["Minutes.Column.Village"], 22),
                    item.IsCash ? new(texts["Minutes.Column.Amount"], 18, PaperColumnKind.Figure, texts["Minutes.Dong"]) : new(texts["Minutes.Column.Quantity"], 18, PaperColumnKind.Figure, item.Unit),
                    new(texts["Minutes.Column.Signature"], 23),
                ],
                Rows = Enumerable.Range(1, rows).Select(n => (IReadOnlyList<string?>)[Format.Whole(n)]),
                Total = [null, texts["Minutes.Total"]],
                IsForPens = true,
            },
        ],
    };
}
