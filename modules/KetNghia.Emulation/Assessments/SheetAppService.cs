using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Emulation.Assessments;

/// <summary>Writes of score sheets: figures, marks, files and steps.</summary>
internal sealed class SheetAppService(
    KetNghiaDbContext db, SheetRecords kind, SheetQueries queries, SheetFigures figures, SheetSources sources, SheetWork work, Approvals approvals, IEvidence evidence, StepPerson person, ICurrentUser user, IActionLog log,
    IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>Keeps figures of the round that is open; components not named keep theirs.</summary>
    /// <param name="only">The round they are for; null takes whichever is open.</param>
    /// <param name="why">Why an import is taken back.</param>
    /// <exception cref="BusinessException">No round is open to this person.</exception>
    public async Task SaveAsync(Guid id, long version, IReadOnlyList<TypedFigure> typed, CancellationToken cancellationToken, ScoringRound? only = null, string? why = null)
    {
        var (sheet, assessment) = await LoadAsync(id, version, cancellationToken);
        var round = await RequireRoundAsync(sheet, cancellationToken, only);
        db.AddRange(sheet.Write(round, typed, Me, ids));
        await MeasureAsync(sheet, assessment, cancellationToken);
        Log(round == ScoringRound.Self ? "Saved" : "Weighed", sheet, [], why);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Marks a node as not applicable to the subject, or takes the mark back.</summary>
    /// <param name="reason">Why; null takes it back.</param>
    /// <exception cref="BusinessException">The rubric does not let it be left out, or no round is open to this person.</exception>
    public async Task LeaveOutAsync(Guid id, long version, string nodeId, string? reason, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, version, cancellationToken);
        await RequireRoundAsync(sheet, cancellationToken);
        var node = await NodeAsync(assessment, nodeId, cancellationToken);
        if (!node.MayBeNotApplicable)
        {
            throw new BusinessException(EmulationErrors.MayNotBeLeftOut).With("name", node.Shown).As(RefusalKind.State);
        }

        var why = VietnameseText.CleanOrNull(reason);
        Item(sheet, nodeId).Mark(why);
        Log(why is null ? "TakenIn" : "LeftOut", sheet, new() { ["node"] = node.Shown }, reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Counts a node as nothing because its evidence was found false; null takes the finding back.</summary>
    public async Task VoidAsync(Guid id, long version, string nodeId, string? finding, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, version, cancellationToken);
        await RequireRoundAsync(sheet, cancellationToken, ScoringRound.Appraisal);
        var node = await NodeAsync(assessment, nodeId, cancellationToken);
        var found = VietnameseText.CleanOrNull(finding);
        Item(sheet, nodeId).Void(found, Me);
        Log(found is null ? "Cleared" : "Voided", sheet, new() { ["node"] = node.Shown }, finding);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Files that prove a component.</summary>
    public async Task AttachAsync(Guid id, string nodeId, IReadOnlyList<IFormFile> files, string? caption, CancellationToken cancellationToken)
    {
        var checkedFiles = await evidence.CheckAsync(files, cancellationToken);
        var (sheet, assessment) = await LoadAsync(id, null, cancellationToken);
        await RequireRoundAsync(sheet, cancellationToken);
        var node = await NodeAsync(assessment, nodeId, cancellationToken);
        var item = Item(sheet, nodeId);
        await evidence.AttachAsync(new EvidenceTarget(nameof(SheetItem), item.Id, sheet.Id, sheet.UnitId, node.Shown), checkedFiles, caption, cancellationToken);
        Log("Evidenced", sheet, new() { ["node"] = node.Shown, ["count"] = checkedFiles.Count });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Asks the records again, while the sheet is with its subject; what was sent keeps its figures.</summary>
    public async Task RemeasureAsync(Guid id, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, null, cancellationToken);
        await RequireRoundAsync(sheet, cancellationToken, ScoringRound.Self);
        await MeasureAsync(sheet, assessment, cancellationToken);
        Log("Measured", sheet, []);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Gửi: with the declaration that it is true, and the records its figures come from.</summary>
    /// <exception cref="BusinessException">Something is missing, it was not declared, or records moved since the figures were taken.</exception>
    public async Task SubmitAsync(Guid id, long version, bool isDeclared, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, version, cancellationToken);
        var details = await RequireAsync(id, SheetAction.Submit, cancellationToken);
        if (!isDeclared)
        {
            throw new BusinessException(EmulationErrors.NotDeclared).At("Input.IsDeclared");
        }

        await sources.KeepAsync(sheet, assessment, cancellationToken);
        var (number, hash) = await approvals.SubmitAsync(nameof(ScoreSheet), id, SheetContent.Write(details), Me, cancellationToken);
        sheet.Submit(number, hash, clock.Today, Me);
        await MovedAsync(sheet, assessment, "Submitted", null, cancellationToken);
    }

    /// <summary>Trả lại: as a whole and criterion by criterion.</summary>
    public async Task ReturnAsync(Guid id, long version, string? reason, IReadOnlyList<ApprovalRemark> notes, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, version, cancellationToken);
        await RequireAsync(id, SheetAction.Return, cancellationToken);
        BusinessException.ThrowIfAny(SheetSteps.Rules.Table.Require(sheet.State, SheetAction.Return).FaultsOf(reason, StepPaper.None, hasPaper: false));
        await approvals.ReturnAsync(id, Me, reason, notes, cancellationToken);
        sheet.Take(SheetAction.Return, Me);
        await MovedAsync(sheet, assessment, "Returned", reason, cancellationToken);
    }

    /// <summary>Takes back, appraises or takes up again.</summary>
    public async Task TakeAsync(Guid id, SheetAction action, string? reason, CancellationToken cancellationToken)
    {
        var (sheet, assessment) = await LoadAsync(id, null, cancellationToken);
        var details = await RequireAsync(id, action, cancellationToken);
        BusinessException.ThrowIfAny(SheetSteps.Rules.Table.Require(sheet.State, action).FaultsOf(reason, StepPaper.None, hasPaper: false));
        if (action == SheetAction.TakeBack)
        {
            await approvals.TakeBackAsync(id, Me, cancellationToken);
        }
        else if (action == SheetAction.Appraise)
        {
            await approvals.ApproveAsync(id, Me, cancellationToken);
        }

        if (action == SheetAction.Reopen)
        {
            var (number, hash) = await approvals.SubmitAsync(nameof(ScoreSheet), id, SheetContent.Write(details), Me, cancellationToken);
            sheet.Reopen(number, hash, Me);
        }
        else
        {
            sheet.Take(action, Me);
        }

        await MovedAsync(sheet, assessment, action.ToString(), reason, cancellationToken);
    }

    private static string EventOf(string happened) => "Emulation.Sheet." + happened;

    private async Task MovedAsync(ScoreSheet sheet, AssessmentPeriod assessment, string happened, string? reason, CancellationToken cancellationToken)
    {
        Log(happened, sheet, new() { ["version"] = sheet.Versions, ["hash"] = sheet.ContentHash }, reason);
        await work.MovedAsync(sheet, assessment, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<SheetDetails> RequireAsync(Guid id, SheetAction action, CancellationToken cancellationToken)
    {
        var details = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        SheetSteps.Rules.Check(details.Standing(details.Faults), action, person);
        return details;
    }

    /// <summary>The round that is open to this person; in that of the appraisal to whoever may appraise it.</summary>
    private async Task<ScoringRound> RequireRoundAsync(ScoreSheet sheet, CancellationToken cancellationToken, ScoringRound? only = null)
    {
        if (sheet.OpenRound is not { } round || (only is not null && round != only))
        {
            throw new BusinessException(EmulationErrors.SheetClosed).With("state", new TextOf($"{nameof(SheetState)}.{sheet.State}")).As(RefusalKind.State);
        }

        if (round == ScoringRound.Appraisal)
        {
            var details = await queries.FindAsync(sheet.Id, cancellationToken) ?? throw new RecordNotFoundException();
            SheetSteps.Rules.Check(details.Standing([]), SheetAction.Appraise, person);
        }
        else if (!person.May(EmulationPermissions.Sheets.Score))
        {
            throw person.Lacks([EmulationPermissions.Sheets.Score]);
        }

        return round;
    }

    private SheetItem Item(ScoreSheet sheet, string nodeId)
    {
        var item = sheet.ItemOf(nodeId, ids, out var added);
        if (added)
        {
            db.Add(item);
        }

        return item;
    }

    private async Task MeasureAsync(ScoreSheet sheet, AssessmentPeriod assessment, CancellationToken cancellationToken)
    {
        if (!sheet.State.IsSelfOpen())
        {
            return;
        }

        var read = await figures.ReadAsync(await db.RubricAsync(assessment.RubricId, cancellationToken), assessment.Subject, [sheet.SubjectId], assessment.From, assessment.To, cancellationToken);
        db.AddRange(sheet.Measure(read[sheet.SubjectId], clock.UtcNow, ids));
    }

    private async Task<RubricNode> NodeAsync(AssessmentPeriod assessment, string nodeId, CancellationToken cancellationToken) =>
        (await db.RubricAsync(assessment.RubricId, cancellationToken)).All.FirstOrDefault(n => n.Id == nodeId) ?? throw new RecordNotFoundException();

    private async Task<(ScoreSheet Sheet, AssessmentPeriod Assessment)> LoadAsync(Guid id, long? version, CancellationToken cancellationToken)
    {
        var sheet = await (await kind.VisibleAsync(cancellationToken)).Include(s => s.Values).Include(s => s.Items).Include(s => s.Measures).AsSplitQuery().FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            ?? throw new RecordNotFoundException();
        var assessment = await db.Set<AssessmentPeriod>().FirstAsync(a => a.Id == sheet.AssessmentId, cancellationToken);
        assessment.RequireOpen();
        if (version is { } seen)
        {
            db.Entry(sheet).Property(s => s.Version).OriginalValue = seen;
        }

        return (sheet, assessment);
    }

    private void Log(string happened, ScoreSheet sheet, Dictionary<string, object?> data, string? reason = null) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(ScoreSheet), sheet.Id, sheet.SubjectName)
        {
            Reason = reason,
            UnitId = sheet.UnitId,
            Data = new Dictionary<string, object?>(data) { ["subject"] = sheet.SubjectName },
        });
}
