using KetNghia.Documents.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Access;

/// <summary>Files of a delivery. The side that may no longer change its statement may no longer remove them either.</summary>
internal sealed class DeliveryEvidenceOwner(KetNghiaDbContext db, PairingAccess access, ICurrentUser user) : IEvidenceOwner
{
    public string SubjectType => ContributionAppService.DeliverySubject;

    public async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var may = user.May(PairingPermissions.Contributions.View);
        return (await access.ContributionsAsync(cancellationToken)).Where(c => may).SelectMany(c => c.Deliveries).Select(d => d.Id);
    }

    public async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).AnyAsync(id => id == subjectId, cancellationToken);

    public Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        return db.Set<Delivery>().AnyAsync(d => d.Id == subjectId && d.State == DeliveryState.Awaiting && d.GivenById == me, cancellationToken);
    }
}

/// <summary>Files of an agreement: for those who take part in the pairing. They are removed by those who may change all of it.</summary>
internal sealed class AgreementEvidenceOwner(KetNghiaDbContext db, PairingAccess access, ICurrentUser user) : IEvidenceOwner
{
    public string SubjectType => AgreementAppService.Subject;

    public async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var may = user.May(PairingPermissions.Contributions.View);
        return (await access.AgreementsAsync(cancellationToken)).Where(a => may).Select(a => a.Id);
    }

    public async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).AnyAsync(id => id == subjectId, cancellationToken);

    public async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        user.May(PairingPermissions.Agreements.Record)
        && AmbientFrame.Current.Covers(await db.Set<Agreement>().Where(a => a.Id == subjectId).SelectMany(Agreement.Units).ToListAsync(cancellationToken));
}
