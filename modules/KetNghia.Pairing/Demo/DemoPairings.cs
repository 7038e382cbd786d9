using System.Globalization;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Demo;

/// <summary>Pairings of one locality, from proposal to the signed paper and the first day.</summary>
internal sealed class DemoPairings(KetNghiaDbContext db, DemoPlaces places, PairingAppService pairings, AgreementAppService agreements)
{
    private static readonly DateOnly AssignedOn = new(2021, 12, 13);

    /// <returns>Ids by "receiver/lead sponsor".</returns>
    public async Task<IReadOnlyDictionary<string, Guid>> SeedAsync(
        string locality, Guid programme, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, CancellationToken cancellationToken)
    {
        var made = new Dictionary<string, Guid>();
        var words = DemoFile.Words<PairingDemoSeeder>();
        foreach (var row in rows)
        {
            var sponsors = row["sponsors"].Split('+');
            made[$"{row["receiver"]}/{sponsors[0]}"] = await PairAsync(locality, row, sponsors, programme, words, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return made;
    }

    private async Task<Guid> PairAsync(
        string locality, IReadOnlyDictionary<string, string> row, string[] sponsors, Guid programme, IReadOnlyDictionary<string, string> words, CancellationToken cancellationToken)
    {
        var document = new DecidingInput
        {
            Number = words["document.number"],
            Issuer = words["document.issuer"],
            IssuedOn = AssignedOn,
            Summary = words["document.summary"],
        };
        var form = Enum.Parse<PairingForm>(row["form"]);
        var signed = DateOnly.ParseExact(row["signed"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sponsorIds = new List<Guid>();
        foreach (var sponsor in sponsors)
        {
            sponsorIds.Add(await places.PartyAsync(sponsor, cancellationToken));
        }

        using var decided = AmbientFrame.Push(places.Frame("tinh", locality, locality, DemoTime.At(AssignedOn, 9)));
        var id = await pairings.ProposeAsync(
            new PairingInput
            {
                Terms = new PairingTermsOf
                {
                    ProgrammeId = programme,
                    Form = form,
                    Level = Enum.Parse<PairingLevel>(row["level"]),
                    FromOn = AssignedOn,
                    Fields = words["fields"],
                    Cadence = MeetingCadence.HalfYearly,
                },
                SponsorIds = sponsorIds,
                ReceiverIds = [await places.PartyAsync(row["receiver"], cancellationToken)],
                Document = document,
            },
            cancellationToken);
        if (form == PairingForm.Invited)
        {
            await pairings.DoAsync(id, PairingAction.Invite, new StateChangeInput(AssignedOn), cancellationToken);
        }

        await pairings.DoAsync(id, PairingAction.Assign, new StateChangeInput(AssignedOn) { Document = document }, cancellationToken);
        using var sealing = AmbientFrame.Push(places.Frame("tinh", locality, locality, DemoTime.At(signed, 15)));
        await SignAsync(id, row, signed, words, cancellationToken);
        await pairings.DoAsync(id, PairingAction.Sign, new StateChangeInput(signed), cancellationToken);
        await pairings.DoAsync(id, PairingAction.Activate, new StateChangeInput(signed), cancellationToken);
        return id;
    }

    private Task<Guid> SignAsync(
        Guid id, IReadOnlyDictionary<string, string> row, DateOnly signed, IReadOnlyDictionary<string, string> words, CancellationToken cancellationToken)
    {
        var terms = new AgreementTerms(
            Enum.Parse<AgreementType>(row["agreement"]), null, signed, signed, new DateOnly(2025, 12, 31),
            words["signatory.sponsor"], words["signatory.receiver"], null);
        CommitmentFacts[] commitments =
        [
            new(Guid.Empty, words["commitment.economy"], 1000, words["unit.model"], null),
            new(Guid.Empty, words["commitment.houses"], 2000, words["unit.house"], null),
            new(Guid.Empty, words["commitment.cadres"], 1000, words["unit.class"], null),
        ];
        return agreements.RecordAsync(id, terms, commitments, null, [], cancellationToken);
    }
}
