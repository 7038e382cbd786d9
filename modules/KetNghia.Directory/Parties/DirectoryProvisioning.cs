using KetNghia.Directory.Contracts;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Parties;

internal sealed class DirectoryProvisioning(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock, UnitLookup units) : IDirectoryProvisioning
{
    public async Task<Guid> EnsurePartyAsync(NewParty party, CancellationToken cancellationToken)
    {
        var owner = party.OwnerTenantId ?? HostTenant.Value;
        var code = PartyNames.Code(party.Code);
        var known = await db.Set<Party>().Where(p => p.OwnerId == owner && p.Code == code).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is { } id)
        {
            return id;
        }

        using (tenant.Change(owner))
        {
            var made = new Party(ids.New(), owner, party);
            db.Add(made);
            log.Add(new ActionEntry("Directory.Party.Created", nameof(Party), made.Id, made.Name));
            foreach (var person in party.FocalPersons)
            {
                var focal = new FocalPerson(ids.New(), made.Id, person, clock.Today);
                db.Add(focal);
                log.Add(new ActionEntry("Directory.Focal.Added", nameof(FocalPerson), focal.Id, made.Name) { RootId = made.Id });
            }

            await db.SaveChangesAsync(cancellationToken);
            return made.Id;
        }
    }

    public Task<UnitRef?> UnitByCodeAsync(string code, DateOnly asOf, CancellationToken cancellationToken) =>
        units.ByCodeAsync(code, asOf, cancellationToken);
}
