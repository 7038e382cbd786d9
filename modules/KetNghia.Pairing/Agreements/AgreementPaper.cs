using System.Globalization;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Agreements;

/// <summary>
/// What both sides of a pairing sign, drawn up before the signing from the pairing, or from the agreement recorded of it with its
/// commitments. QĐ 3651/QĐ-UBND, phần II.2.
/// </summary>
internal abstract class AgreementPaper(string key, PairingAccess access, RecordCodes codes, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    private const string AgreementMark = "agreement:";

    public string Key => key;

    public string Permission => PairingPermissions.Pairings.View;

    public IReadOnlyList<WorkspaceKind> Workspaces { get; } = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public string TypeCode => PaperLanguage.In(() => texts[$"PaperKind.{key}.Code"].Value);

    public DecidingDocumentKind? Decides => null;

    public string? Announcement => null;

    public IReadOnlyList<PaperPartKind> Parts { get; } =
    [
        new("Bases", PaperPlace.Bases),
        new("Parties", PaperPlace.Body),
        new("Commitments", PaperPlace.Body),
        new("Work", PaperPlace.Body),
        new("Close", PaperPlace.Body),
        new("Recipients", PaperPlace.Recipients),
    ];

    /// <summary>The kind of paper an agreement of the type is; null where none is drawn up here.</summary>
    public static string? KindOf(AgreementType type) => type switch
    {
        AgreementType.Covenant => CovenantPaper.KindKey,
        AgreementType.Memorandum => MemorandumPaper.KindKey,
        _ => null,
    };

    /// <summary>The type of agreement a paper of the pairing is recorded as.</summary>
    /// <param name="paper">In force; null when the reader sees none.</param>
    /// <exception cref="RecordNotFoundException">It is no agreement, or of another pairing.</exception>
    public static AgreementType TypeOf(IssuedPaper? paper, Guid pairingId) => paper?.Subjects.Any(s => s.RecordId == pairingId) != true
        ? throw new RecordNotFoundException()
        : paper.Kind switch
        {
            CovenantPaper.KindKey => AgreementType.Covenant,
            MemorandumPaper.KindKey => AgreementType.Memorandum,
            _ => throw new RecordNotFoundException(),
        };

    public static string SourceOfPairing(Guid id) => id.ToString();

    public static string SourceOfAgreement(Guid id) => AgreementMark + id;

    /// <summary>What was drawn up before the signing is recorded once it is signed.</summary>
    public async Task<PaperFollowUp?> FollowUpAsync(Guid paperId, string source, IReadOnlyList<Guid> recordIds, CancellationToken cancellationToken) =>
        Parse(source) is (IsAgreement: false, var pairing) && !await (await access.AgreementsAsync(cancellationToken)).AnyAsync(a => a.PaperId == paperId, cancellationToken)
            ? new PaperFollowUp($"/pairing/agreements/record/{pairing}?paper={paperId}", PairingPermissions.Agreements.Record)
            : null;

    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var (isAgreement, id) = Parse(source);
        var agreement = isAgreement
            ? await (await access.AgreementsAsync(cancellationToken)).AsNoTracking().Where(a => a.Id == id)
                .Select(a => new Signed(a.PairingId, a.FromOn, a.ToOn, a.SponsorSignatory, a.ReceiverSignatory, a.Summary,
                    a.Commitments.OrderBy(c => c.SortOrder).Select(c => new Commitment(c.Content, c.QuantityThousandths, c.Unit, c.Year)).ToList()))
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        var of = isAgreement ? agreement?.PairingId ?? Guid.Empty : id;
        var pairing = await PaperPair.ReadAsync(access, of, cancellationToken);
        return PaperLanguage.In(() => Material(pairing, agreement));
    }

    private PaperMaterial Material(PaperPair? pairing, Signed? agreement)
    {
        var open = texts["PaperKind.agreement.Open"].Value;
        return new PaperMaterial
        {
            Title = pairing is null ? Format.Unknown : texts["PaperKind.agreement.From", codes.Shown(pairing.TenantId, pairing.Code)],
            Path = pairing is null ? "/pairing/pairings" : $"/pairing/pairings/documents/{pairing.Id}",
            Count = pairing is null ? 0 : 1,
            Units = pairing?.Units ?? [],
            Parties = pairing?.Parties ?? [],
            Subjects = pairing is null ? [] : [agreement is null ? pairing.Said(texts) : pairing.Said(texts, agreement.FromOn, agreement.ToOn)],
            Fields =
            [
                new("Sponsor", pairing?.SponsorNames ?? Format.Unknown),
                new("Receiver", pairing?.ReceiverNames ?? Format.Unknown),
                new("Pairing", pairing is null ? Format.Unknown : codes.Full(pairing.TenantId, pairing.Code)),
                new("Content", agreement?.Summary ?? pairing?.Fields ?? Format.Unknown),
                new("Period", pairing is null ? Format.Unknown : Format.Period(agreement?.FromOn ?? pairing.FromOn, agreement is null ? pairing.ToOn : agreement.ToOn)),
                new("SponsorSignatory", agreement?.SponsorSignatory ?? open),
                new("ReceiverSignatory", agreement?.ReceiverSignatory ?? open),
            ],
            Blocks = agreement is { Commitments.Count: > 0 }
                ? new Dictionary<string, IReadOnlyList<PaperBlock>> { ["Commitments"] = [Table(agreement.Commitments)] }
                : new Dictionary<string, IReadOnlyList<PaperBlock>>(),
            OtherSigners = [new([texts["PaperKind.agreement.SponsorSide"], .. pairing is null ? Array.Empty<string>() : [pairing.SponsorNames]], agreement?.SponsorSignatory)],
        };
    }

    private PaperTable Table(IReadOnlyList<Commitment> commitments) => new()
    {
        Columns =
        [
            new(texts["PaperKind.assignment.Index"], 8, PaperColumnKind.Centred),
            new(texts["Agreement.Commitment"], 52),
            new(texts["Agreement.Quantity"], 18, PaperColumnKind.Figure),
            new(texts["Agreement.Unit"], 16, PaperColumnKind.Centred),
            new(texts["Filter.Year"], 12, PaperColumnKind.Centred),
        ],
        Rows =
        [
            .. commitments.Select((c, i) => (IReadOnlyList<string?>)
            [
                Format.Whole(i + 1), c.Content, c.QuantityThousandths is { } quantity ? Format.Quantity(quantity) : null, c.Unit, c.Year?.ToString(CultureInfo.InvariantCulture),
            ]),
        ],
    };

    private static (bool IsAgreement, Guid Id) Parse(string source)
    {
        var isAgreement = source.StartsWith(AgreementMark, StringComparison.Ordinal);
        return (isAgreement, Guid.TryParse(isAgreement ? source[AgreementMark.Length..] : source, out var id) ? id : Guid.Empty);
    }

    private sealed record Signed(
        Guid PairingId, DateOnly FromOn, DateOnly? ToOn, string SponsorSignatory, string ReceiverSignatory, string? Summary, IReadOnlyList<Commitment> Commitments);

    private sealed record Commitment(string Content, long? QuantityThousandths, string? Unit, int? Year);
}

/// <summary>Giao ước kết nghĩa.</summary>
internal sealed class CovenantPaper(PairingAccess access, RecordCodes codes, IStringLocalizer<PairingResource> texts) : AgreementPaper(KindKey, access, codes, texts)
{
    public const string KindKey = "covenant";
}

/// <summary>Bản ghi nhớ.</summary>
internal sealed class MemorandumPaper(PairingAccess access, RecordCodes codes, IStringLocalizer<PairingResource> texts) : AgreementPaper(KindKey, access, codes, texts)
{
    public const string KindKey = "memorandum";
}
