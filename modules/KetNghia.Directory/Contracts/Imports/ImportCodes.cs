using KetNghia.Imports.Contracts;

namespace KetNghia.Directory.Contracts.Imports;

/// <summary>Reads the codes of a row together with the locality they belong to, and tells refusals in its cells.</summary>
public sealed class ImportCodes(ImportPlaces places, RecordCodes codes)
{
    /// <summary>A code with the prefix of its locality, and some room for how it is written.</summary>
    public const int TypedLength = 30;

    private const int AtOnce = 500;

    public TypedCode Read(ImportLine line, string column) => codes.Read(line.Text(column));

    public string Shown(Guid tenantId, string code) => codes.Shown(tenantId, code);

    /// <summary>The locality named, else the one of the code's prefix; the two may not contradict each other.</summary>
    public async Task<Guid?> LocalityAsync(ImportLine line, string localityColumn, string codeColumn, bool forNew, CancellationToken cancellationToken)
    {
        var typed = Read(line, codeColumn);
        var named = await places.LocalityAsync(line.IsEmpty(localityColumn) ? typed.TenantId?.ToString() : line.Choice(localityColumn), cancellationToken, forNew);
        if (named is not null && (typed.TenantId is null || typed.TenantId == named.TenantId))
        {
            return named.TenantId;
        }

        if (typed.TenantId is not null && (named is not null || line.IsEmpty(localityColumn)))
        {
            line.Refuse(codeColumn, DirectoryErrors.ImportCodeElsewhere, new Dictionary<string, string?> { ["code"] = line.Text(codeColumn) });
        }
        else if (line.IsEmpty(localityColumn))
        {
            line.Refuse(localityColumn, DirectoryErrors.LocalityMissing);
        }
        else
        {
            RefuseSuspended(line, localityColumn);
        }

        return null;
    }

    /// <summary>The codes the rows name in the column, and those they may mean, some at a time.</summary>
    public IEnumerable<string[]> Named(IReadOnlyList<ImportLine> lines, string column)
    {
        var typed = lines.Where(l => !l.IsEmpty(column)).Select(l => Read(l, column)).ToList();
        return typed.Select(t => t.Code).Concat(typed.Select(t => t.Meant).OfType<string>()).Distinct().Chunk(AtOnce);
    }

    /// <summary>The record a row names by its code; null when the row is refused for it. The one meant is proposed where there is one.</summary>
    /// <param name="unknown">The error of a code nothing has.</param>
    public async Task<T?> FindAsync<T>(
        ImportLine line, (string Locality, string Code) columns, string unknown, IReadOnlyDictionary<(Guid TenantId, string Code), T> known, CancellationToken cancellationToken)
        where T : class
    {
        if (await LocalityAsync(line, columns.Locality, columns.Code, forNew: false, cancellationToken) is not { } tenantId)
        {
            return null;
        }

        var typed = Read(line, columns.Code);
        if (known.TryGetValue((tenantId, typed.Code), out var found))
        {
            return found;
        }

        var meant = typed.Meant is { } code && known.ContainsKey((tenantId, code)) ? Shown(tenantId, code) : null;
        line.Refuse(columns.Code, unknown, new Dictionary<string, string?> { ["code"] = line.Text(columns.Code) }, meant);
        return null;
    }

    /// <summary>Named rightly, and not to be written into.</summary>
    public static void RefuseSuspended(ImportLine line, string column) =>
        line.Refuse(column, ImportErrors.CellChoice, new Dictionary<string, string?> { ["value"] = line.Text(column) });

    /// <summary>Everything the page would refuse, each in the cell of its field.</summary>
    public void Refuse(ImportLine line, BusinessException refused, IReadOnlyDictionary<string, string> columns)
    {
        foreach (var fault in refused.Others.Prepend(refused))
        {
            line.Refuse(columns.GetValueOrDefault(fault.Field ?? "", ""), fault.Code, fault.Values.ToDictionary(v => v.Key, v => codes.Told(v.Value)?.ToString()));
        }
    }
}
