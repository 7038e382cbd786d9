using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

/// <inheritdoc />
internal sealed class RecordPapers(PaperRecords kind, PaperWork work, IStringLocalizer<DocumentsResource> texts) : IRecordPapers
{
    /// <summary>A record with more is looked for in the list of papers.</summary>
    private const int Most = 50;

    public async Task<IReadOnlyList<RecordPaper>> OfAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var rows = await (await kind.VisibleAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.State != PaperState.Discarded && p.Subjects.Any(s => s.RecordId == recordId))
            .OrderByDescending(p => p.DraftedAtUtc).Take(Most)
            .Select(p => new { p.Id, p.Kind, p.Number, p.TypeCode, p.BodyCode, p.Subject, p.IssuedOn, p.State, Says = p.Subjects.Where(s => s.RecordId == recordId).Select(s => s.Says).First() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(p => new RecordPaper(
            p.Id, p.Kind, OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode) ?? p.Subject, p.Subject, p.IssuedOn, p.State == PaperState.Issued, texts.PillOf(p.State), p.Says))];
    }

    public async Task<IssuedPaper?> IssuedAsync(Guid paperId, CancellationToken cancellationToken)
    {
        var paper = await (await kind.OneAsync(paperId, cancellationToken)).AsNoTracking().Where(p => p.State == PaperState.Issued)
            .Select(p => new
            {
                p.Id,
                p.Kind,
                p.Number,
                p.TypeCode,
                p.BodyCode,
                p.IssuingBody,
                p.IssuedOn,
                p.Subject,
                p.SignerName,
                Subjects = p.Subjects.OrderBy(s => s.SortOrder).Select(s => new PaperSubject(s.RecordTenantId, s.RecordId, s.Says)).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return paper is null ? null : new IssuedPaper(
            paper.Id, paper.Kind, OfficialPaper.NumberOf(paper.Number, paper.TypeCode, paper.BodyCode)!, paper.IssuingBody, paper.IssuedOn!.Value, paper.Subject, paper.SignerName, paper.Subjects);
    }

    public Task FollowedAsync(Guid paperId, CancellationToken cancellationToken) => work.DoneAsync(paperId, cancellationToken);
}
