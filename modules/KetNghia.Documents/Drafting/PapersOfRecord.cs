using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

/// <summary>Papers about a record through the door of papers, whoever issued them.</summary>
internal sealed class PapersOfRecord(PaperRecords kind, ICurrentWorkspace workspace, IStringLocalizer<DocumentsResource> texts) : IRecordPapers
{
    private const int Most = 100;

    public async Task<RecordPapers> OfAsync(Guid recordId, CancellationToken cancellationToken)
    {
        if (!kind.MayRead)
        {
            return new RecordPapers([]);
        }

        var here = workspace.Required.TenantId;
        var rows = await (await kind.KnownAsync(cancellationToken)).AsNoTracking().Where(p => p.AboutId == recordId && p.State != PaperState.Discarded)
            .OrderByDescending(p => p.IssuedOn == null).ThenByDescending(p => p.IssuedOn).ThenByDescending(p => p.DraftedAtUtc).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.TenantId, p.Kind, p.Subject, p.State, p.Number, p.TypeCode, p.BodyCode, p.IssuedOn, p.IssuingBody }).ToListAsync(cancellationToken);
        return new RecordPapers([.. rows.Select(p => new RecordPaper(
            p.Id, p.TenantId == here, p.Kind, p.Subject, OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode), p.IssuedOn, p.IssuingBody,
            p.State is PaperState.Replaced or PaperState.Revoked, texts.PillOf(p.State)))]);
    }

    public async Task<IssuedPaper?> NewestAsync(Guid recordId, string kindKey, CancellationToken cancellationToken)
    {
        var newest = kind.MayRead
            ? await (await kind.KnownAsync(cancellationToken)).AsNoTracking().Where(p => p.AboutId == recordId && p.Kind == kindKey && p.State == PaperState.Issued)
                .OrderByDescending(p => p.IssuedOn).ThenByDescending(p => p.Number).ThenBy(p => p.Id)
                .Select(p => new { Number = p.Number!.Value, p.TypeCode, p.BodyCode, IssuedOn = p.IssuedOn!.Value, p.IssuingBody }).FirstOrDefaultAsync(cancellationToken)
            : null;
        return newest is null ? null : new IssuedPaper(OfficialPaper.NumberOf(newest.Number, OfficialPaper.NotationOf(newest.TypeCode, newest.BodyCode)), newest.IssuedOn, newest.IssuingBody);
    }
}
