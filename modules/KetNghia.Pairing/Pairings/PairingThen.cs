using KetNghia.Pairing.Agreements;

namespace KetNghia.Pairing.Pairings;

/// <summary>A pairing and its papers put together from snapshots: what a sponsor keeps of a pairing it has left.</summary>
internal static class PairingThen
{
    public static PairingHead AsOf(this PairingHead now, IReadOnlyDictionary<string, string?> then, DateOnly lastDay) => now with
    {
        LeftOn = lastDay,
        State = then.Choice(nameof(TwinPairing.State), now.State),
        Form = then.Choice(nameof(TwinPairing.Form), now.Form),
        Level = then.Choice(nameof(TwinPairing.Level), now.Level),
        FromOn = then.Date(nameof(TwinPairing.FromOn)) ?? now.FromOn,
        ToOn = then.Date(nameof(TwinPairing.ToOn)),
        EndedOn = then.Date(nameof(TwinPairing.EndedOn)),
        StateReason = then.GetValueOrDefault(nameof(TwinPairing.StateReason)),
        Fields = then.GetValueOrDefault(nameof(TwinPairing.Fields)),
        Cadence = Enum.TryParse<MeetingCadence>(then.GetValueOrDefault(nameof(TwinPairing.Cadence)), out var cadence) ? cadence : null,
        DistanceKm = (int?)then.Number(nameof(TwinPairing.DistanceKm)),
        ProgrammeName = Same(then, nameof(TwinPairing.ProgrammeId), now.ProgrammeId) ? now.ProgrammeName : null,
        DocumentId = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentId : null,
        DocumentNumber = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentNumber : null,
        DocumentIssuer = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentIssuer : null,
        DocumentIncomingId = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentIncomingId : null,
        DocumentPaperId = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentPaperId : null,
        DocumentOn = Same(then, nameof(TwinPairing.DecidingDocumentId), now.DocumentId) ? now.DocumentOn : null,
        SponsorNames = then.GetValueOrDefault(nameof(TwinPairing.SponsorNames)) ?? "",
        ReceiverNames = then.GetValueOrDefault(nameof(TwinPairing.ReceiverNames)) ?? "",
        ParentId = null,
        ParentCode = null,
        SuccessorId = null,
        SuccessorCode = null,
        Sponsors = Known(now.Sponsors, then.GetValueOrDefault(nameof(TwinPairing.SponsorNames)), lastDay),
        Receivers = Known(now.Receivers, then.GetValueOrDefault(nameof(TwinPairing.ReceiverNames)), lastDay),
    };

    /// <summary>The commitments stand in one line, as their text was kept.</summary>
    public static AgreementLine AsOf(this AgreementLine now, IReadOnlyDictionary<string, string?> then) => now with
    {
        Type = then.Choice(nameof(Agreement.Type), now.Type),
        Number = then.GetValueOrDefault(nameof(Agreement.Number)),
        SignedOn = then.Date(nameof(Agreement.SignedOn)) ?? now.SignedOn,
        FromOn = then.Date(nameof(Agreement.FromOn)) ?? now.FromOn,
        ToOn = then.Date(nameof(Agreement.ToOn)),
        SponsorSignatory = then.GetValueOrDefault(nameof(Agreement.SponsorSignatory)) ?? "",
        ReceiverSignatory = then.GetValueOrDefault(nameof(Agreement.ReceiverSignatory)) ?? "",
        Summary = then.GetValueOrDefault(nameof(Agreement.Summary)),
        Commitments = then.GetValueOrDefault(nameof(Agreement.CommitmentText)) is { Length: > 0 } text ? [new CommitmentLine(1, text, null, null, null)] : [],
    };

    /// <summary>Who stood in the names of that day, and who had left by then.</summary>
    private static List<PartyLine> Known(IReadOnlyList<PartyLine> parties, string? names, DateOnly lastDay)
    {
        var then = (names ?? "").Split("; ");
        return [.. parties.Where(p => p.ToOn <= lastDay || then.Contains(p.Name))
            .Select(p => p with { ToOn = p.ToOn <= lastDay ? p.ToOn : null, IsLead = p.Name == then[0] })];
    }

    private static bool Same(IReadOnlyDictionary<string, string?> then, string key, Guid? now) => then.Id(key) == now;
}
