using System.Globalization;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Contributions;

/// <summary>Biên bản bàn giao, tiếp nhận as a paper that is kept: figures both sides stated of one delivery, with the list to sign.</summary>
internal sealed class HandoverPaper(ContributionQueries queries, ContributionRecords kind, HandoverMinutes minutes, ICurrentTenant tenant, RecordCodes codes, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    public const string KindKey = "handover";

    public static readonly IReadOnlyList<WorkspaceKind> DrawnUpIn = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public string Key => KindKey;

    public string Permission => PairingPermissions.Contributions.View;

    public IReadOnlyList<WorkspaceKind> Workspaces => DrawnUpIn;

    public string TypeCode => HandoverMinutes.TypeCode;

    public DecidingDocumentKind? Decides => null;

    public string? Announcement => null;

    public IReadOnlyList<PaperPartKind> Parts { get; } =
    [
        new("Bases", PaperPlace.Bases),
        new("Opening", PaperPlace.Body),
        new("Content", PaperPlace.Body),
        new("Opinions", PaperPlace.Body),
        new("Close", PaperPlace.Body),
        new("Recipients", PaperPlace.Recipients),
    ];

    /// <param name="rows">Empty rows of the list to sign.</param>
    public static string SourceOf(Guid contribution, Guid delivery, int rows) => string.Create(CultureInfo.InvariantCulture, $"{contribution}/{delivery}/{rows}");

    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var (id, deliveryId, rows) = Parse(source);
        var details = await DetailsAsync(id, cancellationToken);
        var delivery = details?.Item.Deliveries.FirstOrDefault(d => d.Id == deliveryId);
        return details is null || delivery is null || !HandoverMinutes.MayBeWritten(details.Item, delivery)
            ? new PaperMaterial { Title = Format.Unknown, Path = "/pairing/contributions", Count = 0, Units = details is null ? [] : [details.Item.UnitId], Fields = Fields(null, null, rows) }
            : PaperLanguage.In(() => Material(details, delivery, rows));
    }

    /// <summary>Read in its own tenant: the province draws up minutes of what localities receive.</summary>
    private async Task<ContributionDetails?> DetailsAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await kind.TenantOfAsync(id, cancellationToken) is not { } owner)
        {
            return null;
        }

        using (tenant.Change(owner))
        {
            return await queries.FindAsync(id, english: false, cancellationToken);
        }
    }

    private PaperMaterial Material(ContributionDetails details, DeliveryLine delivery, int rows)
    {
        var item = details.Item;
        return new PaperMaterial
        {
            Title = texts["PaperKind.handover.From", codes.Shown(item.TenantId, item.Number), delivery.Sequence],
            Path = $"/pairing/contributions/details/{item.Id}",
            Count = 1,
            Units = [item.UnitId],
            Parties = [item.SponsorPartyId],
            Subjects = [new PaperSubject(item.TenantId, item.PairingId, texts["PaperKind.handover.From", codes.Full(item.TenantId, item.Number), delivery.Sequence])],
            Fields = Fields(details, delivery, rows),
            Blocks = new Dictionary<string, IReadOnlyList<PaperBlock>>
            {
                ["Opening"] = [.. minutes.Parties(item, delivery)],
                ["Content"] = [.. WithoutHeading(minutes.Content(details, delivery))],
                ["Opinions"] = [.. WithoutHeading(minutes.Said(item, delivery))],
            },
            Annexes = [minutes.SigningList(item, delivery, rows)],
            OtherSigners = [new([texts["Minutes.Sign.Giver"]], delivery.HandedOverBy, texts["Minutes.Sign.Note"])],
        };
    }

    /// <summary>It is typed in the text of the part.</summary>
    private static IEnumerable<PaperBlock> WithoutHeading(IEnumerable<PaperBlock> blocks) => blocks.Where(b => b is not PaperHeading);

    private PaperField[] Fields(ContributionDetails? details, DeliveryLine? delivery, int rows)
    {
        var bases = details is null ? [] : PaperLanguage.In(() => minutes.Bases(details).ToList());
        var open = texts["Minutes.Open"].Value;
        return
        [
            new("Sponsor", details?.Item.SponsorName ?? Format.Unknown),
            new("Receiver", details?.Item.ReceiverName ?? Format.Unknown),
            new("Contribution", details?.Item.Title ?? Format.Unknown),
            new("Time", delivery is null ? Format.Unknown : Format.Whole(delivery.Sequence)),
            new("Place", delivery?.Place ?? open),
            new("Decision", bases.Count > 0 ? bases[0] : open),
            new("Pairing", bases.Count > 1 ? bases[1] : open),
            new("Rows", Format.Whole(rows)),
        ];
    }

    private static (Guid Contribution, Guid Delivery, int Rows) Parse(string source)
    {
        var parts = source.Split('/');
        Guid At(int index) => index < parts.Length && Guid.TryParse(parts[index], out var id) ? id : Guid.Empty;

        return (At(0), At(1), parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? Math.Clamp(rows, HandoverMinutes.FewestRows, HandoverMinutes.MostRows) : HandoverMinutes.UsualRows);
    }
}
