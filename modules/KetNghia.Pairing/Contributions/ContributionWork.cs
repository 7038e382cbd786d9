using KetNghia.Framework.Values;
using KetNghia.Framework.Work;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>Owed work along the chain: hand over, confirm, clear up a difference.</summary>
internal sealed class ContributionWork(WorkItems work)
{
    /// <summary>Whoever gives owes the hand-over as long as the record says so, with its day and figure of now.</summary>
    public async Task OweAsync(Contribution c, CancellationToken cancellationToken)
    {
        if (!c.IsOwed)
        {
            await work.CloseAsync($"{Prefix(c)}handover:", cancellationToken);
            return;
        }

        await work.OpenAsync(
            new NewWorkItem("Pairing.Contribution.HandOver", $"{Prefix(c)}handover:sponsor", c.UnitId, Path(c), "package-export")
            {
                PartyId = c.SponsorPartyId,
                DueOn = c.DueOn,
                Data = Data(c),
            },
            cancellationToken);
        if (c.PledgedOnBehalf)
        {
            await work.OpenAsync(
                new NewWorkItem("Pairing.Contribution.HandOver", $"{Prefix(c)}handover:locality", c.UnitId, Path(c), "package-export")
                {
                    Permission = PairingPermissions.Contributions.HandOver,
                    DueOn = c.DueOn,
                    Data = Data(c),
                },
                cancellationToken);
        }
    }

    public async Task HandedOverAsync(Contribution c, Delivery delivery, CancellationToken cancellationToken)
    {
        await OweAsync(c, cancellationToken);
        await work.OpenAsync(
            new NewWorkItem("Pairing.Delivery.Confirm", $"{Prefix(c)}confirm:{delivery.Id:N}", c.UnitId, $"/pairing/contributions/confirm/{c.Id}/{delivery.Id}", "package-import")
            {
                Permission = PairingPermissions.Contributions.Confirm,
                Data = Data(c),
            },
            cancellationToken);
    }

    public async Task DeliveryDoneAsync(Contribution c, Guid deliveryId, CancellationToken cancellationToken)
    {
        await OweAsync(c, cancellationToken);
        await work.CloseAsync($"{Prefix(c)}confirm:{deliveryId:N}", cancellationToken);
    }

    public async Task DiffersAsync(Contribution c, Discrepancy discrepancy, CancellationToken cancellationToken)
    {
        await OpenForAsync(c, discrepancy, Side.Receiver, cancellationToken);
        await OpenForAsync(c, discrepancy, Side.Sponsor, cancellationToken);
    }

    /// <summary>Whoever proposed waits; the other side owes the answer.</summary>
    public async Task ProposedAsync(Contribution c, Discrepancy discrepancy, CancellationToken cancellationToken)
    {
        await work.CloseAsync($"{Prefix(c)}settle:{discrepancy.Id:N}:{discrepancy.ProposedSide}", cancellationToken);
        await OpenForAsync(c, discrepancy, discrepancy.ProposedSide == Side.Sponsor ? Side.Receiver : Side.Sponsor, cancellationToken);
    }

    public async Task SettledAsync(Contribution c, Discrepancy discrepancy, CancellationToken cancellationToken)
    {
        await OweAsync(c, cancellationToken);
        await work.CloseAsync($"{Prefix(c)}settle:{discrepancy.Id:N}:", cancellationToken);
    }

    public Task ReversedAsync(Contribution c, CancellationToken cancellationToken) => work.CloseAsync(Prefix(c), cancellationToken);

    private Task OpenForAsync(Contribution c, Discrepancy discrepancy, Side side, CancellationToken cancellationToken) => work.OpenAsync(
        new NewWorkItem(
            "Pairing.Discrepancy.Settle", $"{Prefix(c)}settle:{discrepancy.Id:N}:{side}", c.UnitId, $"/pairing/contributions/settle/{c.Id}/{discrepancy.Id}", "scale")
        {
            Permission = side == Side.Receiver ? PairingPermissions.Contributions.Settle : null,
            PartyId = side == Side.Sponsor ? c.SponsorPartyId : null,
            Data = new Dictionary<string, string?>(Data(c))
            {
                ["given"] = c.Show(discrepancy.Given),
                ["received"] = c.Show(discrepancy.Received),
            },
        },
        cancellationToken);

    private static string Prefix(Contribution c) => $"contribution:{c.Id:N}:";

    private static string Path(Contribution c) => $"/pairing/contributions/details/{c.Id}";

    private static Dictionary<string, string?> Data(Contribution c) => new()
    {
        ["number"] = c.Number,
        ["title"] = c.Title,
        ["sponsor"] = c.SponsorName,
        ["receiver"] = c.ReceiverName,
        ["pledged"] = c.Show(c.Pledged),
    };
}
