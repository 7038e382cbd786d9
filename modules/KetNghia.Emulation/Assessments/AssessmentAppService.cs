using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Assessments;

/// <summary>Opens assessments: from then on every subject has its sheet, with a day.</summary>
internal sealed class AssessmentAppService(
    KetNghiaDbContext db, RubricRecords rubrics, SheetFigures figures, SheetWork work, WorkItems items, ICurrentUser user, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <exception cref="BusinessException">Days contradict each other, nobody is scored, the rubric is not published, or one of the name is open.</exception>
    public async Task<Guid> OpenAsync(AssessmentFacts facts, Guid rubricId, IReadOnlyList<SheetSubject> subjects, CancellationToken cancellationToken)
    {
        var rubric = await (await rubrics.VisibleAsync(cancellationToken)).AsNoTracking().Where(r => r.Id == rubricId).Rows().FirstOrDefaultAsync(cancellationToken)
            ?? throw new RecordNotFoundException();
        BusinessException.ThrowIfAny(
        [
            .. facts.Faults(),
            .. rubric.State == RubricState.Published ? Array.Empty<BusinessException>() : [new BusinessException(EmulationErrors.RubricNotPublished).With("name", rubric.Name).At("Input.RubricId")],
            .. subjects.Count > 0 ? Array.Empty<BusinessException>() : [new BusinessException(EmulationErrors.NoSubjects).At("Input.Subjects")],
        ]);
        var assessment = new AssessmentPeriod(ids.New(), tenant.Required, facts, rubric, Me);
        if (await db.Set<AssessmentPeriod>().AnyAsync(a => a.OpenName == assessment.OpenName, cancellationToken))
        {
            throw NameTaken(assessment);
        }

        var measured = await figures.ReadAsync(await db.RubricAsync(rubricId, cancellationToken), rubric.Subject, [.. subjects.Select(s => s.SubjectId)], facts.From, facts.To, cancellationToken);
        db.Add(assessment);
        var checkers = facts.CrossCheckDueOn is null ? new Dictionary<Guid, SheetSubject>() : CrossCheck.Ring(subjects);
        foreach (var subject in subjects)
        {
            var sheet = new ScoreSheet(ids.New(), assessment, subject);
            sheet.Measure(measured[subject.SubjectId], clock.UtcNow, ids);
            db.Add(sheet);
            if (checkers.TryGetValue(subject.SubjectId, out var checker))
            {
                db.Add(new CrossCheck(ids.New(), sheet, checker));
            }

            await work.MovedAsync(sheet, assessment, cancellationToken);
        }

        Log("Opened", assessment, new() { ["count"] = subjects.Count, ["rubric"] = $"{rubric.Name} ({rubric.Number})", ["sha256"] = rubric.ContentSha256 });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw NameTaken(assessment);
        }

        return assessment.Id;
    }

    /// <summary>Nothing of it counts; what was owed for it is owed no more.</summary>
    public async Task CancelAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var assessment = await db.Set<AssessmentPeriod>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        db.Entry(assessment).Property(a => a.Version).OriginalValue = version;
        assessment.Cancel();
        foreach (var sheet in await db.Set<ScoreSheet>().Where(s => s.AssessmentId == id).Select(s => s.Id).ToListAsync(cancellationToken))
        {
            await items.CloseAsync($"sheet:{sheet:N}:", cancellationToken);
        }

        Log("Cancelled", assessment, [], reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string EventOf(string happened) => "Emulation.Assessment." + happened;

    private static BusinessException NameTaken(AssessmentPeriod assessment) => new BusinessException(EmulationErrors.AssessmentNameTaken).With("name", assessment.Name).At("Input.Name");

    private void Log(string happened, AssessmentPeriod assessment, Dictionary<string, object?> data, string? reason = null) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(AssessmentPeriod), assessment.Id, assessment.Name)
        {
            Reason = reason,
            Data = new Dictionary<string, object?>(data) { ["subject"] = assessment.Name },
        });
}
