using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>Owed work along the chain: hand over, confirm, clear up a difference. Each with a day, and the form it is done on.</summary>
internal sealed class ContributionWork(WorkItems work, PairingDays days, KetNghiaDbContext db)
{
    /// <summary>Kind of what a sponsor, or the locality for it, has still to hand over.</summary>
    public const string HandOverKind = "Pairing.Contribution.HandOver";

    /// <summary>
    /// Whoever gives owes the hand-over as long as the record says so and its pairing takes help, with its day and figure of
    /// now. A paused pairing takes it up again when it resumes.
    /// </summary>
    /// <param name="pairing">State of its pairing, when it has been read.</param>
    public async Task OweAsync(Contribution c, PairingState? pairing, CancellationToken cancellationToken)
    {
        if (!c.IsOwed || !(pairing ?? await StateAsync(c, cancellationToken)).AcceptsHelp())
        {
            await work.CloseAsync($"{Prefix(c)}handover:", cancellationToken);
            return;
        }

        foreach (var item in HandOver(c))
        {
            await work.OpenAsync(item, cancellationToken);
        }
    }

    /// <summary>The hand-over its sponsor owes, and the locality when it pledged on the sponsor's behalf.</summary>
    public static IEnumerable<NewWorkItem> HandOver(Contribution c)
    {
        var item = New(c, HandOverKind, "handover:sponsor", $"/pairing/contributions/handover/{c.Id}", "package-export") with { DueOn = c.DueOn };
        yield return item with { PartyId = c.SponsorPartyId };
        if (c.PledgedOnBehalf)
        {
            yield return item with { Key = $"{Prefix(c)}handover:locality", Permission = PairingPermissions.Contributions.HandOver };
        }
    }

    public async Task HandedOverAsync(Contribution c, Delivery delivery, PairingState pairing, CancellationToken cancellationToken)
    {
        await OweAsync(c, pairing, cancellationToken);
        await work.OpenAsync(Confirm(c, delivery, await days.DueAsync(PairingSettings.ConfirmDays, cancellationToken)), cancellationToken);
    }

    /// <summary>The answer the receiver owes to one delivery.</summary>
    public static NewWorkItem Confirm(Contribution c, Delivery delivery, DateOnly dueOn)
    {
        var item = New(c, "Pairing.Delivery.Confirm", $"confirm:{delivery.Id:N}", $"/pairing/contributions/confirm/{c.Id}/{delivery.Id}", "package-import");
        return item with
        {
            Permission = PairingPermissions.Contributions.Confirm,
            ExceptId = delivery.GivenById,
            DueOn = dueOn,
            Data = new Dictionary<string, string?>(item.Data) { ["given"] = c.Show(delivery.Given) },
        };
    }

    public async Task DeliveryDoneAsync(Contribution c, Guid deliveryId, CancellationToken cancellationToken)
    {
        await OweAsync(c, null, cancellationToken);
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
        await OweAsync(c, null, cancellationToken);
        await work.CloseAsync($"{Prefix(c)}settle:{discrepancy.Id:N}:", cancellationToken);
    }

    public Task ReversedAsync(Contribution c, CancellationToken cancellationToken) => work.CloseAsync(Prefix(c), cancellationToken);

    private async Task OpenForAsync(Contribution c, Discrepancy discrepancy, Side side, CancellationToken cancellationToken) =>
        await work.OpenAsync(Settle(c, discrepancy, side, await days.DueAsync(PairingSettings.SettleDays, cancellationToken)), cancellationToken);

    /// <summary>What one side owes while the two figures differ.</summary>
    public static NewWorkItem Settle(Contribution c, Discrepancy discrepancy, Side side, DateOnly dueOn)
    {
        var item = New(c, "Pairing.Discrepancy.Settle", $"settle:{discrepancy.Id:N}:{side}", $"/pairing/contributions/settle/{c.Id}/{discrepancy.Id}", "scale");
        return item with
        {
            Permission = side == Side.Receiver ? PairingPermissions.Contributions.Settle : null,
            PartyId = side == Side.Sponsor ? c.SponsorPartyId : null,
            DueOn = dueOn,
            Data = new Dictionary<string, string?>(item.Data)
            {
                ["given"] = c.Show(discrepancy.Given),
                ["received"] = c.Show(discrepancy.Received),
                ["who"] = side == Side.Sponsor ? c.SponsorName : c.ReceiverName,
            },
        };
    }

    private Task<PairingState> StateAsync(Contribution c, CancellationToken cancellationToken) =>
        db.Set<TwinPairing>().Where(p => p.Id == c.PairingId).Select(p => p.State).FirstOrDefaultAsync(cancellationToken);

    private static NewWorkItem New(Contribution c, string kind, string key, string path, string icon) => new(kind, Prefix(c) + key, c.UnitId, path, icon)
    {
        RootId = c.PairingId,
        AboutPartyId = c.SponsorPartyId,
        About = c.SponsorName,
        UnitName = c.ReceiverName,
        Data = new Dictionary<string, string?>
        {
            ["number"] = c.Number,
            ["title"] = c.Title,
            ["sponsor"] = c.SponsorName,
            ["receiver"] = c.ReceiverName,
            ["pledged"] = c.Show(c.Pledged),
            ["left"] = c.Show(c.Left),
        },
    };

    private static string Prefix(Contribution c) => $"contribution:{c.Id:N}:";
}
