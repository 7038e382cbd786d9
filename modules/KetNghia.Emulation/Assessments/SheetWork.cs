using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Assessments;

/// <summary>Owed work that follows from where a sheet stands, within the step that brought it there.</summary>
internal sealed class SheetWork(KetNghiaDbContext db, WorkItems work)
{
    public async Task MovedAsync(ScoreSheet sheet, AssessmentPeriod assessment, CancellationToken cancellationToken)
    {
        var prefix = Prefix(sheet.Id);
        await work.CloseAsync(prefix, cancellationToken);
        NewWorkItem? owed = sheet.State switch
        {
            SheetState.NotStarted or SheetState.SelfDraft => Item(sheet, assessment, prefix, "Emulation.Sheet.Score", "clipboard-list", null, assessment.SelfDueOn),
            SheetState.Returned => Item(sheet, assessment, prefix, "Emulation.Sheet.Mend", "edit", null, assessment.AppraisalDueOn) with { IsReturned = true },
            SheetState.Submitted => Item(sheet, assessment, prefix, "Emulation.Sheet.Appraise", "clipboard-check", EmulationPermissions.Sheets.Appraise, assessment.AppraisalDueOn) with
            {
                ExceptId = sheet.ReopenedById ?? sheet.SubmittedById,
                ForId = sheet.AppraiserId is { } named && named != sheet.ReopenedById && named != sheet.SubmittedById && named != sheet.SubmittedForId ? named : null,
            },
            _ => null,
        };
        if (owed is not null)
        {
            await work.OpenAsync(owed, cancellationToken);
        }

        if (sheet.State == SheetState.Submitted && assessment.CrossCheckDueOn is { } due
            && await db.Set<CrossCheck>().FirstOrDefaultAsync(c => c.SheetId == sheet.Id, cancellationToken) is { } check && check.DoneHash != sheet.ContentHash)
        {
            await work.OpenAsync(Check(check, sheet, assessment, due), cancellationToken);
        }

        if (sheet.State == SheetState.Submitted)
        {
            foreach (var (part, department) in await PartsAsync(sheet.Id, cancellationToken))
            {
                await PartAsync(part, department, sheet, assessment, cancellationToken);
            }
        }
    }

    /// <summary>What a person of a department owes of a sheet that was sent, once for each content.</summary>
    public async Task PartAsync(PartScore part, ScoringDepartment department, ScoreSheet sheet, AssessmentPeriod assessment, CancellationToken cancellationToken)
    {
        if (sheet.State != SheetState.Submitted || part.DoneHash == sheet.ContentHash)
        {
            return;
        }

        var item = new NewWorkItem("Emulation.Part.Score", PartKeyOf(part), sheet.UnitId, $"/emulation/parts/details/{part.Id}", "clipboard-list")
        {
            RootId = sheet.Id,
            DueOn = department.DueOn,
            Permission = EmulationPermissions.Departments.Score,
            ForId = part.ScorerId,
            Data = new Dictionary<string, string?> { ["assessment"] = assessment.Name, ["subject"] = sheet.SubjectName, ["department"] = department.Name },
        };
        await work.OpenAsync(About(item, assessment, sheet, sheet.SubjectName), cancellationToken);
    }

    public static string CheckKeyOf(Guid sheet) => $"{Prefix(sheet)}check";

    public static string PartKeyOf(PartScore part) => $"{Prefix(part.SheetId)}part:{part.Id:N}";

    private async Task<IEnumerable<(PartScore Part, ScoringDepartment Department)>> PartsAsync(Guid sheet, CancellationToken cancellationToken) =>
        (await (from p in db.Set<PartScore>()
                join d in db.Set<ScoringDepartment>() on p.DepartmentId equals d.Id
                where p.SheetId == sheet && p.IsAsked
                select new { Part = p, Department = d }).AsNoTracking().ToListAsync(cancellationToken)).Select(x => (x.Part, x.Department));

    private static string Prefix(Guid sheet) => $"sheet:{sheet:N}:";

    /// <summary>Owed by the subject that checks.</summary>
    private static NewWorkItem Check(CrossCheck check, ScoreSheet sheet, AssessmentPeriod assessment, DateOnly due)
    {
        var item = new NewWorkItem("Emulation.CrossCheck.Check", CheckKeyOf(sheet.Id), check.CheckerUnitId, $"/emulation/crosschecks/details/{check.Id}", "arrows-exchange")
        {
            RootId = sheet.Id,
            DueOn = due,
            ExceptId = sheet.SubmittedById,
            Data = new Dictionary<string, string?> { ["assessment"] = assessment.Name, ["subject"] = sheet.SubjectName, ["checker"] = check.CheckerName },
        };
        return About(item, assessment, sheet, check.CheckerName) with { Permission = Scorers(assessment), PartyId = Scorer(assessment, check.CheckerId) };
    }

    /// <param name="permission">Of those in the workspace that scores who owe it; null when its subject does.</param>
    private static NewWorkItem Item(ScoreSheet sheet, AssessmentPeriod assessment, string prefix, string kind, string icon, string? permission, DateOnly dueOn)
    {
        var item = new NewWorkItem(kind, prefix + "next", sheet.UnitId, $"/emulation/sheets/details/{sheet.Id}", icon)
        {
            RootId = sheet.Id,
            DueOn = dueOn,
            Data = new Dictionary<string, string?> { ["assessment"] = assessment.Name, ["subject"] = sheet.SubjectName, ["by"] = sheet.MovedByName },
        };
        return About(item, assessment, sheet, sheet.SubjectName) with
        {
            Permission = permission ?? Scorers(assessment),
            PartyId = permission is null ? Scorer(assessment, sheet.SubjectId) : null,
        };
    }

    /// <param name="unitName">The commune it lies in.</param>
    private static NewWorkItem About(NewWorkItem item, AssessmentPeriod assessment, ScoreSheet sheet, string unitName) => assessment.Subject == SubjectKind.Commune
        ? item with { UnitName = unitName }
        : item with { AboutPartyId = sheet.SubjectId, About = sheet.SubjectName };

    /// <summary>Who of a commune owes its part; a sponsor owes it itself.</summary>
    private static string? Scorers(AssessmentPeriod assessment) => assessment.Subject == SubjectKind.Commune ? EmulationPermissions.Sheets.Score : null;

    private static Guid? Scorer(AssessmentPeriod assessment, Guid party) => assessment.Subject == SubjectKind.Sponsor ? party : null;
}
