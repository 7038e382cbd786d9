using System.Globalization;
using System.Text.Json;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Results;

/// <summary>What points of a sheet are computed from, as a hash: the same hash, the same points.</summary>
internal static class ResultSource
{
    /// <summary>Raised with every change of what the engine, or what is given to it, makes of the same figures: everything is computed anew.</summary>
    public const int Engine = 1;

    /// <param name="now">What records say today; empty before the appraisal.</param>
    /// <param name="today">Until when a sheet that was not sent is late.</param>
    public static string Of(KeptSheet sheet, IEnumerable<MeasuredFigure> now, DateOnly today) => ActionLogCanonical.Sha256(string.Join(
        '\n',
        Engine, Text(sheet), JsonSerializer.Serialize(now.OrderBy(m => m.Name, StringComparer.Ordinal)), sheet.SentOn is null ? today.ToString("O", CultureInfo.InvariantCulture) : ""));

    /// <summary>With those of its cluster, where its points depend on them.</summary>
    public static string Among(string own, IEnumerable<string> cluster) => ActionLogCanonical.Sha256(own + "\n" + string.Join('\n', cluster.Order(StringComparer.Ordinal)));

    /// <summary>Everything there is of it, whatever order it was read in.</summary>
    private static string Text(KeptSheet sheet) => JsonSerializer.Serialize(sheet with
    {
        Values = [.. sheet.Values.OrderBy(v => v.NodeId, StringComparer.Ordinal).ThenBy(v => v.Round).ThenBy(v => v.PartId)],
        Items = [.. sheet.Items.OrderBy(i => i.NodeId, StringComparer.Ordinal)],
        Parts = [.. sheet.Parts.OrderBy(p => p.Id).Select(p => p with { Nodes = [.. p.Nodes.Order(StringComparer.Ordinal)] })],
        Measures = [.. sheet.Measures.OrderBy(m => m.Name, StringComparer.Ordinal)],
    });
}
