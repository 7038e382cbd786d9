using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Every fault has its sentence, every difference is seen, and what is written is what is read.</summary>
public sealed partial class RubricWordTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Why = "words are the same on both";

    /// <summary>Code, what is changed in a sound rubric, and what the sentence must say.</summary>
    private static readonly (string Code, string At, string? Value, string Says)[] Faults =
    [
        ("MAX_MISMATCH", "base.children.0.max", "\"16\"", "Nhóm I “Chỉ đạo, lập kế hoạch” tối đa 16 điểm, các mục bên trong cộng lại 15 điểm"),
        ("MAX_REQUIRED", "base.children.0.children.0.max", null, "Thành phần I.1 “Kế hoạch năm được duyệt trước 31/3” chưa có điểm tối đa"),
        ("MAX_UNREACHABLE", "base.children.0.children.0.levels.0.points", "\"4\"", "tối đa 5 điểm nhưng cao nhất chỉ được 4 điểm"),
        ("POINTS_RANGE", "base.children.0.children.0.levels.1.points", "\"6.5\"", "có mức 6,5 điểm nằm ngoài khoảng cho phép (tối đa 5 điểm)"),
        ("STEP_ORDER", "base.children.1.children.1.steps.0.at", "\"75\"", "mốc 70 đứng sau mốc 75"),
        ("EXTRA_RANGE", "base.children.0.children.2", """{"id":"I.3","name":"x","type":"minus_plus","max":"5","per":"1","extra":"6"}""", "phần điểm thêm 6 phải từ 0 đến 5 điểm"),
        ("DUPLICATE_ID", "base.children.0.children.1.id", "\"I.1\"", "trùng mã"),
        ("DUPLICATE_LEVEL", "base.children.0.children.0.levels.1.code", "\"on_time\"", "mã mức “on_time” có hai lần"),
        ("CAP_ABOVE_MAX", "base.children.0.cap", "\"16\"", "mức trần 16 điểm cao hơn điểm tối đa 15"),
        ("FLOOR_ABOVE_CAP", "base.children.0.floor", "\"15.5\"", "mức sàn 15,5 điểm cao hơn mức cao nhất 15"),
        ("KNOCKOUT_AT_ROOT", "base.children.5", """{"id":"VI","name":"Kiểm tra","type":"choice","max":"5","levels":[{"code":"a","points":"5"},{"code":"b","points":"0","knockout":true}]}""", "có điểm liệt nhưng đứng ngay dưới"),
        ("UNKNOWN_TYPE", "base.children.0.children.1.type", "\"magic\"", "cách chấm mà hệ thống không biết"),
        ("TYPE_NOT_IN_BLOCK", "bonus.children.0", """{"id":"B1","name":"Tỷ lệ","type":"ratio","max":"10"}""", "Điểm thưởng 1 “Tỷ lệ” dùng cách chấm không có"),
        ("TYPE_NOT_IN_BASE", "base.children.0.children.2", """{"id":"I.3","name":"Muộn","type":"late","max":"5","per":"1"}""", "chỉ dùng trong điểm trừ"),
        ("BLOCK_CAP_REQUIRED", "bonus.cap", null, "Điểm thưởng chưa có mức tối đa"),
        ("BLOCK_CAP_MISMATCH", "bonus", """{"cap":"10","children":[{"id":"B1","type":"manual","max":"13"}]}""", "Điểm thưởng tối đa 10 điểm, các mục cộng lại 13 điểm"),
        ("BLOCK_CAP_UNREACHABLE", "bonus", """{"cap":"10","children":[{"id":"B1","type":"manual","max":"9"}]}""", "các mục cộng lại chỉ 9 điểm"),
        ("BAND_ORDER", "bands.1.min", "\"95\"", "Mức xếp loại “Tốt” bắt đầu từ 95 điểm, không thấp hơn mức trên (90 điểm)"),
        ("BAND_ORDER", "bands.1.minByArea", """{"dbkk":"91"}""", "Mức xếp loại “Tốt” (vùng dbkk) bắt đầu từ 91 điểm"),
        ("BAND_GAP", "bands.1.max", "\"85\"", "“Tốt” kết thúc ở 85 điểm, mức trên bắt đầu từ 90 điểm"),
        ("BAND_GAP", "bands.4.min", "\"10\"", "“Yếu” bắt đầu từ 10 điểm, dưới đó đến 0 điểm"),
        ("BAND_OVERLAP", "bands.1.max", "\"91\"", "lấn vào mức trên bắt đầu từ 90 điểm"),
        ("BAND_UNREACHABLE", "bands.0.min", "\"111\"", "cao hơn tổng điểm cao nhất 110"),
        ("LOWEST_BAND_CONDITION", "bands.4.conditions", """[{"id":"c","type":"PENALTY_MAX","value":"1"}]""", "“Yếu” là mức thấp nhất nên không đặt điều kiện"),
        ("QUOTA_RANGE", "quotas.0.value", "\"1.2\"", "tỷ lệ khống chế 1,2 không hợp lệ"),
        ("QUOTA_BAND", "quotas.0.band", "\"XX\"", "nhắc đến mức “XX”"),
        ("OVERFLOW_BAND", "quotas.0.overflowBand", "\"XS\"", "chuyển sang mức “Xuất sắc” là mức không thấp hơn"),
        ("OVERFLOW_BAND", "quotas.0", """{"band":"YEU","value":"0.25"}""", "“Yếu” là mức thấp nhất nên không đặt tỷ lệ"),
        ("TIEBREAK_NODE", "tieBreaks.1.node", "\"IX\"", "nhắc đến mục “IX”"),
        ("ROUNDING_STEP", "rounding.component", "\"0.3\"", "Làm tròn từng thành phần: bước 0,3 không dùng được"),
        ("TOTAL_STEP_REQUIRED", "rounding.total", null, "Chưa chọn bước làm tròn tổng điểm"),
        ("FORMULA_SYNTAX", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"1 +\n * 2"}""", "Thành phần I.3 “CT”: công thức sai ở dòng 2, cột 2"),
        ("FORMULA_SYNTAX", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":" "}""", "công thức sai ở dòng 1, cột 1"),
        ("FORMULA_SYNTAX", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"1 +"}""", "công thức sai ở dòng 1, cột 4"),
        ("FORMULA_SIZE", "base.children.0.children.2", $$"""{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"{{new string('1', 2_001)}}"}""", "dài quá 2.000 ký tự"),
        ("FORMULA_DEPTH", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))"}""", "lồng quá 32 lớp ở dòng 1, cột 33"),
        ("FORMULA_UNKNOWN_FUNCTION", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"sqrt(2)"}""", "gọi hàm không có ở dòng 1, cột 1"),
        ("FORMULA_UNKNOWN_INPUT", "base.children.0.children.2", """{"id":"I.3","name":"CT","type":"formula","max":"5","expr":"x.y"}""", "đọc “x.y” không có trong danh sách"),
    ];

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Faults_EachCode_IsOneSentenceWithPlaceAndFigures(Provider provider) => await WithAsync<FaultWords>(provider, words =>
    {
        foreach (var (code, at, value, says) in Faults)
        {
            var rubric = Read(Changed(Sound(), at, value));
            var said = words.Of(rubric, RubricCheck.Faults(rubric)).Select(f => f.Text).ToList();

            said.ShouldContain(s => s.Contains(says, StringComparison.Ordinal), $"{code}: {string.Join('\n', said)}");
            said.ShouldAllBe(s => s.EndsWith('.') && !s.Contains('{') && !s.Contains("RubricFault", StringComparison.Ordinal));
            RubricCheck.Faults(rubric).Select(f => f.Code).ShouldContain(code);
        }

        Faults.Select(f => f.Code).Distinct().ShouldBe(KnownCodes(), ignoreOrder: true);
    });

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Faults_OfNodes_LeadToThem(Provider provider) => await WithAsync<FaultWords>(provider, words =>
    {
        var rubric = Read(Changed(Changed(Sound(), "base.children.0.max", "\"16\""), "bands.4.min", "\"10\""));

        words.Of(rubric, RubricCheck.Faults(rubric)).Select(f => f.NodeId).ShouldBe([null, "I", "root"]);
    });

    /// <summary>Whatever is changed in a rubric, the comparison says something.</summary>
    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Comparison_OfAnyChange_IsNotEmpty(Provider provider) => await WithAsync<RubricComparison>(provider, comparison =>
    {
        var changes = 0;
        foreach (var rubric in ScoringCaseTests.Names.Select(n => JsonNode.Parse(ScoringCaseTests.Read(n.Data))!["rubric"]).OfType<JsonNode>().Concat(ShippedRubrics.All.Select(s => JsonNode.Parse(RubricContents.Of(s.Rubric).Json)!)))
        {
            if (TryRead(rubric) is not { } before)
            {
                continue;
            }

            comparison.Between(before, Read(rubric)).ShouldBeEmpty();
            foreach (var path in Leaves(rubric, []))
            {
                var changed = rubric.DeepClone();
                if (!Change(changed, path) || TryRead(changed) is not { } after || RubricWriter.Write(after).ToJsonString() == RubricWriter.Write(before).ToJsonString())
                {
                    continue;
                }

                changes++;
                var differences = comparison.Between(before, after);
                differences.ShouldNotBeEmpty(string.Join('.', path));
                differences.ShouldAllBe(d => !d.Title.Contains("NodePlace.", StringComparison.Ordinal) && d.Facts.All(f => !f.Label.Contains("RubricFact.", StringComparison.Ordinal)), string.Join('.', path));
            }
        }

        changes.ShouldBeGreaterThan(500);
    });

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Comparison_SaysWhatWasAddedRemovedAndMoved(Provider provider) => await WithAsync<RubricComparison>(provider, comparison =>
    {
        var before = ShippedRubrics.All[0].Rubric;
        var groups = before.Base.Children;
        var moved = groups[0].Children[2];
        var after = before with
        {
            Base = before.Base with
            {
                Children = [groups[0] with { Children = [.. groups[0].Children.Take(2), moved with { Id = "NEW", Name = "Mới" }] }, groups[1] with { Children = [.. groups[1].Children, moved] }, .. groups.Skip(3), groups[2]],
            },
        };

        var said = comparison.Between(before, after).SelectMany(d => d.Facts.Count == 0 ? [$"{d.Kind} {d.Title}"] : d.Facts.Select(f => $"{d.Kind} {d.Title} {f.Label}: {f.Before} → {f.After}")).ToList();

        said.ShouldContain(s => s.StartsWith("Added Thành phần I.3 “Mới”", StringComparison.Ordinal));
        said.ShouldContain("Changed Thành phần II.4 “Khảo sát, nhu cầu gửi đúng hạn” Chuyển chỗ: Nhóm I “Chỉ đạo, lập kế hoạch” → Nhóm II “Tuyên truyền, tập huấn”");
        said.ShouldContain(s => s.Contains("Xây dựng hệ thống chính trị” Thứ tự", StringComparison.Ordinal));
        comparison.Between(after, before).ShouldContain(d => d.Kind == DifferenceKind.Removed && d.Title.Contains("Mới", StringComparison.Ordinal));
    });

    [Fact]
    public void Shipped_AllFour_CanBePublishedAndAreKeptAsTheyAre()
    {
        ShippedRubrics.All.Count.ShouldBe(4);
        foreach (var shipped in ShippedRubrics.All)
        {
            RubricCheck.Faults(shipped.Rubric).ShouldBeEmpty(shipped.Key);
            shipped.Rubric.LegalBasis.ShouldNotBeEmpty(shipped.Key);
            shipped.Rubric.All.ShouldAllBe(n => n.Name != null, shipped.Key);
            var contents = RubricContents.Of(shipped.Rubric);
            RubricContents.Of(RubricContents.Read(contents.Json)).Json.ShouldBe(contents.Json, shipped.Key);
        }
    }

    [Theory]
    [MemberData(nameof(ScoringCaseTests.Names), MemberType = typeof(ScoringCaseTests))]
    public void Written_ThenRead_ComputesTheSame(string name)
    {
        var text = ScoringCaseTests.Read(name);
        var rewritten = JsonNode.Parse(text)!;
        if (rewritten["rubric"] is not { } rubric)
        {
            return;
        }

        rewritten["rubric"] = RubricWriter.Write(Read(rubric));

        new ScoringCase().Compute(rewritten.ToJsonString())["result"]!.ToJsonString().ShouldBe(new ScoringCase().Compute(text)["result"]!.ToJsonString());
    }

    private static JsonNode Sound()
    {
        var sound = JsonNode.Parse(RubricContents.Of(ShippedRubrics.All[0].Rubric).Json)!;
        sound["measures"] = new JsonArray("known");
        return sound;
    }

    private static JsonNode Changed(JsonNode rubric, string at, string? value)
    {
        var path = at.Split('.');
        var place = path[..^1].Aggregate(rubric, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        if (int.TryParse(path[^1], out var last))
        {
            place[last] = value is null ? null : JsonNode.Parse(value);
        }
        else
        {
            place[path[^1]] = value is null ? null : JsonNode.Parse(value);
        }

        return rubric;
    }

    private static Rubric Read(JsonNode rubric) => ScoringCase.ReadRubric(rubric.ToJsonString());

    private static Rubric? TryRead(JsonNode rubric)
    {
        try
        {
            // Of an unknown type nothing is known that could be compared.
            return Read(rubric) is var read && read.All.All(n => n.Type != ComponentType.Unknown) ? read : null;
        }
        catch (KetNghia.Emulation.Contracts.CaseFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string[]> Leaves(JsonNode? node, string[] path) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Leaves(f.Value, [.. path, f.Key])),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, [.. path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)])),
        null => [],
        _ => [path],
    };

    /// <summary>Another number, flag or text in place of what stood there.</summary>
    private static bool Change(JsonNode rubric, string[] path)
    {
        var place = path[..^1].Aggregate(rubric, (node, part) => node is JsonArray items ? items[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!);
        var old = place is JsonArray list ? list[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)]! : place[path[^1]]!;
        JsonNode changed = old.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => !old.GetValue<bool>(),
            System.Text.Json.JsonValueKind.Number => 7,
            _ when DateOnly.TryParseExact(old.GetValue<string>(), "yyyy-MM-dd", out var day) => day.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => Fraction.TryParse(old.GetValue<string>(), out var number) ? (number + 1).ToString() : old.GetValue<string>() + "x",
        };
        old.ReplaceWith(changed);
        return true;
    }

    /// <summary>Every code that stands in the check.</summary>
    private static List<string> KnownCodes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetNghia.sln")))
        {
            folder = folder.Parent!;
        }

        var scoring = Path.Combine(folder.FullName, "modules", "KetNghia.Emulation", "Scoring");
        return [.. new[] { "RubricCheck.cs", "BandCheck.cs", Path.Combine("Formulas", "Formula.cs") }.SelectMany(f => Code().Matches(File.ReadAllText(Path.Combine(scoring, f))).Select(m => m.Groups[1].Value)).Where(c => c != "FORMULA_TYPE").Distinct()];
    }

    private async Task WithAsync<T>(Provider provider, Action<T> check)
        where T : notnull
    {
        var host = await hosts.GetAsync(provider);
        await host.WithAsync(services =>
        {
            var before = System.Globalization.CultureInfo.CurrentUICulture;
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("vi");
            check(services.GetRequiredService<T>());
            System.Globalization.CultureInfo.CurrentUICulture = before;
            return Task.FromResult(0);
        });
    }

    [GeneratedRegex("\"([A-Z]+_[A-Z_]+)\"")]
    private static partial Regex Code();
}
