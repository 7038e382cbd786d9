using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>A paper as it is now: from the records while it is open, from its newest version after.</summary>
/// <param name="Material">Null for a paper whose figures are frozen.</param>
internal sealed record ReadPaper(Paper Paper, PaperMaterial? Material, IReadOnlyList<BusinessException> Faults);

/// <summary>A paper another one replaces, or is replaced by.</summary>
internal sealed record PaperLink(Guid Id, string Label);

internal sealed class PaperQueries(KetNghiaDbContext db, PaperRecords kind, PaperKinds kinds, PaperComposer composer, Approvals approvals, IPaperForms forms)
{
    public async Task<PaperDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await (await kind.KnownAsync(cancellationToken)).AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            Details = new PaperDetails
            {
                Id = p.Id,
                TenantId = p.TenantId,
                Kind = p.Kind,
                Source = p.Source,
                State = p.State,
                Number = p.Number,
                IssuedOn = p.IssuedOn,
                ApprovedOn = p.ApprovedOn,
                DeputyCapacity = p.DeputyCapacity,
                DeputyName = p.DeputyName,
                Versions = p.Versions,
                MakerIds = PaperReads.Makers(p.DraftedById, p.DraftedForId, p.SubmittedById, p.SubmittedForId),
                DraftedByName = p.DraftedByName,
                DraftedAtUtc = p.DraftedAtUtc,
                Mark = PaperReads.MarkOf(p.MovedByName, p.MovedAtUtc),
                ReplacesId = p.ReplacesId,
                AboutId = p.AboutId,
                Language = p.Language,
                PageAmount = p.PageAmount,
                IssuedAmount = p.IssuedAmount,
                FileCode = p.FileCode,
                Description = p.Description,
                Version = p.Version,
                Written = new WrittenPaper
                {
                    Subject = p.Subject,
                    ParentBody = p.ParentBody,
                    IssuingBody = p.IssuingBody,
                    TypeCode = p.TypeCode,
                    BodyCode = p.BodyCode,
                    Place = p.Place,
                    SignerCapacity = p.SignerCapacity,
                    SignerName = p.SignerName,
                    Urgency = p.Urgency,
                    DueOn = p.DueOn,
                    Texts = new Dictionary<string, string>(),
                },
            },
            Texts = p.Texts.Select(t => new { t.Part, t.Text }).ToList(),
        }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : found.Details with
        {
            Written = found.Details.Written with { Texts = found.Texts.ToDictionary(t => t.Part, t => t.Text) },
            IsReceived = kind.IsReceived(found.Details.TenantId, found.Details.Kind),
        };
    }

    /// <summary>One that is not another side's: those are not worked on here.</summary>
    public async Task<PaperDetails?> FindOwnAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { IsReceived: false } paper ? paper : null;

    public async Task<ReadPaper> ReadAsync(PaperDetails paper, CancellationToken cancellationToken)
    {
        if (!paper.State.IsOpen() && paper.Versions > 0)
        {
            return new ReadPaper(PaperComposer.Dressed((await VersionAsync(paper.Id, paper.Versions, cancellationToken))!, paper), null, []);
        }

        var of = kinds.Get(paper.Kind);
        var material = await of.ReadAsync(paper.Source, cancellationToken);
        var open = composer.Of(paper.Written, of, material) with { Form = await forms.TodayAsync(paper.Kind, cancellationToken) };
        return new ReadPaper(PaperComposer.Dressed(open, paper), material, composer.FaultsOf(paper.Written, of, material));
    }

    /// <summary>What a paper of another side is made of, as the reader sees it; null when the reader sees it no more.</summary>
    public async Task<PaperMaterial?> MaterialAsync(PaperDetails paper, CancellationToken cancellationToken) =>
        await kinds.Get(paper.Kind).ReadAsync(paper.Source, cancellationToken) is { Count: > 0 } material ? material : null;

    /// <summary>What files of a paper hang on that has been found for the reader, inside its tenant.</summary>
    public IQueryable<Guid> Subject(PaperDetails paper) => db.Set<OfficialPaper>().Where(p => p.TenantId == paper.TenantId && p.Id == paper.Id).Select(p => p.Id);

    /// <summary>What its issue left to be done in its records, and is still to be done.</summary>
    public async Task<PaperFollowUp?> FollowUpAsync(PaperDetails paper, CancellationToken cancellationToken)
    {
        var records = await (await kind.OneAsync(paper.Id, cancellationToken)).SelectMany(p => p.Subjects).Select(s => s.RecordId).ToListAsync(cancellationToken);
        return await kinds.Get(paper.Kind).FollowUpAsync(paper.Id, paper.Source, records, cancellationToken);
    }

    /// <summary>Null when there is none of the number.</summary>
    public async Task<Paper?> VersionAsync(Guid id, int number, CancellationToken cancellationToken) =>
        await approvals.ContentAsync(id, number, cancellationToken) is { } content ? PaperContent.Read(content) : null;

    /// <summary>The papers beside it: the one it replaces, those that replace it or will.</summary>
    public async Task<(PaperLink? Replaces, IReadOnlyList<PaperLink> ReplacedBy)> LinksAsync(PaperDetails paper, CancellationToken cancellationToken)
    {
        if (paper.ReplacesId is null && paper.Number is null)
        {
            return (null, []);
        }

        var rows = await (await kind.KnownAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.TenantId == paper.TenantId && (p.Id == paper.ReplacesId || p.ReplacesId == paper.Id) && p.State != PaperState.Discarded)
            .Select(p => new { p.Id, p.Number, p.TypeCode, p.BodyCode, p.Subject }).ToListAsync(cancellationToken);
        var links = rows.ToLookup(p => p.Id == paper.ReplacesId, p => new PaperLink(p.Id, OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode) ?? p.Subject));
        return (links[true].FirstOrDefault(), [.. links[false]]);
    }

    /// <summary>Head of the newest paper of the workspace, so that nobody is asked twice who issues here.</summary>
    public async Task<PaperHeadInput?> LastHeadAsync(string kindKey, CancellationToken cancellationToken) =>
        await db.Set<OfficialPaper>().AsNoTracking().OrderByDescending(p => p.Kind == kindKey).ThenByDescending(p => p.DraftedAtUtc)
            .Select(p => new PaperHeadInput(null, p.ParentBody, p.IssuingBody, p.BodyCode, p.Place, p.SignerCapacity, p.SignerName)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The next number of a register, as far as nobody takes it meanwhile.</summary>
    public async Task<int> NextNumberAsync(string typeCode, int year, CancellationToken cancellationToken)
    {
        var book = RegisterEntry.BookPrefix + typeCode;
        var last = await db.Set<NumberCounter>().Where(c => c.Book == book && c.Year == year).Select(c => c.Last).FirstOrDefaultAsync(cancellationToken);
        var taken = await db.Set<RegisterEntry>().Where(e => e.TypeCode == typeCode && e.Year == year && e.Number > last).Select(e => e.Number).ToListAsync(cancellationToken);
        var next = (int)last + 1;
        while (taken.Contains(next))
        {
            next++;
        }

        return next;
    }
}
