using System.Linq.Expressions;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Incoming;

/// <inheritdoc />
internal sealed class CitablePapers(
    KetNghiaDbContext db, IncomingRecords incoming, PaperRecords papers, PaperKinds kinds, ICurrentTenant tenant) : ICitablePapers
{
    private const int Most = 10;

    private static readonly Expression<Func<IncomingPaper, CitablePaper>> FromIncoming = p =>
        new CitablePaper(p.Id, p.Number, p.Kind, PaperCode.Shown(p.CodeNumber, p.CodeNotation)!, p.Issuer, p.IssuedOn, p.Subject);

    public async Task<IReadOnlyList<CitablePaper>> UncitedAsync(int take, CancellationToken cancellationToken)
    {
        var cited = db.Set<DecidingDocument>();
        var arrived = await (await IncomingAsync(cancellationToken)).Where(p => !cited.Any(d => d.IncomingId == p.Id)).OrderByDescending(p => p.IssuedOn).Take(take)
            .Select(FromIncoming).ToListAsync(cancellationToken);
        var issued = await ReadAsync((await IssuedAsync(cancellationToken)).Where(p => !cited.Any(d => d.PaperId == p.Id)).OrderByDescending(p => p.IssuedOn).Take(take), cancellationToken);
        return [.. arrived.Concat(issued).OrderByDescending(p => p.IssuedOn).Take(take)];
    }

    public async Task<CitablePaper?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await IncomingAsync(cancellationToken)).Where(p => p.Id == id).Select(FromIncoming).FirstOrDefaultAsync(cancellationToken)
        ?? (await ReadAsync((await IssuedAsync(cancellationToken)).Where(p => p.Id == id), cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<CitablePaper>> NumberedAsync(string number, CancellationToken cancellationToken)
    {
        var begun = VietnameseText.Fold(number) + " ";
        var arrived = await (await IncomingAsync(cancellationToken)).Where(p => p.SearchText.StartsWith(begun)).OrderByDescending(p => p.IssuedOn).Take(Most)
            .Select(FromIncoming).ToListAsync(cancellationToken);
        return [.. arrived, .. await ReadAsync((await IssuedAsync(cancellationToken)).Where(p => p.SearchText.StartsWith(begun)).OrderByDescending(p => p.IssuedOn).Take(Most), cancellationToken)];
    }

    public async Task<Guid?> IncomingOfAsync(DecidingDocument document, CancellationToken cancellationToken)
    {
        var key = IncomingPaper.KeyOf(new IncomingInput { Number = document.Number, Issuer = document.Issuer, IssuedOn = document.IssuedOn });
        return await db.Set<IncomingPaper>().Where(p => p.TwinKey == key && p.IssuedOn == document.IssuedOn).OrderBy(p => p.Copy).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<RecordLink?> LinkAsync(Guid? incomingId, Guid? paperId, CancellationToken cancellationToken) =>
        incomingId is { } arrived && incoming.MayRead ? await incoming.LinkAsync(incoming.Name, arrived, cancellationToken)
        : paperId is { } issued && papers.MayRead ? await papers.LinkAsync(papers.Name, issued, cancellationToken)
        : null;

    private async Task<IQueryable<IncomingPaper>> IncomingAsync(CancellationToken cancellationToken)
    {
        var (may, here) = (incoming.MayRead, tenant.Required);
        return (await incoming.VisibleAsync(cancellationToken)).AsNoTracking().Where(p => may && p.TenantId == here && p.RemovedReason == null && p.CodeNumber != null);
    }

    private async Task<IQueryable<OfficialPaper>> IssuedAsync(CancellationToken cancellationToken)
    {
        var (may, here) = (papers.MayRead, tenant.Required);
        return (await papers.VisibleAsync(cancellationToken)).AsNoTracking().Where(p => may && p.TenantId == here && p.State == PaperState.Issued);
    }

    private async Task<IReadOnlyList<CitablePaper>> ReadAsync(IQueryable<OfficialPaper> issued, CancellationToken cancellationToken)
    {
        var rows = await issued.Select(p => new { p.Id, p.Kind, p.Number, p.TypeCode, p.BodyCode, p.IssuingBody, p.IssuedOn, p.Subject }).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new CitablePaper(p.Id, null, kinds.Get(p.Kind).Decides ?? DecidingDocumentKind.Other, OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode)!, p.IssuingBody, p.IssuedOn!.Value, p.Subject))];
    }
}
