using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>Gives departments their components, and sheets the person who appraises them.</summary>
internal sealed class DepartmentAppService(
    KetNghiaDbContext db, DepartmentRecords kind, AssessmentRecords assessments, SheetWork work, WorkItems items, IWorkspaceMembers members, IActionLog log, IIdGenerator ids)
{
    private const string NameField = "Input.Name";
    private const string NodesField = "Input.Nodes";
    private const string ScorersField = "Input.Scorers";

    /// <exception cref="BusinessException">A day, a component or a person does not fit; or the assessment is cancelled.</exception>
    public async Task<Guid> CreateAsync(Guid assessmentId, DepartmentFacts facts, CancellationToken cancellationToken)
    {
        var assessment = await AssessmentAsync(assessmentId, cancellationToken);
        var named = await RequireAsync(assessment, facts, null, cancellationToken);
        var department = new ScoringDepartment(ids.New(), assessment, facts);
        db.Add(department);
        await TakeAsync(department, assessment, facts.Nodes, named, [], cancellationToken);
        Log("Created", department, null);
        await SaveAsync(department, cancellationToken);
        return department.Id;
    }

    /// <exception cref="BusinessException">As for creating; or a component or a person is taken away of which something was scored.</exception>
    public async Task ChangeAsync(Guid id, long version, DepartmentFacts facts, CancellationToken cancellationToken)
    {
        var (department, assessment) = await LoadAsync(id, version, cancellationToken);
        var named = await RequireAsync(assessment, facts, id, cancellationToken);
        var parts = await PartsAsync(id, cancellationToken);
        var begun = parts.Where(p => p is { SavedAtUtc: not null, IsAsked: true }).ToList();
        if (begun.Count > 0 && !department.Nodes.Select(n => n.NodeId).ToHashSet().SetEquals(facts.Nodes))
        {
            throw new BusinessException(EmulationErrors.DepartmentBegun).With("name", begun[0].ScorerName).At(NodesField);
        }

        if (begun.Find(p => facts.Scorers.All(s => s.AccountId != p.ScorerId)) is { } left)
        {
            throw new BusinessException(EmulationErrors.DepartmentBegun).With("name", left.ScorerName).At(ScorersField);
        }

        department.Call(facts);
        await TakeAsync(department, assessment, facts.Nodes, named, parts, cancellationToken);
        Log("Changed", department, null);
        await SaveAsync(department, cancellationToken);
    }

    /// <exception cref="BusinessException">Something was scored.</exception>
    public async Task WithdrawAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var (department, _) = await LoadAsync(id, version, cancellationToken);
        var parts = await PartsAsync(id, cancellationToken);
        if (parts.Find(p => p is { SavedAtUtc: not null, IsAsked: true }) is { } begun)
        {
            throw new BusinessException(EmulationErrors.DepartmentBegun).With("name", begun.ScorerName).As(RefusalKind.State);
        }

        department.Withdraw();
        foreach (var part in parts)
        {
            await WithdrawAsync(part, cancellationToken);
        }

        Log("Withdrawn", department, reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Names who appraises each sheet.</summary>
    /// <param name="appraisers">Account by sheet; null leaves it to whoever has the right. Sheets not named stay as they are.</param>
    /// <exception cref="BusinessException">A person may not appraise, or a sheet is appraised already.</exception>
    public async Task NameAppraisersAsync(Guid assessmentId, IReadOnlyDictionary<Guid, Guid?> appraisers, CancellationToken cancellationToken)
    {
        var assessment = await AssessmentAsync(assessmentId, cancellationToken);
        var people = (await members.HoldersAsync(EmulationPermissions.Sheets.Appraise, cancellationToken)).ToDictionary(m => m.AccountId);
        foreach (var sheet in await db.Set<ScoreSheet>().Where(s => s.AssessmentId == assessmentId).ToListAsync(cancellationToken))
        {
            if (!appraisers.TryGetValue(sheet.Id, out var account) || account == sheet.AppraiserId)
            {
                continue;
            }

            if (sheet.State == SheetState.Appraised)
            {
                throw new BusinessException(EmulationErrors.AlreadyAppraised).With("name", sheet.SubjectName).As(RefusalKind.State);
            }

            var named = account is not { } id ? null : people.TryGetValue(id, out var person) ? new NamedPerson(id, person.FullName) : throw new BusinessException(EmulationErrors.PersonMayNotAppraise).At("Appraisers");
            sheet.AssignTo(named);
            log.Add(new ActionEntry("Emulation.Sheet.Assigned", nameof(ScoreSheet), sheet.Id, sheet.SubjectName)
            {
                UnitId = sheet.UnitId,
                Data = new Dictionary<string, object?> { ["subject"] = sheet.SubjectName, ["name"] = named?.Name ?? Format.Unknown },
            });
            if (sheet.State == SheetState.Submitted)
            {
                await work.MovedAsync(sheet, assessment, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string EventOf(string happened) => "Emulation.Department." + happened;

    private async Task<IReadOnlyList<NamedScorer>> RequireAsync(AssessmentPeriod assessment, DepartmentFacts facts, Guid? self, CancellationToken cancellationToken)
    {
        var people = (await members.HoldersAsync(EmulationPermissions.Departments.Score, cancellationToken)).ToDictionary(m => m.AccountId, m => m.FullName);
        var nodes = (await db.RubricAsync(assessment.RubricId, cancellationToken)).Leaves.Where(FigureInputs.IsTyped).ToDictionary(n => n.Id);
        var taken = await db.Set<DepartmentNode>().Where(n => n.AssessmentId == assessment.Id && n.DepartmentId != self && facts.Nodes.Contains(n.NodeId)).Select(n => n.NodeId).FirstOrDefaultAsync(cancellationToken);
        BusinessException.ThrowIfAny(Faults(assessment, facts, people, nodes, taken));
        return [.. facts.Scorers.Select(s => s with { Name = people[s.AccountId] })];
    }

    private static IEnumerable<BusinessException> Faults(
        AssessmentPeriod assessment, DepartmentFacts facts, Dictionary<Guid, string> people, Dictionary<string, RubricNode> nodes, string? taken)
    {
        if (VietnameseText.Clean(facts.Name).Length == 0)
        {
            yield return new BusinessException(EmulationErrors.DepartmentNameMissing).At(NameField);
        }

        if (facts.DueOn < assessment.SelfDueOn || facts.DueOn > assessment.AppraisalDueOn)
        {
            yield return new BusinessException(EmulationErrors.DepartmentDueOutside).With("from", Format.Date(assessment.SelfDueOn)).With("to", Format.Date(assessment.AppraisalDueOn)).At("Input.DueOn");
        }

        if (facts.Nodes.Count == 0 || facts.Nodes.Any(n => !nodes.ContainsKey(n)))
        {
            yield return new BusinessException(EmulationErrors.DepartmentWithoutNodes).At(NodesField);
        }

        if (taken is not null)
        {
            yield return new BusinessException(EmulationErrors.DepartmentNodeTaken).With("node", taken).At(NodesField);
        }

        if (facts.Scorers.Count is 0 or > ScoringDepartment.MostScorers || facts.Scorers.DistinctBy(s => s.AccountId).Count() != facts.Scorers.Count || facts.Scorers.Any(s => !people.ContainsKey(s.AccountId)))
        {
            yield return new BusinessException(EmulationErrors.DepartmentScorers).With("most", ScoringDepartment.MostScorers).At(ScorersField);
        }

        if (facts.Scorers.Any(s => s.Weight is < 1 or > ScoringDepartment.HighestWeight))
        {
            yield return new BusinessException(EmulationErrors.DepartmentWeight).With("most", ScoringDepartment.HighestWeight).At(ScorersField);
        }

        foreach (var node in facts.Nodes.Select(nodes.GetValueOrDefault).OfType<RubricNode>())
        {
            if (facts.Scorers.Count > 1 && node.Type != ComponentType.Manual)
            {
                yield return new BusinessException(EmulationErrors.DepartmentOneScorer).With("node", $"{node.Id} {node.Name}").At(ScorersField);
            }

            if (node.Aggregation is { } by && by.MinScorers > facts.Scorers.Count)
            {
                yield return new BusinessException(EmulationErrors.DepartmentTooFew).With("node", $"{node.Id} {node.Name}").With("count", by.MinScorers).At(ScorersField);
            }

            if (node.Aggregation is { Method: not AggregationMethod.Mean } && facts.Scorers.Any(s => s.Weight != 1))
            {
                yield return new BusinessException(EmulationErrors.DepartmentWeightsOfMean).With("node", $"{node.Id} {node.Name}").At(ScorersField);
            }
        }
    }

    /// <summary>Components, people, and a part of every sheet for each of them.</summary>
    private async Task TakeAsync(
        ScoringDepartment department, AssessmentPeriod assessment, IReadOnlyList<string> nodes, IReadOnlyList<NamedScorer> scorers, List<PartScore> parts, CancellationToken cancellationToken)
    {
        db.AddRange(department.Take(nodes, ids));
        db.AddRange(department.Ask(scorers, ids));
        foreach (var left in parts.Where(p => department.Scorers.All(s => s.AccountId != p.ScorerId)))
        {
            await WithdrawAsync(left, cancellationToken);
        }

        var known = parts.ToDictionary(p => (p.SheetId, p.ScorerId));
        foreach (var sheet in await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.AssessmentId == assessment.Id).ToListAsync(cancellationToken))
        {
            foreach (var scorer in department.Scorers)
            {
                if (known.TryGetValue((sheet.Id, scorer.AccountId), out var part))
                {
                    part.Ask(scorer.Weight);
                }
                else
                {
                    db.Add(part = new PartScore(ids.New(), sheet, department, scorer));
                }

                await work.PartAsync(part, department, sheet, assessment, cancellationToken);
            }
        }
    }

    private async Task WithdrawAsync(PartScore part, CancellationToken cancellationToken)
    {
        part.Withdraw();
        await items.CloseAsync(SheetWork.PartKeyOf(part), cancellationToken);
    }

    private Task<List<PartScore>> PartsAsync(Guid departmentId, CancellationToken cancellationToken) =>
        db.Set<PartScore>().Where(p => p.DepartmentId == departmentId).OrderBy(p => p.Id).ToListAsync(cancellationToken);

    private async Task<AssessmentPeriod> AssessmentAsync(Guid id, CancellationToken cancellationToken)
    {
        var assessment = await (await assessments.VisibleAsync(cancellationToken)).FirstOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        assessment.RequireOpen();
        return AmbientFrame.Current.Scope is null ? assessment : throw new RecordNotFoundException();
    }

    private async Task<(ScoringDepartment Department, AssessmentPeriod Assessment)> LoadAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var department = await (await kind.VisibleAsync(cancellationToken)).Include(d => d.Nodes).Include(d => d.Scorers).FirstOrDefaultAsync(d => d.Id == id && d.StandingName != null, cancellationToken)
            ?? throw new RecordNotFoundException();
        db.Entry(department).Property(d => d.Version).OriginalValue = version;
        return (department, await AssessmentAsync(department.AssessmentId, cancellationToken));
    }

    /// <summary>Of two at once that take a name or a component the database lets one through.</summary>
    private async Task SaveAsync(ScoringDepartment department, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(EmulationErrors.DepartmentTaken).With("name", department.Name).At(NameField);
        }
    }

    private void Log(string happened, ScoringDepartment department, string? reason) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(ScoringDepartment), department.Id, department.Name)
        {
            Reason = reason,
            Data = new Dictionary<string, object?>
            {
                ["subject"] = department.Name,
                ["nodes"] = string.Join(", ", department.Nodes.Select(n => n.NodeId)),
                ["names"] = string.Join(", ", department.Scorers.Select(s => s.Name)),
            },
        });
}
