using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Seeding;

/// <summary>The content groups by which help is reported.</summary>
internal sealed class ContentGroupSeeder(KetNghiaDbContext db, ICurrentTenant tenant, IIdGenerator ids) : ISeeder
{
    public int Order => 40;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var known = await db.Set<ContentGroup>().Select(g => g.Code).ToListAsync(cancellationToken);
        using (tenant.Change(HostTenant.Value))
        {
            foreach (var (line, order) in Lines().Select((l, i) => (l, i + 1)).Where(x => !known.Contains(x.l[0])))
            {
                db.Add(new ContentGroup(ids.New(), line[0], line[1], line[2], order));
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static List<string[]> Lines()
    {
        using var stream = typeof(ContentGroupSeeder).Assembly.GetManifestResourceStream("KetNghia.Pairing.Seeding.content-groups.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(l => l.Split(';'))];
    }
}
