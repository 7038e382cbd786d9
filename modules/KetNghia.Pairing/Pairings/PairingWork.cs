using KetNghia.Framework.Values;
using KetNghia.Framework.Work;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Pairings;

/// <summary>Owed work that follows from the state of a pairing.</summary>
internal sealed class PairingWork(WorkItems work)
{
    public Task ProposedAsync(TwinPairing pairing, CancellationToken cancellationToken) => DecideAsync(pairing, cancellationToken);

    public async Task SteppedAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        await work.CloseAsync(Prefix(pairing), cancellationToken);
        switch (pairing.State)
        {
            case PairingState.Invited:
                await AnswerAsync(pairing, cancellationToken);
                break;
            case PairingState.Assigned or PairingState.Signed:
                await work.OpenAsync(
                    new NewWorkItem("Pairing.Pairing.Start", $"{Prefix(pairing)}start:{pairing.State}", pairing.UnitId, Path(pairing), "player-play")
                    {
                        Permission = PairingPermissions.Pairings.Decide,
                        Data = Data(pairing),
                    },
                    cancellationToken);
                break;
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

    private Task DecideAsync(TwinPairing pairing, CancellationToken cancellationToken) => work.OpenAsync(
        new NewWorkItem("Pairing.Pairing.Decide", $"{Prefix(pairing)}decide", pairing.UnitId, Path(pairing), "clipboard-check")
        {
            Permission = PairingPermissions.Pairings.Decide,
            Data = Data(pairing),
        },
        cancellationToken);

    /// <summary>The invited sponsor answers; the locality waits, or records the letter it got.</summary>
    private async Task AnswerAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        foreach (var sponsor in pairing.Sponsors.Where(s => s.ToOn is null && s.IsLead))
        {
            await work.OpenAsync(
                new NewWorkItem("Pairing.Pairing.Answer", $"{Prefix(pairing)}answer:{sponsor.PartyId:N}", pairing.UnitId, Path(pairing), "mail")
                {
                    PartyId = sponsor.PartyId,
                    Data = Data(pairing),
                },
                cancellationToken);
        }

        await work.OpenAsync(
            new NewWorkItem("Pairing.Pairing.AwaitAnswer", $"{Prefix(pairing)}await", pairing.UnitId, Path(pairing), "hourglass")
            {
                Permission = PairingPermissions.Pairings.Answer,
                IsWaiting = true,
                Data = Data(pairing),
            },
            cancellationToken);
    }

    private static string Prefix(TwinPairing pairing) => $"pairing:{pairing.Id:N}:";

    private static string Path(TwinPairing pairing) => $"/pairing/pairings/details/{pairing.Id}";

    private static Dictionary<string, string?> Data(TwinPairing pairing) => new()
    {
        ["code"] = pairing.Code,
        ["sponsor"] = pairing.SponsorNames,
        ["receiver"] = pairing.ReceiverNames,
        ["from"] = Format.Date(pairing.FromOn),
    };
}
