using KetNghia.Directory.Contracts.Imports;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Imports;

/// <summary>The paper behind a pairing, as a row writes it.</summary>
internal sealed record PaperWords(string Number, string Issuer, DateOnly? On)
{
    public static PaperWords None { get; } = new("", "", null);

    public bool IsNone => this == None;

    public bool IsComplete => Number.Length > 0 && Issuer.Length > 0 && On is not null;
}

/// <summary>A pairing as a row says it is to be, and, with the same shape, as it was.</summary>
/// <param name="Document">Typed anew; null keeps the one of the terms.</param>
internal sealed record PairingChange(PairingTermsOf Terms, IReadOnlyList<Guid> SponsorIds, IReadOnlyList<ReceiverMatch> Receivers, DecidingInput? Document);

/// <summary>A pairing in the words people read.</summary>
internal sealed record ToldPairing(string Sponsors, string Receivers, PairingTermsOf Terms, string Programme, PaperWords Paper)
{
    public List<ImportChange> ChangesTo(ToldPairing now, ITexts texts) =>
    [
        .. new[]
        {
            new ImportChange(PairingColumns.Sponsor, Sponsors, now.Sponsors),
            new ImportChange(PairingColumns.Receiver, Receivers, now.Receivers),
            new ImportChange(PairingColumns.Form, texts["PairingForm." + Terms.Form], texts["PairingForm." + now.Terms.Form]),
            new ImportChange(PairingColumns.Level, texts["PairingLevel." + Terms.Level], texts["PairingLevel." + now.Terms.Level]),
            new ImportChange(PairingColumns.ProgrammeColumn, Programme, now.Programme),
            new ImportChange(PairingColumns.FromOn, Format.Date(Terms.FromOn), Format.Date(now.Terms.FromOn)),
            new ImportChange(PairingColumns.ToOn, Told(Terms.ToOn), Told(now.Terms.ToOn)),
            new ImportChange(PairingColumns.DocumentNumber, Paper.Number, now.Paper.Number),
            new ImportChange(PairingColumns.DocumentIssuer, Paper.Issuer, now.Paper.Issuer),
            new ImportChange(PairingColumns.DocumentDate, Told(Paper.On), Told(now.Paper.On)),
            new ImportChange(PairingColumns.Fields, Terms.Fields ?? "", now.Terms.Fields ?? ""),
        }.Where(c => c.Old != c.New),
    ];

    private static string Told(DateOnly? date) => date is null ? "" : Format.Date(date);
}
