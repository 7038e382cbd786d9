using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Access;

/// <summary>Files of a delivery. The side that may no longer change its statement may no longer remove them either.</summary>
internal sealed class DeliveryEvidenceOwner(ContributionRecords kind, KetNghiaDbContext db, ICurrentUser user)
    : RecordEvidenceOwner<Contribution>(kind, nameof(Delivery), user)
{
    public override Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var me = User.Required.AccountId;
        return db.Set<Delivery>().AnyAsync(d => d.Id == subjectId && d.State == DeliveryState.Awaiting && d.GivenById == me, cancellationToken);
    }

    public override async Task<Expression<Func<Guid, Guid, string?>>?> SideAsync(CancellationToken cancellationToken)
    {
        var deliveries = (await Kind.VisibleAsync(cancellationToken)).SelectMany(c => c.Deliveries);
        return (subject, sender) => deliveries.Where(d => d.Id == subject)
            .Select(d => d.GivenById == sender ? "Delivery.HandedOver" : d.ConfirmedById == sender ? "Delivery.Confirmed" : null).FirstOrDefault();
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
