using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>
/// Công văn trả lời: the invited sponsor answers the invitation in writing, with the answer recorded in the pairing where there
/// is one. Recording it stays a step of the pairing.
/// </summary>
internal sealed class AnswerLetter(PairingAccess access, SponsorPairingQueries sponsor, RecordCodes codes, IRecordPapers papers, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    public const string KindKey = "answer";

    public string Key => KindKey;

    public string Permission => PairingPermissions.Pairings.View;

    public IReadOnlyList<WorkspaceKind> Workspaces { get; } = [WorkspaceKind.Sponsor];

    /// <summary>A letter has no name of its type.</summary>
    public string TypeCode => "";

    public DecidingDocumentKind? Decides => null;

    public string? Announcement => null;

    public string Answers => InvitationLetter.KindKey;

    public IReadOnlyList<PaperPartKind> Parts { get; } = [new("To", PaperPlace.AddressedTo), new("Text", PaperPlace.Body), new("Recipients", PaperPlace.Recipients)];

    /// <summary>Whether an invitation has gone out that can be answered in writing, before or after the answer is recorded.</summary>
    public static bool MayAnswer(PairingForm form, PairingState state) => form == PairingForm.Invited && state is not (PairingState.Proposed or PairingState.Ended or PairingState.Transferred);

    /// <summary>Whether the reader is of the invited side and drafts papers; whether one is in hand already is asked of the papers of the pairing.</summary>
    public static bool MayBegin(PairingHead pairing, WorkspaceKind where, ICurrentUser user) =>
        where == WorkspaceKind.Sponsor && user.May(DocumentsPermissions.Papers.Draft) && pairing.LeftOn is null && MayAnswer(pairing.Form, pairing.State);

    /// <param name="source">The id of the pairing.</param>
    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(source, out var known) ? known : Guid.Empty;
        var asked = await (await access.PairingsAsync(cancellationToken)).AsNoTracking().Where(p => p.Id == id)
            .Select(p => new Invited(
                p.Form, p.State, p.Sponsors.Where(s => s.ToOn == null).Select(s => new Side(s.PartyId, s.Name)).ToList(),
                p.Changes.Where(c => c.From == PairingState.Invited).OrderByDescending(c => c.AtUtc).Select(c => new Given(c.To, c.Reason)).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellationToken);
        var pairing = asked is not null && MayAnswer(asked.Form, asked.State) ? await PaperPair.ReadAsync(access, id, cancellationToken) : null;
        var letter = pairing is null ? null : await papers.NewestAsync(id, InvitationLetter.KindKey, cancellationToken);
        var own = await sponsor.OwnPartiesAsync(cancellationToken);
        return PaperLanguage.In(() => Material(pairing, asked, letter, own));
    }

    private PaperMaterial Material(PaperPair? pairing, Invited? asked, IssuedPaper? letter, IReadOnlyList<Guid> own)
    {
        var open = texts["PaperKind.agreement.Open"].Value;
        return new PaperMaterial
        {
            Title = pairing is null ? Format.Unknown : texts["PaperKind.answer.From", codes.Shown(pairing.TenantId, pairing.Code)],
            Path = pairing is null ? "/pairing/pairings" : $"/pairing/pairings/details/{pairing.Id}",
            Count = pairing is null ? 0 : 1,
            Units = pairing?.Units ?? [],
            Subjects = pairing is null ? [] : [pairing.Said(texts)],
            Fields =
            [
                new("Sponsor", pairing is null ? Format.Unknown : asked?.Sponsors.FirstOrDefault(s => own.Contains(s.PartyId))?.Name ?? pairing.SponsorNames),
                new("Receiver", pairing?.ReceiverNames ?? Format.Unknown),
                new("Letter", letter is null ? texts["PaperKind.answer.NoLetter"] : texts["PaperKind.answer.Letter", letter.Number, Format.OfficialDate(letter.IssuedOn), letter.Issuer]),
                new("Inviter", letter?.Issuer ?? open),
                new("Answer", pairing is not null && asked?.Answer is { } given ? Words(pairing, given) : open),
                new("Content", pairing?.Fields ?? open),
                new("Period", pairing is null ? Format.Unknown : Format.Period(pairing.FromOn, pairing.ToOn)),
            ],
        };
    }

    private string Words(PaperPair pairing, Given given) => given.To switch
    {
        PairingState.Assigned => texts["PaperKind.answer.Agreed", pairing.ReceiverNames],
        PairingState.Declined => texts["PaperKind.answer.Declined", pairing.ReceiverNames, given.Reason ?? ""],
        _ => texts["PaperKind.agreement.Open"],
    };

    private sealed record Invited(PairingForm Form, PairingState State, IReadOnlyList<Side> Sponsors, Given? Answer);

    private sealed record Side(Guid PartyId, string Name);

    /// <summary>The answer as the pairing keeps it.</summary>
    private sealed record Given(PairingState To, string? Reason);
}
