using KetNghia.Documents.Drafting;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Verification;

/// <summary>I11: what stands approved was approved by somebody who neither drafted nor submitted it, and says what was approved then.</summary>
internal sealed class ApprovedByAnother(KetNghiaDbContext db) : Invariant(db)
{
    private static readonly PaperState[] Open = [PaperState.Draft, PaperState.Submitted, PaperState.Returned, PaperState.Discarded];

    public override string Id => "I11";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var papers = await All<OfficialPaper>().Where(p => p.Versions > 0).Select(p => new { p.TenantId, p.Id, p.Subject, p.State, p.Versions, p.ContentHash, p.DraftedById, p.DraftedForId })
            .ToDictionaryAsync(p => (p.TenantId, p.Id), cancellationToken);
        await foreach (var version in All<ApprovalVersion>().Where(v => v.SubjectType == nameof(OfficialPaper)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            var paper = papers.GetValueOrDefault((version.TenantId, version.SubjectId));
            if (ApprovalVersion.HashOf(version.Content) != version.Hash || (paper?.Versions == version.Number && paper.ContentHash != version.Hash))
            {
                report.Fail($"version {version.Number} of “{paper?.Subject}” is not as it was submitted");
            }

            Guid?[] makers = [version.SubmittedById, version.SubmittedForId, paper?.DraftedById, paper?.DraftedForId];
            if (version.Outcome == ApprovalOutcome.Approved && new[] { version.DecidedById, version.DecidedForId }.OfType<Guid>().Any(by => makers.Contains(by)))
            {
                report.Fail($"version {version.Number} of “{paper?.Subject}” was approved by its maker");
            }

            if (paper?.Versions == version.Number && !Open.Contains(paper.State) && version.Outcome != ApprovalOutcome.Approved)
            {
                report.Fail($"“{paper.Subject}” stands as {paper.State}, its version {version.Number} was never approved");
            }
        }
    }
}

/// <summary>
/// I19: numbers of a register run from 1 to where its counter stands, each belongs to one paper or is voided, and every issued paper has its own.
/// Numbers of arrival do the same in each year.
/// </summary>
internal sealed class RegistersWithoutGap(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I19";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var entries = await All<RegisterEntry>().Select(e => new { e.TenantId, e.TypeCode, e.Year, e.Number, e.PaperId, IsVoid = e.VoidReason != null }).ToListAsync(cancellationToken);
        var counters = (await All<NumberCounter>().Where(c => c.Book.StartsWith(RegisterEntry.BookPrefix)).ToListAsync(cancellationToken))
            .ToDictionary(c => (c.TenantId, TypeCode: c.Book[RegisterEntry.BookPrefix.Length..], c.Year), c => c.Last);
        var taken = entries.ToLookup(e => (e.TenantId, e.TypeCode, e.Year), e => (long)e.Number);
        foreach (var key in counters.Keys.Union(taken.Select(t => t.Key)))
        {
            report.Count();
            var last = counters.GetValueOrDefault(key);
            if (!taken[key].Where(n => n <= last).Order().SequenceEqual(Enumerable.Range(1, (int)last).Select(n => (long)n)))
            {
                report.Fail($"{key.TypeCode} {key.Year}: the counter says {last}, and the numbers do not run from 1 to it");
            }
        }

        foreach (var entry in entries.Where(e => e.IsVoid == e.PaperId is not null))
        {
            report.Fail($"{entry.TypeCode} {entry.Year}, number {entry.Number}: neither a paper's nor voided");
        }

        var numbers = entries.Where(e => e.PaperId is not null).ToLookup(e => (e.TenantId, e.PaperId!.Value), e => (e.TypeCode, e.Year, e.Number));
        foreach (var paper in await All<OfficialPaper>().Where(p => p.Number != null).Select(p => new { p.TenantId, p.Id, p.Subject, p.TypeCode, p.IssuedOn, Number = p.Number!.Value }).ToListAsync(cancellationToken))
        {
            if (!numbers[(paper.TenantId, paper.Id)].SequenceEqual([(paper.TypeCode, paper.IssuedOn!.Value.Year, paper.Number)]))
            {
                report.Fail($"“{paper.Subject}” does not have the number it bears in the register");
            }
        }

        await CheckArrivalsAsync(report, cancellationToken);
    }

    private async Task CheckArrivalsAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var taken = (await All<IncomingPaper>().Select(p => new { p.TenantId, p.Year, p.Number }).ToListAsync(cancellationToken)).ToLookup(p => (p.TenantId, p.Year), p => (long)p.Number);
        var counters = await All<NumberCounter>().Where(c => c.Book == IncomingPaper.Book).ToDictionaryAsync(c => (c.TenantId, c.Year), c => c.Last, cancellationToken);
        foreach (var key in counters.Keys.Union(taken.Select(t => t.Key)))
        {
            report.Count();
            var last = counters.GetValueOrDefault(key);
            if (!taken[key].Order().SequenceEqual(Enumerable.Range(1, (int)last).Select(n => (long)n)))
            {
                report.Fail($"incoming papers of {key.Year}: the counter says {last}, and the numbers do not run from 1 to it");
            }
        }
    }
}
