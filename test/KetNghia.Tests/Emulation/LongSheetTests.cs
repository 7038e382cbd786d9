using System.IO.Compression;
using System.Text.Json.Nodes;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>A sheet of sixty components on the line of an old phone.</summary>
public sealed class LongSheetTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Most = 25 * 1024;

    private static readonly string[] Names =
    [
        "Cặp có giao ước đã ký so với cặp đang kết nghĩa", "Mô hình kinh tế đã bắt đầu so với kế hoạch được duyệt",
        "Kế hoạch năm được phê duyệt trước ngày 31 tháng 3", "Cán bộ xã được bồi dưỡng so với chỉ tiêu giao",
    ];

    [DatabaseTest]
    public async Task Sheet_OfSixtyComponents_StaysLightInEveryRound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync(Rubric(), f => f with { CrossCheckDueOn = f.SelfDueOn.AddDays(5) });
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);
        var path = scene.Place.Path($"emulation/sheets/details/{scene.SheetId}");

        Check(await commune.OpenAsync(path), "self-score");
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, [.. Enumerable.Range(1, 60).Select(i => ($"C{i}", InputOf(i), (string?)null))]);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        Check(await district.OpenAsync(path), "appraisal");
        Check(await commune.OpenAsync(path), "what was sent");

        static void Check(Answer page, string what)
        {
            page.Sql.Count.ShouldBeLessThanOrEqualTo(12, what);
            Compressed(page.Bytes).ShouldBeLessThanOrEqualTo(Most, what);
        }
    }

    private static int Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)target.Length;
    }

    /// <summary>Six groups of ten, with names as long as real ones.</summary>
    private static string Rubric() => new JsonObject
    {
        ["code"] = "DAI",
        ["name"] = "Bộ tiêu chí dài",
        ["rounding"] = new JsonObject { ["component"] = "0.25", ["total"] = "0.25" },
        ["evidencePolicy"] = "OFF",
        ["scale"] = new JsonObject { ["min"] = "0", ["max"] = "120" },
        ["base"] = Node("root", "Bộ tiêu chí dài", "root", "120", [.. Enumerable.Range(0, 6).Select(g => Node($"G{g}", $"Nhóm tiêu chí thứ {g + 1}", "group", "20", [.. Enumerable.Range((g * 10) + 1, 10).Select(Component)]))]),
        ["bands"] = new JsonArray(Band("TOT", "Tốt", "60"), Band("YEU", "Yếu", "0")),
        ["tieBreaks"] = new JsonArray(),
        ["ranking"] = new JsonObject { ["method"] = "STANDARD", ["by"] = "TOTAL" },
    }.ToJsonString();

    private static JsonObject Node(string id, string name, string kind, string max, JsonNode[] children) => new() { ["id"] = id, ["name"] = name, ["kind"] = kind, ["max"] = max, ["children"] = new JsonArray(children) };

    private static JsonObject Band(string code, string name, string min) => new() { ["code"] = code, ["name"] = name, ["min"] = min };

    private static JsonObject Component(int i)
    {
        var component = new JsonObject { ["id"] = $"C{i}", ["name"] = $"{Names[i % 4]} ({i})", ["kind"] = "component", ["max"] = "2" };
        switch (i % 3)
        {
            case 0:
                component["type"] = "choice";
                component["levels"] = new JsonArray(Level("yes", "Đúng hạn", "2"), Level("late", "Muộn", "1"), Level("none", "Chưa", "0"));
                break;
            case 1:
                (component["type"], component["unit"]) = ("ratio", "mô hình");
                break;
            default:
                (component["type"], component["unit"], component["per"]) = ("per_count", "mô hình", "1");
                break;
        }

        return component;
    }

    private static JsonObject Level(string code, string name, string points) => new() { ["code"] = code, ["name"] = name, ["points"] = points };

    private static string InputOf(int i) => (i % 3) switch
    {
        0 => """{"value":"late"}""",
        1 => """{"num":"9","den":"10"}""",
        _ => """{"count":"1"}""",
    };
}
