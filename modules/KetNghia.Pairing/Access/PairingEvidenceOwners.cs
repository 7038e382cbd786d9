using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Access;

/// <summary>Files of a delivery. The side that may no longer change its statement may no longer remove them either.</summary>
internal sealed class DeliveryEvidenceOwner(ContributionRecords kind, KetNghiaDbContext db, ICurrentUser user, IStringLocalizer<PairingResource> texts)
    : RecordEvidenceOwner<Contribution>(kind, nameof(Delivery), user)
{
    public override Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var me = User.Required.AccountId;
        return db.Set<Delivery>().AnyAsync(d => d.Id == subjectId && d.State == DeliveryState.Awaiting && d.GivenById == me, cancellationToken);
    }

    public override async Task<IReadOnlyDictionary<Guid, string>> SidesAsync(IReadOnlyCollection<EvidenceSender> files, CancellationToken cancellationToken)
    {
        var ids = files.Select(f => f.SubjectId).Distinct().ToList();
        var people = await (await Kind.VisibleAsync(cancellationToken)).SelectMany(c => c.Deliveries).Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.GivenById, d.ConfirmedById }).ToDictionaryAsync(d => d.Id, cancellationToken);
        var sides = files.Select(f => (f.FileId, Side: people.GetValueOrDefault(f.SubjectId) switch
        {
            { } d when d.GivenById == f.AccountId => texts["Delivery.HandedOver"].Value,
            { } d when d.ConfirmedById == f.AccountId => texts["Delivery.Confirmed"].Value,
            _ => null,
        }));
        return sides.Where(s => s.Side is not null).ToDictionary(s => s.FileId, s => s.Side!);
    }
}

/// <summary>Files of an agreement, the paper of both sides: for those who take part in the pairing. They are removed by those who may change all of it.</summary>
internal sealed class AgreementEvidenceOwner(AgreementRecords kind, KetNghiaDbContext db, ICurrentUser user) : RecordEvidenceOwner<Agreement>(kind, nameof(Agreement), user)
{
    protected override string Permission => PairingPermissions.Contributions.View;

    public override async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        User.May(PairingPermissions.Agreements.Record)
        && AmbientFrame.Current.Covers(await db.Set<Agreement>().Where(a => a.Id == subjectId).SelectMany(Agreement.Units).ToListAsync(cancellationToken));
}
