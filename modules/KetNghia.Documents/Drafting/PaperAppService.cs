using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Drafting;

/// <summary>Writes of papers in the workspace whose papers they are.</summary>
internal sealed class PaperAppService(
    KetNghiaDbContext db, PaperKinds kinds, PaperComposer composer, IPaperForms forms, Approvals approvals, NumberBook numbers, PaperWork work, IEvidence evidence, DecidingDocuments deciding,
    StepPerson person, ICurrentUser user, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <param name="replaces">The issued paper it will take the place of.</param>
    public async Task<Guid> CreateAsync(
        string kindKey, string source, PaperHeadInput head, IReadOnlyDictionary<string, string?> texts, Guid? replaces, CancellationToken cancellationToken)
    {
        var kind = source.Length <= OfficialPaper.SourceLength ? kinds.ToDraft(kindKey) : throw new RecordNotFoundException();
        var material = await kind.ReadAsync(source, cancellationToken);
        if (material.Count == 0)
        {
            throw new BusinessException(DocumentsErrors.NothingInPaper);
        }

        if (replaces is { } old)
        {
            var earlier = await db.Set<OfficialPaper>().FirstOrDefaultAsync(p => p.Id == old && p.Kind == kind.Key, cancellationToken) ?? throw new RecordNotFoundException();
            Require(earlier, PaperAction.Replace);
        }

        var paper = new OfficialPaper(ids.New(), tenant.Required, kind.Key, source, kind.TypeCode, Me, replaces);
        paper.Write(composer.Filled(head, kind, material), Only(kind, texts), ids);
        Concern(paper, material);
        db.Add(paper);
        Log("Drafted", paper);
        await db.SaveChangesAsync(cancellationToken);
        return paper.Id;
    }

    /// <exception cref="BusinessException">It has been submitted: what is changed then would not be what is approved.</exception>
    public async Task ChangeAsync(Guid id, long version, PaperHeadInput head, IReadOnlyDictionary<string, string?> texts, CancellationToken cancellationToken)
    {
        var paper = await LoadAsync(id, cancellationToken);
        if (!paper.State.IsOpen())
        {
            throw new BusinessException(DocumentsErrors.PaperNotOpen).With("state", new TextOf($"{nameof(PaperState)}.{paper.State}")).As(RefusalKind.State);
        }

        var kind = kinds.ToDraft(paper.Kind);
        var material = await kind.ReadAsync(paper.Source, cancellationToken);
        db.Entry(paper).Property(p => p.Version).OriginalValue = version;
        db.AddRange(paper.Write(composer.Filled(head, kind, material), Only(kind, texts), ids));
        Concern(paper, material);
        Log("Changed", paper);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A step that asks for nothing but a reason.</summary>
    public async Task TakeAsync(Guid id, PaperAction action, string? reason, CancellationToken cancellationToken)
    {
        var paper = await LoadAsync(id, cancellationToken);
        if (action == PaperAction.Submit)
        {
            await SubmitAsync(paper, cancellationToken);
        }
        else
        {
            var step = Require(paper, action);
            BusinessException.ThrowIfAny(step.FaultsOf(reason, StepPaper.None, hasPaper: false));
            switch (action)
            {
                case PaperAction.TakeBack:
                    await approvals.TakeBackAsync(id, Me, cancellationToken);
                    paper.Take(action, Me);
                    break;
                case PaperAction.Approve:
                    await approvals.ApproveAsync(id, Me, cancellationToken);
                    paper.Approve(Me, clock.Today);
                    break;
                default:
                    paper.Take(action, Me);
                    break;
            }
        }

        Log(action.ToString(), paper, reason);
        await work.MovedAsync(paper, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Trả lại: what has to be mended, as a whole and part by part.</summary>
    public async Task ReturnAsync(Guid id, long version, string? reason, IReadOnlyList<ApprovalRemark> notes, CancellationToken cancellationToken)
    {
        var paper = await LoadAsync(id, cancellationToken);
        var step = Require(paper, PaperAction.Return);
        BusinessException.ThrowIfAny(step.FaultsOf(reason, StepPaper.None, hasPaper: false));
        db.Entry(paper).Property(p => p.Version).OriginalValue = version;
        await approvals.ReturnAsync(id, Me, reason, notes, cancellationToken);
        paper.Take(PaperAction.Return, Me);
        Log(nameof(PaperAction.Return), paper, reason);
        await work.MovedAsync(paper, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ban hành: the next number of the register, or the one given outside, and the paper that bears it stand or fall together.</summary>
    /// <param name="scans">Of the signed paper.</param>
    public async Task IssueAsync(Guid id, long version, IssueFacts facts, IReadOnlyList<IFormFile> scans, CancellationToken cancellationToken)
    {
        var typeCode = await db.Set<OfficialPaper>().Where(p => p.Id == id).Select(p => p.TypeCode).FirstOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
        var on = facts.On;
        var files = await evidence.CheckAsync(scans, cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);

        // Holding the book first makes clerks of one register follow each other: everything read below is the newest.
        await numbers.HoldAsync(BookOf(typeCode), on.Year, cancellationToken);
        var paper = await LoadAsync(id, cancellationToken);
        Require(paper, PaperAction.Issue);
        db.Entry(paper).Property(p => p.Version).OriginalValue = version;
        var number = await NumberAsync(typeCode, on.Year, facts.Given, cancellationToken);
        paper.Issue(number, facts, clock.Today, Me);
        db.Add(new RegisterEntry(ids.New(), paper.TenantId, typeCode, on.Year, number, paper.Notation, paper.Id, Me));
        await ReplaceAsync(paper, cancellationToken);
        Log(nameof(PaperAction.Issue), paper);
        if (kinds.Get(paper.Kind).Decides is { } decides)
        {
            await deciding.ResolveAsync(new DecidingInput { Kind = decides, Number = paper.Label, Issuer = paper.IssuingBody, IssuedOn = on, Summary = paper.Subject, PaperId = paper.Id }, null, cancellationToken);
        }

        await KeepAsync(paper, files, cancellationToken);
        await work.MovedAsync(paper, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Scans of the signed paper, when it has been issued.</summary>
    public async Task AttachAsync(Guid id, IReadOnlyList<IFormFile> scans, CancellationToken cancellationToken)
    {
        var files = await evidence.CheckAsync(scans, cancellationToken);
        var paper = await LoadAsync(id, cancellationToken);
        if (!person.May(DocumentsPermissions.Papers.Issue))
        {
            throw person.Lacks([DocumentsPermissions.Papers.Issue]);
        }

        if (paper.TenantId != person.TenantId)
        {
            throw new BusinessException(DocumentsErrors.PaperOfOthers).As(RefusalKind.Person);
        }

        if (paper.Number is null)
        {
            throw new BusinessException(DocumentsErrors.ScanBeforeIssue).As(RefusalKind.State);
        }

        if (files.Count == 0)
        {
            throw new BusinessException(DocumentsErrors.ScanMissing).At("Files");
        }

        await KeepAsync(paper, files, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Hủy số: takes the next number of a register for no paper.</summary>
    public async Task<string> VoidAsync(string typeCode, string bodyCode, int year, string reason, CancellationToken cancellationToken)
    {
        if (year > clock.Today.Year)
        {
            throw new BusinessException(DocumentsErrors.RegisterNotBegun).With("year", year).At("Input.Year");
        }

        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var number = await NumberAsync(typeCode, year, null, cancellationToken);
        var entry = RegisterEntry.Voided(ids.New(), tenant.Required, typeCode, year, number, OfficialPaper.NotationOf(typeCode, VietnameseText.Clean(bodyCode)), reason, Me);
        db.Add(entry);
        log.Add(new ActionEntry("Documents.Register.Voided", nameof(RegisterEntry), entry.Id, entry.Label)
        {
            Reason = reason,
            Data = new Dictionary<string, object?> { ["number"] = entry.Label, ["year"] = year },
        });
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return entry.Label;
    }

    public static string EventOf(string happened) => "Documents.Paper." + happened;

    private static string BookOf(string typeCode) => RegisterEntry.BookPrefix + typeCode;

    private static Dictionary<string, string?> Only(IPaperKind kind, IReadOnlyDictionary<string, string?> texts) =>
        kind.Parts.ToDictionary(p => p.Key, p => texts.GetValueOrDefault(p.Key));

    private Task KeepAsync(OfficialPaper paper, CheckedFiles scans, CancellationToken cancellationToken) => evidence.AttachAsync(
        new EvidenceTarget(nameof(OfficialPaper), paper.Id, paper.Id, paper.OnlyUnit ?? Guid.Empty, paper.Label), scans, paper.Label, cancellationToken);

    private async Task SubmitAsync(OfficialPaper paper, CancellationToken cancellationToken)
    {
        var kind = kinds.ToDraft(paper.Kind);
        var material = await kind.ReadAsync(paper.Source, cancellationToken);
        var written = paper.AsWritten();
        Require(paper, PaperAction.Submit, composer.FaultsOf(written, kind, material));
        var submitted = composer.Of(written, kind, material) with { Form = await forms.TodayAsync(paper.Kind, cancellationToken) };
        var (version, hash) = await approvals.SubmitAsync(nameof(OfficialPaper), paper.Id, PaperContent.Write(submitted), Me, cancellationToken);
        paper.Submit(version, hash, Me);
        Concern(paper, material);
    }

    /// <summary>Whom it concerns and what it is made of: as the records are when it is written or submitted.</summary>
    private void Concern(OfficialPaper paper, PaperMaterial material)
    {
        // Keys are given here, so what is new has to be said.
        db.AddRange(paper.Concern(material.Units, ids));
        db.AddRange(paper.Reach(material.Parties, material.About, ids));
        db.AddRange(paper.Tell(material.Subjects, ids));
    }

    private async Task<int> NumberAsync(string typeCode, int year, int? given, CancellationToken cancellationToken)
    {
        if (given is { } number)
        {
            return await TakenAsync(typeCode, year, number, cancellationToken) is { } by
                ? throw new BusinessException(DocumentsErrors.NumberTaken).With("number", number).With("year", year).With("by", by).At("Input.Number")
                : number;
        }

        int next;
        do
        {
            next = (int)await numbers.NextAsync(BookOf(typeCode), year, cancellationToken);
        }
        while (await TakenAsync(typeCode, year, next, cancellationToken) is not null);
        return next;
    }

    private Task<string?> TakenAsync(string typeCode, int year, int number, CancellationToken cancellationToken) =>
        db.Set<RegisterEntry>().Where(e => e.TypeCode == typeCode && e.Year == year && e.Number == number).Select(e => (string?)e.TakenByName).FirstOrDefaultAsync(cancellationToken);

    private async Task ReplaceAsync(OfficialPaper paper, CancellationToken cancellationToken)
    {
        if (paper.ReplacesId is not { } id)
        {
            return;
        }

        var old = await db.Set<OfficialPaper>().Include(p => p.Units).FirstAsync(p => p.Id == id, cancellationToken);
        if (old.State != PaperState.Issued)
        {
            throw new BusinessException(DocumentsErrors.ReplacedMeanwhile).With("number", old.Label).With("state", new TextOf($"{nameof(PaperState)}.{old.State}")).As(RefusalKind.State);
        }

        old.BeReplaced(Me);
        log.Add(new ActionEntry("Documents.Paper.Replace", nameof(OfficialPaper), old.Id, old.Label)
        {
            Data = new Dictionary<string, object?> { ["subject"] = old.Label, ["by"] = paper.Label },
        });
    }

    /// <param name="faults">What keeps it from being submitted.</param>
    private Step<PaperState, PaperAction> Require(OfficialPaper paper, PaperAction action, params IReadOnlyList<BusinessException> faults)
    {
        PaperSteps.Rules.Check(paper.Standing(faults), action, person);
        return PaperSteps.Rules.Table.Require(paper.State, action);
    }

    private async Task<OfficialPaper> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<OfficialPaper>().Include(p => p.Texts).Include(p => p.Units).Include(p => p.Subjects).Include(p => p.Parties).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new RecordNotFoundException();

    /// <param name="happened">An action, or what is done without a step.</param>
    private void Log(string happened, OfficialPaper paper, string? reason = null) => log.Add(new ActionEntry(EventOf(happened), nameof(OfficialPaper), paper.Id, paper.Label)
    {
        Reason = reason,
        UnitId = paper.OnlyUnit,
        Data = new Dictionary<string, object?> { ["subject"] = paper.Label, ["version"] = paper.Versions, ["hash"] = paper.ContentHash, ["mark"] = paper.ContentHash?[..12] },
    });
}
