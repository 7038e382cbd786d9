using System.Security.Cryptography;
using System.Text;
using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

/// <summary>The dry run: shapes, then the definition's own rules, then what is there already. Writes nothing but the rows' states.</summary>
internal sealed class ImportChecker(KetNghiaDbContext db, ImportCatalogue catalogue, ImportFailures failures)
{
    private const int KeysAtOnce = 500;

    public async Task CheckAsync(ImportRun run, IReadOnlyList<ImportRow> all, IImportDefinition definition, CancellationToken cancellationToken)
    {
        var rows = SetAside(run, all);
        var choices = new Dictionary<string, IReadOnlyList<ImportChoice>>();
        foreach (var column in definition.Columns.Where(c => c.Kind == ImportColumnKind.Choice))
        {
            choices[column.Key] = await definition.ChoicesAsync(column.Key, cancellationToken);
        }

        var (sheets, from1904) = (run.File.SheetsOf(), run.File.ShapeOf().From1904);
        var lines = rows.ConvertAll(r => r.ToLine(run.Taken, sheets, run.LimitId));
        lines.ForEach(line => ImportShapes.Check(line, definition, choices, from1904));
        await definition.PrepareAsync(lines, cancellationToken);
        foreach (var line in lines)
        {
            await ValidateAsync(run, line, definition, cancellationToken);
        }

        RefuseContradictions(lines);
        var keys = lines.Select(l => l.HasErrors || l.Key is null ? null : KeyOf(definition, l.Key)).ToList();
        var applied = await AppliedAsync([.. keys.OfType<string>().Distinct()], run.Id, cancellationToken);
        var first = new Dictionary<string, ImportLine>(StringComparer.Ordinal);
        foreach (var (index, (row, line)) in rows.Zip(lines).Index())
        {
            if (row.State is not (ImportRowState.Applied or ImportRowState.Undone))
            {
                Contradict(definition, line, keys[index], first);
                Judge(row, line, keys[index], applied, first);
            }
        }
    }

    /// <summary>The rows that are taken for records; of the others nothing is asked.</summary>
    private static List<ImportRow> SetAside(ImportRun run, IReadOnlyList<ImportRow> all)
    {
        var rows = new List<ImportRow>(all.Count);
        foreach (var row in all)
        {
            if (row.State is ImportRowState.Applied or ImportRowState.Undone || run.Taken.Takes(row.Kind, row.IsHidden))
            {
                rows.Add(row);
            }
            else
            {
                row.SetAside();
            }
        }

        return rows;
    }

    internal static string KeyOf(IImportDefinition definition, string meant) =>
        definition.Key + ":" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(meant)));

    /// <summary>A row the definition stumbles over is wrong, not the file.</summary>
    private async Task ValidateAsync(ImportRun run, ImportLine line, IImportDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            await definition.ValidateAsync(line, cancellationToken);
            if (line is { HasErrors: false, ExistingId: null, Meaning: null })
            {
                throw new InvalidOperationException($"{definition.Key} said neither what is wrong with the row nor what it means.");
            }
        }
        catch (Exception e) when (ImportFailures.IsOfRow(e))
        {
            line.Refuse(failures.Explain(e, run.Id, line.Number));
        }
    }

    /// <summary>Rows that name one record and want different things of it: none of the changes counts.</summary>
    private static void RefuseContradictions(List<ImportLine> lines)
    {
        foreach (var same in lines.Where(l => l.Target is not null && !l.HasErrors).GroupBy(l => l.Target!.EntityId).Where(g => g.DistinctBy(l => l.Meaning).Skip(1).Any()))
        {
            foreach (var line in same.Where(l => l.Fields.Count > 0).ToList())
            {
                var other = same.First(l => l.Meaning != line.Meaning);
                line.Refuse("", ImportErrors.OtherForSame, new Dictionary<string, string?> { ["row"] = other.Place, ["name"] = line.Target!.Label });
            }
        }
    }

    /// <summary>A row that would make the same record as an earlier one and says something else of it: which of them is right, a person knows.</summary>
    private void Contradict(IImportDefinition definition, ImportLine line, string? key, Dictionary<string, ImportLine> first)
    {
        if (key is not null && first.TryGetValue(key, out var earlier) && VietnameseText.Fold(earlier.Meaning) != VietnameseText.Fold(line.Meaning)
            && definition.Columns.Where(c => !line.SaysAlike(c, earlier)).Select(c => catalogue.Heading(definition, c.Key)).ToList() is { Count: > 0 } others)
        {
            line.Refuse("", ImportErrors.OtherThanRow, new Dictionary<string, string?> { ["row"] = earlier.Place, ["columns"] = string.Join(", ", others) });
        }
    }

    private static void Judge(ImportRow row, ImportLine line, string? key, HashSet<string> applied, Dictionary<string, ImportLine> first)
    {
        if (line.HasErrors)
        {
            row.Judge(ImportRowState.Faulty, line, null);
            return;
        }

        if (key is not null && first.TryGetValue(key, out var earlier))
        {
            line.SameAs(earlier);
            row.Judge(ImportRowState.Known, line, key);
            return;
        }

        if (key is not null)
        {
            first[key] = line;
        }

        var isKnown = line.ExistingId is not null || (key is not null && applied.Contains(key));
        var state = isKnown ? ImportRowState.Known : line.HasDoubts && !row.IsAccepted ? ImportRowState.Doubtful : ImportRowState.Ready;
        row.Judge(state, line, key);
    }

    private async Task<HashSet<string>> AppliedAsync(List<string> keys, Guid runId, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(KeysAtOnce))
        {
            applied.UnionWith(await db.Set<ImportRow>().AsNoTracking()
                .Where(r => r.AppliedKey != null && r.RunId != runId && some.Contains(r.AppliedKey)).Select(r => r.AppliedKey!).ToListAsync(cancellationToken));
        }

        return applied;
    }
}
