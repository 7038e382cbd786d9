namespace KetNghia.Emulation.Assessments;

/// <summary>Writes of cross-checks.</summary>
internal sealed class CrossCheckAppService(
    KetNghiaDbContext db, CrossCheckRecords kind, CrossCheckQueries queries, WorkItems work, StepPerson person, ICurrentUser user, IActionLog log, IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>Keeps the checker's own figures; components not named keep theirs.</summary>
    /// <exception cref="BusinessException">The sheet is not to be checked now, or not by this person.</exception>
    public async Task SaveAsync(Guid id, long version, IReadOnlyList<TypedFigure> typed, CancellationToken cancellationToken)
    {
        var (check, _) = await LoadAsync(id, version, cancellationToken);
        db.AddRange(check.Write(typed, Me, ids));
        Log("Saved", check);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Its figures count from now on, and are written no more.</summary>
    /// <exception cref="BusinessException">As for saving; or a figure that changes points has no reason.</exception>
    public async Task FinishAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var (check, details) = await LoadAsync(id, version, cancellationToken);
        if (details.Sheet.LacksOfCheck is { Count: > 0 } lacks)
        {
            throw new BusinessException(EmulationErrors.CheckIncomplete).With("count", lacks.Count);
        }

        check.Finish(details.Sheet.Row.ContentHash!, Me);
        await work.CloseAsync(SheetWork.CheckKeyOf(check.SheetId), cancellationToken);
        Log("Finished", check);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(CrossCheck Check, CrossCheckDetails Details)> LoadAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var check = await (await kind.VisibleAsync(cancellationToken)).Include(c => c.Values).FirstOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        db.Entry(check).Property(c => c.Version).OriginalValue = version;
        var details = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        return details.WhyNot(person, Me) is { } why ? throw why : (check, details);
    }

    private void Log(string happened, CrossCheck check) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(CrossCheck), check.Id, check.SubjectName)
        {
            UnitId = check.CheckerUnitId,
            Data = new Dictionary<string, object?> { ["subject"] = check.SubjectName, ["checker"] = check.CheckerName },
        });

    private static string EventOf(string happened) => "Emulation.CrossCheck." + happened;
}
