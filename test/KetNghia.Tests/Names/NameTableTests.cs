using System.Globalization;

namespace KetNghia.Tests.Names;

/// <summary>Every name of the table is kept, compared and ordered as the table says. The whole of it is one look in memory.</summary>
public sealed class NameTableTests
{
    [Fact]
    public void Table_HoldsEnoughToMeanSomething() => NameTable.Rows.Count.ShouldBeGreaterThanOrEqualTo(150);

    [Fact]
    public void Clean_EachName_IsKeptAsTheTableSays() =>
        Differing(r => VietnameseText.Clean(r.Written), r => r.Kept).ShouldBeEmpty();

    [Fact]
    public void Clean_WhatIsKept_StaysAsItIs() => Differing(r => VietnameseText.Clean(r.Kept), r => r.Kept).ShouldBeEmpty();

    [Fact]
    public void Fold_EachName_IsComparedAsTheTableSays()
    {
        Differing(r => VietnameseText.Fold(r.Written), r => r.Folded).ShouldBeEmpty();
        Differing(r => VietnameseText.Fold(r.Folded), r => r.Folded).ShouldBeEmpty();
    }

    [Fact]
    public void SortKey_EachSection_StandsInTheOrderOfTheTable()
    {
        var faults = new List<string>();
        foreach (var (above, below) in NameTable.Rows.Zip(NameTable.Rows.Skip(1)).Where(p => p.First.Section == p.Second.Section))
        {
            var order = string.CompareOrdinal(VietnameseText.SortKey(above.Written), VietnameseText.SortKey(below.Written));
            if (below.IsSame ? order != 0 : order >= 0)
            {
                faults.Add($"{below.Line}: {above.Written} {(order > 0 ? ">" : order == 0 ? "=" : "<")} {below.Written}");
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void SortKey_AnyName_IsAsciiAndFits()
    {
        var all = string.Concat(NameTable.Rows.Select(r => r.Written));

        NameTable.Rows.ShouldAllBe(r => VietnameseText.SortKey(r.Written, 200).All(char.IsAscii));
        VietnameseText.SortKey(all, 200).Length.ShouldBe(200);
    }

    /// <summary>Where the platform's own Vietnamese order has an opinion on letters and tones, ours agrees with it.</summary>
    [Fact]
    public void SortKey_VietnameseLetters_AgreesWithThePlatform()
    {
        var platform = CultureInfo.GetCultureInfo("vi").CompareInfo;
        var names = NameTable.Rows.Where(r => !r.IsSame && r.Kept == r.Written && r.Written.All(c => c == ' ' || IsVietnamese(c))).Select(r => r.Written).Distinct().ToList();

        names.Count.ShouldBeGreaterThan(90);
        var faults = names.SelectMany(a => names.Select(b => (a, b)))
            .Where(p => Math.Sign(platform.Compare(p.a, p.b, CompareOptions.IgnoreCase)) != Math.Sign(string.CompareOrdinal(VietnameseText.SortKey(p.a), VietnameseText.SortKey(p.b))));
        faults.ShouldBeEmpty();
    }

    private static bool IsVietnamese(char c) => char.IsAsciiLetter(c) || "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ".Contains(char.ToLowerInvariant(c), StringComparison.Ordinal);

    private static List<string> Differing(Func<NameRow, string> found, Func<NameRow, string> should) =>
        [.. NameTable.Rows.Where(r => found(r) != should(r)).Select(r => $"{r.Line}: {r.Written} is '{found(r)}', should be '{should(r)}'")];
}
