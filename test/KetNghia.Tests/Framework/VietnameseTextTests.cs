namespace KetNghia.Tests.Framework;

/// <summary>Search and order of Vietnamese words, the same on every database because they are computed here.</summary>
public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Đông Giang", "dong giang")]
    [InlineData("TÂY GIANG", "tay giang")]
    [InlineData("Xã Ch'ơm", "xa chom")]
    [InlineData("Tr’Hy", "trhy")]
    [InlineData("Zuôich (Zuôih)", "zuoich zuoih")]
    [InlineData("3651/QĐ-UBND", "3651 qd ubnd")]
    [InlineData("huyen.namgiang", "huyen namgiang")]
    [InlineData("  Bộ   CHQS, tỉnh ", "bo chqs tinh")]
    [InlineData("Dền", "den")]
    [InlineData("한국 KOICA", "한국 koica")]
    public void Fold_AnyWriting_BecomesPlainWords(string written, string folded) => VietnameseText.Fold(written).ShouldBe(folded);

    [Fact]
    public void SortKey_DictionaryOrder_PutsLettersAndTonesInPlace()
    {
        string[] ordered = ["An", "Án", "Ăn", "Ân", "Da", "Đa", "Ea", "Êa", "La Dêê", "La Êê", "Oa", "Ô", "Ơ", "Tà Bhing", "Tà Pơơ"];

        ordered.Reverse().OrderBy(name => VietnameseText.SortKey(name), StringComparer.Ordinal).ShouldBe(ordered);
    }

    [Fact]
    public void Clean_HiddenDirections_AreDropped() => VietnameseText.Clean("a\u202Eb\u0000c\u200F d").ShouldBe("abc d");
}
