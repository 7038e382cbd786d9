using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

/// <summary>Papers of a record through the door of papers, whoever issued them.</summary>
internal sealed class PapersOfRecord(KetNghiaDbContext db, PaperRecords kind, PaperWork work, ICurrentWorkspace workspace, ICurrentTenant tenant, IStringLocalizer<DocumentsResource> texts) : IRecordPapers
{
    private const int Most = 100;

    public async Task<RecordPapers> OfAsync(Guid recordId, CancellationToken cancellationToken)
    {
        if (!kind.MayRead)
        {
            return new RecordPapers([]);
        }

        var here = workspace.Required.TenantId;
        var rows = await (await kind.KnownAsync(cancellationToken)).AsNoTracking().Where(p => p.State != PaperState.Discarded && p.Subjects.Any(s => s.RecordId == recordId))
            .OrderByDescending(p => p.IssuedOn == null).ThenByDescending(p => p.IssuedOn).ThenByDescending(p => p.DraftedAtUtc).ThenBy(p => p.Id).Take(Most)
            .Select(p => new
            {
                p.Id,
                p.TenantId,
                p.Kind,
                p.Subject,
                p.State,
                p.Number,
                p.TypeCode,
                p.BodyCode,
                p.IssuedOn,
                p.IssuingBody,
                Says = p.Subjects.Where(s => s.RecordId == recordId).Select(s => s.Says).First(),
            }).ToListAsync(cancellationToken);
        return new RecordPapers([.. rows.Select(p => new RecordPaper(
            p.Id, p.TenantId == here, p.Kind, p.Subject, OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode), p.IssuedOn, p.IssuingBody,
            p.State == PaperState.Issued, p.State is PaperState.Replaced or PaperState.Revoked, texts.PillOf(p.State), p.Says))]);
    }

    public async Task<IssuedPaper?> NewestAsync(Guid recordId, string kindKey, CancellationToken cancellationToken) => kind.MayRead
        ? await FirstAsync((await kind.KnownAsync(cancellationToken)).Where(p => p.Kind == kindKey && p.Subjects.Any(s => s.RecordId == recordId)), cancellationToken)
        : null;

    public async Task<IssuedPaper?> InForceAsync(Guid paperId, CancellationToken cancellationToken) => kind.MayRead
        ? await FirstAsync((await kind.KnownAsync(cancellationToken)).Where(p => p.Id == paperId), cancellationToken)
        : null;

    public async Task FollowedAsync(Guid paperId, CancellationToken cancellationToken)
    {
        var owner = await (await kind.KnownAsync(cancellationToken)).Where(p => p.Id == paperId).Select(p => p.TenantId).FirstAsync(cancellationToken);
        using (tenant.Change(owner))
        {
            await work.DoneAsync(paperId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task<IssuedPaper?> FirstAsync(IQueryable<OfficialPaper> papers, CancellationToken cancellationToken)
    {
        var newest = await papers.AsNoTracking().Where(p => p.State == PaperState.Issued)
            .OrderByDescending(p => p.IssuedOn).ThenByDescending(p => p.Number).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Kind,
                p.Subject,
                p.SignerName,
                Number = p.Number!.Value,
                p.TypeCode,
                p.BodyCode,
                IssuedOn = p.IssuedOn!.Value,
                p.IssuingBody,
                Subjects = p.Subjects.OrderBy(s => s.SortOrder).Select(s => new PaperSubject(s.RecordTenantId, s.RecordId, s.Says)).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return newest is null ? null : new IssuedPaper(OfficialPaper.NumberOf(newest.Number, OfficialPaper.NotationOf(newest.TypeCode, newest.BodyCode)), newest.IssuedOn, newest.IssuingBody)
        {
            Kind = newest.Kind,
            Subject = newest.Subject,
            SignerName = newest.SignerName,
            Subjects = newest.Subjects,
        };
    }
}
