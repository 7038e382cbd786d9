namespace KetNghia.Emulation.Assessments;

/// <summary>Writes of parts of departments.</summary>
internal sealed class PartAppService(
    KetNghiaDbContext db, PartRecords kind, PartQueries queries, WorkItems work, StepPerson person, ICurrentUser user, IActionLog log, IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>Keeps figures; components not named keep theirs.</summary>
    /// <exception cref="BusinessException">The sheet is not to be scored now, not by this person, or a component is none of the department.</exception>
    public async Task SaveAsync(Guid id, long version, IReadOnlyList<TypedFigure> typed, CancellationToken cancellationToken)
    {
        var (part, details) = await LoadAsync(id, version, cancellationToken);
        if (typed.Any(t => !details.Row.Nodes.Contains(t.NodeId)))
        {
            throw new RecordNotFoundException();
        }

        db.AddRange(part.Write(typed, Me, ids));
        Log("Saved", part, details);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Its figures count from now on, and are written no more.</summary>
    /// <exception cref="BusinessException">As for saving; or a figure or a reason lacks.</exception>
    public async Task FinishAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var (part, details) = await LoadAsync(id, version, cancellationToken);
        if (details.Lacks is { Count: > 0 } lacks)
        {
            throw new BusinessException(EmulationErrors.CheckIncomplete).With("count", lacks.Count);
        }

        part.Finish(details.Sheet.Row.ContentHash!, Me);
        await work.CloseAsync(SheetWork.PartKeyOf(part), cancellationToken);
        Log("Finished", part, details);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(PartScore Part, PartDetails Details)> LoadAsync(Guid id, long version, CancellationToken cancellationToken)
    {
        var part = await (await kind.VisibleAsync(cancellationToken)).Include(p => p.Values).FirstOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        db.Entry(part).Property(p => p.Version).OriginalValue = version;
        var details = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        if (details.WhyNot(person, Me) is { } why)
        {
            throw why;
        }

        person.Use(EmulationPermissions.Departments.Score);
        return (part, details);
    }

    private void Log(string happened, PartScore part, PartDetails details) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(PartScore), part.Id, part.SubjectName)
        {
            UnitId = Guid.Empty, // not for those who see some units alone
            Data = new Dictionary<string, object?> { ["subject"] = part.SubjectName, ["department"] = details.Row.Department },
        });

    private static string EventOf(string happened) => "Emulation.Part." + happened;
}
