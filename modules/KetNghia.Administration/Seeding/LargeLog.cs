using KetNghia.Administration.Accounts;

namespace KetNghia.Administration.Seeding;

/// <summary>What fills a log beside the records: people who sign out of the installation, and files asked for in the first locality.</summary>
internal sealed class LargeLog(UnsavedRows rows, IActionLog log, IClock clock, IIdGenerator ids) : ILargeSeeder
{
    /// <summary>Several people at one instant, as several transactions at one microsecond.</summary>
    private const int AtOnce = 3;

    public int Order => 90;

    public async Task SeedAsync(LargeWorld world, CancellationToken cancellationToken)
    {
        var people = world.People.Values.ToList();
        var begin = clock.UtcNow.AddYears(-4);
        var step = TimeSpan.FromTicks((clock.UtcNow - begin).Ticks / world.Scale.LogRows);
        for (var at = 0; at < world.Scale.LogRows; at++)
        {
            var person = people[at % people.Count];
            var (where, entry) = at % 2 == 0
                ? (HostTenant.Value, new ActionEntry("Administration.Account.SignedOut", nameof(Account), person.AccountId, person.FullName))
                : (world.Places[0].Workspace!.TenantId, new ActionEntry("Framework.Export.Asked", nameof(JobRun), ids.New(), world.Places[0].Name));
            using (AmbientFrame.Push(new AmbientFrame(where, null, person, null) with { AtUtc = begin + (step * (at - (at % AtOnce))) }))
            {
                log.Add(entry);
                rows.Take();
            }

            await rows.LeaveAsync(cancellationToken);
        }

        await rows.WriteAsync(cancellationToken);
    }
}
