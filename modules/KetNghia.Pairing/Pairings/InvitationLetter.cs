using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>Công văn mời kết nghĩa: to the sponsor of one pairing, which answers by accepting or declining. QĐ 3651/QĐ-UBND, phần II.2.</summary>
internal sealed class InvitationLetter(PairingAccess access, RecordCodes codes, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    public const string KindKey = "invitation";

    public string Key => KindKey;

    public string Permission => PairingPermissions.Pairings.View;

    public IReadOnlyList<WorkspaceKind> Workspaces { get; } = [WorkspaceKind.Locality, WorkspaceKind.Province];

    /// <summary>A letter has no name of its type.</summary>
    public string TypeCode => "";

    public DecidingDocumentKind? Decides => DecidingDocumentKind.Letter;

    public string? Announcement => null;

    public IReadOnlyList<PaperPartKind> Parts { get; } = [new("To", PaperPlace.AddressedTo), new("Text", PaperPlace.Body), new("Recipients", PaperPlace.Recipients)];

    /// <param name="source">The id of the pairing.</param>
    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(source, out var known) ? known : Guid.Empty;
        var pairing = await PaperPair.ReadAsync(access, id, cancellationToken);
        return new PaperMaterial
        {
            Title = pairing is null ? Format.Unknown : texts["PaperKind.invitation.From", codes.Shown(pairing.TenantId, pairing.Code)],
            Path = pairing is null ? "/pairing/pairings" : $"/pairing/pairings/details/{id}",
            Count = pairing is null ? 0 : 1,
            Units = pairing?.Units ?? [],
            Parties = pairing?.Parties ?? [],
            Subjects = pairing is null ? [] : [pairing.Said(texts)],
            Fields =
            [
                new("Sponsor", pairing?.SponsorNames ?? Format.Unknown),
                new("Receiver", pairing?.ReceiverNames ?? Format.Unknown),
                new("Content", pairing?.Fields ?? Format.Unknown),
                new("Period", pairing is null ? Format.Unknown : PaperLanguage.In(() => Format.Period(pairing.FromOn, pairing.ToOn))),
            ],
        };
    }
}
