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
        var found = await (await kind.OneAsync(id, cancellationToken)).AsNoTracking().Select(p => new
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
        return found is null ? null : found.Details with { Written = found.Details.Written with { Texts = found.Texts.ToDictionary(t => t.Part, t => t.Text) } };
    }

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

    /// <summary>What files of a paper hang on, as far as the reader sees it.</summary>
    public async Task<IQueryable<Guid>> SubjectAsync(Guid id, CancellationToken cancellationToken) => (await kind.OneAsync(id, cancellationToken)).Select(p => p.Id);

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

        var rows = await (await kind.VisibleAsync(cancellationToken)).AsNoTracking()
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
