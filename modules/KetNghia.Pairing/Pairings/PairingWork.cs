using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Pairings;

/// <summary>Owed work that follows from the state of a pairing: each with a day, and the form it is done on.</summary>
internal sealed class PairingWork(WorkItems work, PairingDays days)
{
    /// <summary>Whoever decides invites or assigns.</summary>
    public Task ProposedAsync(TwinPairing pairing, CancellationToken cancellationToken) => OpenAsync(
        pairing, "Pairing.Pairing.Decide", "decide", StepPath(pairing, pairing.Form == PairingForm.Invited ? PairingAction.Invite : PairingAction.Assign), "clipboard-check",
        PairingSettings.DecideDays, i => i with { Permission = PairingPermissions.Pairings.Decide }, cancellationToken);

    /// <param name="hasAgreement">Whether the paper of both sides is on record.</param>
    public async Task SteppedAsync(TwinPairing pairing, bool hasAgreement, CancellationToken cancellationToken)
    {
        await work.CloseAsync(Prefix(pairing), cancellationToken);
        switch (pairing.State)
        {
            case PairingState.Invited:
                await AnswerAsync(pairing, cancellationToken);
                break;
            case PairingState.Assigned when !hasAgreement:
                await AgreeAsync(pairing, cancellationToken);
                break;
            case PairingState.Assigned or PairingState.Signed:
                await StartAsync(pairing, cancellationToken);
                break;
        }
    }

    /// <summary>With the paper on record only the first day is left to decide.</summary>
    public async Task AgreedAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        await work.CloseAsync($"{Prefix(pairing)}agree", cancellationToken);
        if (pairing.State == PairingState.Assigned)
        {
            await StartAsync(pairing, cancellationToken);
        }
    }

    public Task TakenBackAsync(TwinPairing pairing, CancellationToken cancellationToken) => work.CloseAsync(Prefix(pairing), cancellationToken);

    /// <summary>A sponsor that has left owes no answer.</summary>
    public async Task LeftAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        foreach (var sponsor in pairing.Sponsors.Where(s => s.ToOn is not null && pairing.Sponsors.All(o => o.PartyId != s.PartyId || o.ToOn is not null)))
        {
            await work.CloseAsync($"{Prefix(pairing)}answer:{sponsor.PartyId:N}", cancellationToken);
        }
    }

    /// <summary>The invited sponsor answers; the locality waits, or records the letter it got.</summary>
    private async Task AnswerAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        foreach (var sponsor in pairing.Sponsors.Where(s => s.ToOn is null && s.IsLead))
        {
            await OpenAsync(
                pairing, "Pairing.Pairing.Answer", $"answer:{sponsor.PartyId:N}", StepPath(pairing, PairingAction.Assign), "mail",
                PairingSettings.AnswerDays, i => i with { PartyId = sponsor.PartyId }, cancellationToken);
        }

        await OpenAsync(
            pairing, "Pairing.Pairing.AwaitAnswer", "await", StepPath(pairing, PairingAction.Assign), "hourglass",
            PairingSettings.AnswerDays, i => i with { Permission = PairingPermissions.Pairings.Answer, IsWaiting = true }, cancellationToken);
    }

    /// <summary>An assigned pairing asks for the paper both sides sign; those who may record it need not be those who decide.</summary>
    private Task AgreeAsync(TwinPairing pairing, CancellationToken cancellationToken) => OpenAsync(
        pairing, "Pairing.Pairing.Agree", "agree", $"/pairing/agreements/record/{pairing.Id}", "file-text",
        PairingSettings.AgreementDays, i => i with { Permission = PairingPermissions.Agreements.Record }, cancellationToken);

    private Task StartAsync(TwinPairing pairing, CancellationToken cancellationToken) => OpenAsync(
        pairing, "Pairing.Pairing.Start", "start", StepPath(pairing, PairingAction.Activate), "player-play",
        PairingSettings.StartDays, i => i with { Permission = PairingPermissions.Pairings.Decide }, cancellationToken);

    private async Task OpenAsync(
        TwinPairing pairing, string kind, string key, string path, string icon, string setting, Func<NewWorkItem, NewWorkItem> owedBy, CancellationToken cancellationToken)
    {
        var lead = pairing.Sponsors.FirstOrDefault(s => s.IsLead && s.ToOn is null);
        var item = new NewWorkItem(kind, Prefix(pairing) + key, pairing.UnitId, path, icon)
        {
            RootId = pairing.Id,
            AboutPartyId = lead?.PartyId,
            About = lead?.Name,
            UnitName = pairing.Receivers.FirstOrDefault(r => r.IsLead && r.ToOn is null)?.Name,
            DueOn = await days.DueAsync(setting, cancellationToken),
            Data = Data(pairing),
        };
        await work.OpenAsync(owedBy(item), cancellationToken);
    }

    private static string Prefix(TwinPairing pairing) => $"pairing:{pairing.Id:N}:";

    private static string StepPath(TwinPairing pairing, PairingAction step) => $"/pairing/pairings/step/{pairing.Id}/{step}";

    private static Dictionary<string, string?> Data(TwinPairing pairing) => new()
    {
        ["code"] = pairing.Code,
        ["sponsor"] = pairing.SponsorNames,
        ["receiver"] = pairing.ReceiverNames,
        ["from"] = Format.Date(pairing.FromOn),
    };
}
