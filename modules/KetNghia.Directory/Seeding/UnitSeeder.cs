using KetNghia.Directory.Contracts;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Seeding;

/// <summary>
/// Quảng Nam with its 18 districts and their communes until 30 June 2025, Đà Nẵng since 1 July 2025, and what became
/// what. Adds what is missing, changes nothing that is there.
/// </summary>
internal sealed class UnitSeeder(KetNghiaDbContext db, ICurrentTenant tenant) : ISeeder
{
    public int Order => 5;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var rows = SeedFile.Rows("units.csv").ToList();
        if (await db.Set<AdminUnit>().CountAsync(cancellationToken) >= rows.Count)
        {
            return;
        }

        var units = rows.Select(Read).ToList();
        var all = Build(units);
        var successions = SeedFile.Rows("successions.csv").Select(r => Succession(r, units)).ToList();
        var byId = all.ToDictionary(u => u.Id);
        foreach (var succession in successions.OrderBy(s => s.EffectiveOn))
        {
            byId[succession.ToId].FindAlsoBy(byId[succession.FromId].SearchText.Length < 200 ? byId[succession.FromId].ShortName : null);
            byId[succession.ToId].FindAlsoBy(byId[succession.FromId].OtherNames);
            if (Joined(byId[succession.FromId]) == Joined(byId[succession.ToId]))
            {
                byId[succession.FromId].FindAlsoBy(byId[succession.ToId].ShortName);
            }
        }

        using (tenant.Change(HostTenant.Value))
        {
            var known = (await db.Set<AdminUnit>().Select(u => u.Id).ToListAsync(cancellationToken)).ToHashSet();
            var linked = (await db.Set<UnitSuccession>().Select(u => u.Id).ToListAsync(cancellationToken)).ToHashSet();
            db.AddRange(all.Where(u => !known.Contains(u.Id)));
            db.AddRange(successions.Where(s => !linked.Contains(s.Id)));
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>Laêê and La Êê are one name in two spellings.</summary>
    private static string Joined(AdminUnit unit) => unit.FoldedName.Replace(" ", "", StringComparison.Ordinal);

    private static List<AdminUnit> Build(List<Line> lines) => [.. lines.Select(line =>
    {
        var parent = line.ParentCode is null ? null : ParentOf(line, lines);
        var unit = new AdminUnit(line.Id, line.Code, line.Name, line.Kind, parent?.Id, line.From, line.To);
        unit.Describe(line.OtherNames, line.Source, line.Note);
        return unit;
    }).OrderBy(u => u.Level)];

    /// <summary>The parent's version in force on the child's last day.</summary>
    private static Line ParentOf(Line child, List<Line> lines)
    {
        var day = child.To ?? DateOnly.MaxValue;
        return lines.Single(p => p.Code == child.ParentCode && (p.From is null || p.From <= day) && (p.To is null || p.To >= day));
    }

    private static UnitSuccession Succession(string[] row, List<Line> lines)
    {
        var (oldTo, effective) = (SeedFile.Date(row[1]), SeedFile.Date(row[3])!.Value);
        var from = lines.Single(l => l.Code == row[0] && l.To == oldTo);
        var to = lines.Single(l => l.Code == row[2] && (l.From is null || l.From <= effective) && (l.To is null || l.To >= effective));
        return new UnitSuccession(UnitIds.Hashed($"succession:{from.Id}:{to.Id}"), from.Id, to.Id, Enum.Parse<SuccessionExtent>(row[4]), effective)
        {
            Resolution = SeedFile.Text(row[5]),
            Clause = SeedFile.Text(row[6]),
            Note = SeedFile.Text(row[7]),
        };
    }

    private static Line Read(string[] row)
    {
        var from = SeedFile.Date(row[4]);
        return new Line(
            UnitIds.Of(row[0], from), row[0], row[1], Enum.Parse<UnitKind>(row[2]), SeedFile.Text(row[3]), from, SeedFile.Date(row[5]),
            SeedFile.Text(row[6]), row[7], SeedFile.Text(row[8]));
    }

    private sealed record Line(
        Guid Id, string Code, string Name, UnitKind Kind, string? ParentCode, DateOnly? From, DateOnly? To, string? OtherNames, string Source, string? Note);
}
