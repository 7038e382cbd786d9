using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>What somebody with the database open can do to the record. Each act returns what a finding must name.</summary>
internal sealed class Tampering(KetNghiaDbContext db, Random random, int place)
{
    private const string Other = "khác";

    private readonly Guid _stranger = Guid.CreateVersion7();

    public static IReadOnlyList<(string Name, Func<Tampering, Task<string>> Act)> Kinds { get; } =
    [
        ("a log row's actor", t => t.LogAsync(u => u.SetProperty(a => a.ActorId, t._stranger))),
        ("a log row's label", t => t.LogAsync(u => u.SetProperty(a => a.EntityLabel, Other))),
        ("a log row's correlation", t => t.LogAsync(u => u.SetProperty(a => a.CorrelationId, Other))),
        ("a log row's reason with its hash", t => t.LogWithHashAsync()),
        ("a log row without snapshot deleted", t => t.DeleteLogAsync(a => a.Where(x => x.AfterHash == null))),
        ("a log row with snapshot deleted", t => t.DeleteLogAsync(a => a.Where(x => x.AfterHash != null))),
        ("a log row put in", t => t.PutInAsync()),
        ("an agreement with its commitments deleted", t => t.DeleteAgreementAsync()),
        ("a contribution deleted with its counter lowered", t => t.DeleteContributionAsync()),
        ("a receiver's unit", t => t.PartAsync<PairingReceiver>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.UnitId, t._stranger)))),
        ("a sponsor's party", t => t.PartAsync<PairingSponsor>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.PartyId, t._stranger)))),
        ("a commitment's quantity", t => t.PartAsync<AgreementCommitment>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.QuantityThousandths, 7L)))),
        ("a state change's actor, reason or time", t => t.StateChangeAsync()),
        ("a membership made admin", t => t.MakeAdminAsync()),
        ("a membership's unit limit removed", t => t.PartAsync<MembershipUnit>(p => p.ExecuteDeleteAsync())),
        ("a password hash replaced", t => t.PartAsync<Account>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, Other)))),
        ("an old version deleted", t => t.DeleteVersionAsync()),
        ("an old version rewritten with its hash", t => t.RewriteVersionAsync()),
        ("a record recomputed with its snapshot and its log row", t => t.RecomputeAsync()),
        ("the chain cut off, or written anew from a point", t => t.ChainAsync()),
    ];

    private IQueryable<T> All<T>()
        where T : class => db.Set<T>().AsNoTracking().AllTenants("an attacker is held by no filter");

    private async Task<T> PickAsync<T>(IQueryable<T> rows)
        where T : class
    {
        var ordered = rows.OrderBy(x => EF.Property<Guid>(x, "Id"));
        return await ordered.Skip(random.Next(await rows.CountAsync())).FirstAsync();
    }

    private IQueryable<T> Only<T>(T row)
        where T : class
    {
        var id = (Guid)typeof(T).GetProperty("Id")!.GetValue(row)!;
        return All<T>().Where(x => EF.Property<Guid>(x, "Id") == id);
    }

    private static string Id(object row) => row.GetType().GetProperty("Id")!.GetValue(row)!.ToString()!;

    private static void Set(object row, string property, object? value) => row.GetType().GetProperty(property)!.SetValue(row, value);

    private async Task<string> PartAsync<T>(Func<IQueryable<T>, Task<int>> act)
        where T : class
    {
        var row = await PickAsync(All<T>());
        await act(Only(row));
        return Id(row);
    }

    private Task<string> LogAsync(System.Linq.Expressions.Expression<Func<Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<ActionLogEntry>, Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<ActionLogEntry>>> change) =>
        PartAsync<ActionLogEntry>(p => p.ExecuteUpdateAsync(change));

    private async Task<string> LogWithHashAsync()
    {
        var entry = await PickAsync(All<ActionLogEntry>());
        await ReasonAsync(entry);
        return Id(entry);
    }

    private async Task ReasonAsync(ActionLogEntry entry)
    {
        Set(entry, nameof(ActionLogEntry.Reason), Other);
        Set(entry, nameof(ActionLogEntry.Hash), ActionLogCanonical.Hash(entry));
        await Only(entry).ExecuteUpdateAsync(u => u.SetProperty(a => a.Reason, Other).SetProperty(a => a.Hash, entry.Hash));
    }

    private async Task<string> DeleteLogAsync(Func<IQueryable<ActionLogEntry>, IQueryable<ActionLogEntry>> which)
    {
        var entry = await PickAsync(which(All<ActionLogEntry>()));
        await Only(entry).ExecuteDeleteAsync();
        return Id(entry);
    }

    private async Task<string> PutInAsync()
    {
        var entry = await PickAsync(All<ActionLogEntry>());
        Set(entry, nameof(ActionLogEntry.Id), Guid.CreateVersion7());
        using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = entry.TenantId }))
        {
            db.Add(entry);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return Id(entry);
    }

    private async Task<string> DeleteAgreementAsync()
    {
        var agreement = await PickAsync(All<Agreement>());
        await All<AgreementCommitment>().Where(c => c.AgreementId == agreement.Id).ExecuteDeleteAsync();
        await Only(agreement).ExecuteDeleteAsync();
        return Id(agreement);
    }

    private async Task<string> DeleteContributionAsync()
    {
        var contribution = await PickAsync(All<Contribution>());
        await All<Discrepancy>().Where(d => d.ContributionId == contribution.Id).ExecuteDeleteAsync();
        await All<Delivery>().Where(d => d.ContributionId == contribution.Id).ExecuteDeleteAsync();
        await Only(contribution).ExecuteDeleteAsync();
        await All<NumberCounter>().Where(c => c.TenantId == contribution.TenantId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last - 1));
        return Id(contribution);
    }

    private Task<string> StateChangeAsync() => (place % 3) switch
    {
        0 => PartAsync<PairingStateChange>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.ByName, Other))),
        1 => PartAsync<PairingStateChange>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.Reason, Other))),
        _ => PartAsync<PairingStateChange>(p => p.ExecuteUpdateAsync(u => u.SetProperty(x => x.AtUtc, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)))),
    };

    private async Task<string> MakeAdminAsync()
    {
        var admins = All<Role>().Where(r => r.Permissions.Contains(AdministrationPermissions.Users.Manage));
        var held = await PickAsync(All<MembershipRole>().Where(h => admins.Any(r => r.TenantId == h.TenantId && r.Id != h.RoleId)));
        var admin = await admins.FirstAsync(r => r.TenantId == held.TenantId && r.Id != held.RoleId);
        if (place % 2 == 0)
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO Adm_MembershipRoles (Id, TenantId, MembershipId, RoleId) VALUES ({0}, {1}, {2}, {3})", Guid.CreateVersion7(), held.TenantId, held.MembershipId, admin.Id);
        }
        else
        {
            await Only(held).ExecuteUpdateAsync(u => u.SetProperty(x => x.RoleId, admin.Id));
        }

        return held.MembershipId.ToString();
    }

    /// <summary>One that has a later one.</summary>
    private Task<RecordVersion> OldVersionAsync()
    {
        var versions = All<RecordVersion>();
        return PickAsync(versions.Where(v => versions.Any(later => later.EntityId == v.EntityId && later.Version == v.Version + 1)));
    }

    private async Task<string> DeleteVersionAsync()
    {
        var version = await OldVersionAsync();
        await Only(version).ExecuteDeleteAsync();
        return version.EntityId.ToString();
    }

    private async Task<string> RewriteVersionAsync()
    {
        var version = await OldVersionAsync();
        Set(version, nameof(RecordVersion.Snapshot), version.Snapshot.Replace("\"Id\":", "\"Ida\":", StringComparison.Ordinal));
        await Only(version).ExecuteUpdateAsync(u => u.SetProperty(v => v.Snapshot, version.Snapshot).SetProperty(v => v.Hash, RecordCanonical.Hash(version)));
        return version.EntityId.ToString();
    }

    private async Task<string> RecomputeAsync()
    {
        var pairing = await PickAsync(All<TwinPairing>());
        await Only(pairing).ExecuteUpdateAsync(u => u.SetProperty(p => p.Fields, Other + place));
        var changed = await db.Set<TwinPairing>().AllTenants("an attacker is held by no filter").SingleAsync(p => p.Id == pairing.Id);
        var version = await All<RecordVersion>().Where(v => v.EntityId == pairing.Id).OrderByDescending(v => v.Version).FirstAsync();
        Set(version, nameof(RecordVersion.Snapshot), RecordShape.Of(db.Entry(changed).Metadata).Snapshot(db.Entry(changed), original: false));
        Set(version, nameof(RecordVersion.Hash), RecordCanonical.Hash(version));
        await Only(version).ExecuteUpdateAsync(u => u.SetProperty(v => v.Snapshot, version.Snapshot).SetProperty(v => v.Hash, version.Hash));
        var entry = await All<ActionLogEntry>().SingleAsync(a => a.Id == version.ActionLogId);
        Set(entry, nameof(ActionLogEntry.AfterHash), RecordCanonical.Hash(await All<RecordVersion>().Where(v => v.ActionLogId == entry.Id).Select(v => v.Hash).ToListAsync()));
        Set(entry, nameof(ActionLogEntry.Hash), ActionLogCanonical.Hash(entry));
        await Only(entry).ExecuteUpdateAsync(u => u.SetProperty(a => a.AfterHash, entry.AfterHash).SetProperty(a => a.Hash, entry.Hash));
        return Id(entry);
    }

    private async Task<string> ChainAsync()
    {
        var chain = await PickAsync(All<SealChain>().Where(c => c.Blocks > 1));
        var blocks = await All<SealBlock>().Where(b => b.TenantId == chain.TenantId).OrderBy(b => b.Number).ToListAsync();
        return place % 2 == 0 ? await CutAsync(chain, blocks) : await RewriteAsync(chain, blocks, random.Next(1, blocks.Count));
    }

    private async Task<string> CutAsync(SealChain chain, List<SealBlock> blocks)
    {
        await All<ActionLogEntry>().Where(a => a.TenantId == chain.TenantId && a.Block == chain.Blocks).ExecuteDeleteAsync();
        var before = blocks[^2];
        await Only(blocks[^1]).ExecuteDeleteAsync();
        await Only(chain).ExecuteUpdateAsync(u => u.SetProperty(c => c.Blocks, before.Number).SetProperty(c => c.HeadHash, before.Hash));
        return $"block {chain.Blocks} of tenant {chain.TenantId}";
    }

    /// <summary>Everything fits again afterwards, but for what has been given out.</summary>
    private async Task<string> RewriteAsync(SealChain chain, List<SealBlock> blocks, int from)
    {
        await ReasonAsync(await PickAsync(All<ActionLogEntry>().Where(a => a.TenantId == chain.TenantId && a.Block == blocks[from].Number)));
        var end = new SealChain(Guid.NewGuid(), blocks[from - 1]);
        foreach (var old in blocks.Skip(from))
        {
            var rows = await All<ActionLogEntry>().Where(a => a.TenantId == chain.TenantId && a.Block == old.Number).ToDictionaryAsync(a => a.Id, a => a.Hash);
            var block = new SealBlock(old.Id, chain.TenantId, end, [.. SealCanonical.Rows(old.Leaves).Select(r => (r.Id, rows[r.Id]))], old.SealedAtUtc);
            await Only(old).ExecuteUpdateAsync(u => u.SetProperty(b => b.PreviousHash, block.PreviousHash).SetProperty(b => b.Root, block.Root)
                .SetProperty(b => b.Leaves, block.Leaves).SetProperty(b => b.Hash, block.Hash));
            end = new SealChain(Guid.NewGuid(), block);
        }

        await Only(chain).ExecuteUpdateAsync(u => u.SetProperty(c => c.HeadHash, end.HeadHash));
        return $"block {chain.Blocks} of tenant {chain.TenantId}";
    }
}
