using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Access;

/// <summary>Files of a delivery. The side that may no longer change its statement may no longer remove them either.</summary>
internal sealed class DeliveryEvidenceOwner(
    KetNghiaDbContext db, PairingAccess access, ICurrentUser user, RecordCodes codes, IStringLocalizer<PairingResource> texts) : IEvidenceOwner
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

    public async Task<string?> SideAsync(Guid subjectId, Guid senderId, CancellationToken cancellationToken) =>
        (await db.Set<Delivery>().Where(d => d.Id == subjectId).Select(DeliveryPeople.From).FirstOrDefaultAsync(cancellationToken))?.SideOf(senderId, texts);

    public async Task<EvidencePlace?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await db.Set<Contribution>().Where(c => c.Deliveries.Any(d => d.Id == subjectId)).Select(c => new { c.Id, c.TenantId, c.Number, c.Title }).FirstOrDefaultAsync(cancellationToken) is { } c
            ? new EvidencePlace($"/pairing/contributions/details/{c.Id}", $"{codes.Shown(c.TenantId, c.Number)} · {c.Title}")
            : null;
}

/// <summary>Files of an agreement: for those who take part in the pairing. They are removed by those who may change all of it.</summary>
internal sealed class AgreementEvidenceOwner(
    KetNghiaDbContext db, PairingAccess access, ICurrentUser user, IStringLocalizer<PairingResource> texts) : IEvidenceOwner
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

    /// <summary>The paper of both sides.</summary>
    public Task<string?> SideAsync(Guid subjectId, Guid senderId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task<EvidencePlace?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await db.Set<Agreement>().Where(a => a.Id == subjectId).Select(a => new { a.PairingId, a.Number }).FirstOrDefaultAsync(cancellationToken) is { } a
            ? new EvidencePlace($"/pairing/pairings/documents/{a.PairingId}", a.Number ?? texts["Record.Documents"])
            : null;
}
