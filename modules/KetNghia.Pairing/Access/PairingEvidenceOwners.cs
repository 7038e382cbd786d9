using KetNghia.Documents.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Access;

/// <summary>A file is read by whoever may read the pairing it belongs to.</summary>
internal sealed class PairingFileReaders(PairingAccess access, ICurrentUser user, ICurrentTenant tenant)
{
    public async Task<bool> MayReadAsync(Guid? pairingId, CancellationToken cancellationToken) =>
        pairingId is { } id && user.May(PairingPermissions.Contributions.View) && (access.Kind == WorkspaceKind.Locality
            || await access.TenantOfAsync(RecordKind.Pairing, id, cancellationToken) == tenant.Required);
}

/// <summary>Files of a delivery. The side that may no longer change its statement may no longer remove them either.</summary>
internal sealed class DeliveryEvidenceOwner(KetNghiaDbContext db, PairingFileReaders readers, ICurrentUser user) : IEvidenceOwner
{
    public string SubjectType => ContributionAppService.DeliverySubject;

    public async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await readers.MayReadAsync(await db.Set<Delivery>().Where(d => d.Id == subjectId).Select(d => (Guid?)d.PairingId).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        return db.Set<Delivery>().AnyAsync(d => d.Id == subjectId && d.State == DeliveryState.Awaiting && d.GivenById == me, cancellationToken);
    }
}

internal sealed class AgreementEvidenceOwner(KetNghiaDbContext db, PairingFileReaders readers, ICurrentUser user) : IEvidenceOwner
{
    public string SubjectType => AgreementAppService.Subject;

    public async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await readers.MayReadAsync(await db.Set<Agreement>().Where(a => a.Id == subjectId).Select(a => (Guid?)a.PairingId).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        user.May(PairingPermissions.Agreements.Record) && await MayReadAsync(subjectId, cancellationToken)
        && AmbientFrame.Current.Covers(await db.Set<Agreement>().Where(a => a.Id == subjectId).SelectMany(Agreement.Units).ToListAsync(cancellationToken));
}
