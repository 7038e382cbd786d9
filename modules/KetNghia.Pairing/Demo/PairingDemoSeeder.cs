using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Demo;

/// <summary>
/// The demo year: real places and organisations, invented people, made through the module's own services. Left
/// alone when it is there already.
/// </summary>
internal sealed class PairingDemoSeeder(
    KetNghiaDbContext db, DemoPlaces places, DemoPairings pairings, DemoHelp help, IActionLog log, IIdGenerator ids) : IDemoSeeder
{
    public int Order => 100;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var words = DemoFile.Words<PairingDemoSeeder>();
        if (await db.Set<Programme>().AnyAsync(p => p.Code == words["programme.code"], cancellationToken))
        {
            return;
        }

        var rows = DemoFile.Read<PairingDemoSeeder>("pairs");
        var localities = rows.Select(r => r["locality"]).Distinct().ToList();
        await places.PrepareAsync(cancellationToken);
        var programme = await ProgrammeAsync(words, cancellationToken);
        foreach (var locality in localities)
        {
            await help.SeedAsync(locality, await PairAsync(locality, programme, rows, cancellationToken), cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<string, Guid>> PairAsync(
        string locality, Guid programme, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var made = await pairings.SeedAsync(locality, programme, [.. rows.Where(r => r["locality"] == locality)], cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return made;
    }

    private async Task<Guid> ProgrammeAsync(IReadOnlyDictionary<string, string> words, CancellationToken cancellationToken)
    {
        using (AmbientFrame.Push(places.Frame("tinh", "tinh", "tinh")))
        {
            var programme = new Programme(
                ids.New(), words["programme.code"], words["programme.name"], new DateOnly(2021, 12, 13), new DateOnly(2025, 12, 31), words["programme.document"]);
            db.Add(programme);
            log.Add(new ActionEntry("Pairing.Programme.Created", nameof(Programme), programme.Id, programme.Code) { Data = ProgrammeAppService.Data(programme) });
            await db.SaveChangesAsync(cancellationToken);
            return programme.Id;
        }
    }
}
