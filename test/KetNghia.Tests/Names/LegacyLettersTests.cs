namespace KetNghia.Tests.Names;

/// <summary>Fonts of before Unicode: recognised where they are meant, never where a name only looks odd.</summary>
public sealed class LegacyLettersTests
{
    [Theory]
    [InlineData("Qu¶ng Nam", "Quảng Nam")]
    [InlineData("§µ N½ng", "Đà Nẵng")]
    [InlineData("Uû ban nh©n d©n x· Trµ My", "Uỷ ban nhân dân xã Trà My")]
    [InlineData("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("HuyÖn §«ng Giang", "Huyện Đông Giang")]
    [InlineData("NguyÔn V¨n H\u00AD¬ng", "Nguyễn Văn Hương")]
    [InlineData("Së Gi¸o dôc vµ §µo t¹o, th«n 2", "Sở Giáo dục và Đào tạo, thôn 2")]
    [InlineData("Quaûng Nam", "Quảng Nam")]
    [InlineData("Ñaø Naüng", "Đà Nẵng")]
    [InlineData("ÑAØ NAÜNG", "ĐÀ NẴNG")]
    [InlineData("Uyû ban nhaân daân huyeän Nam Giang", "Uỷ ban nhân dân huyện Nam Giang")]
    [InlineData("Nguyeãn Thò Höông", "Nguyễn Thị Hương")]
    [InlineData("Tröôøng tieåu hoïc", "Trường tiểu học")]
    public void Read_OldFont_IsTheSameInUnicode(string written, string meant)
    {
        LegacyLetters.Read(written).ShouldBe(meant);
        LegacyLetters.Read(VietnameseText.Clean(written)).ShouldBe(meant, "cleaning loses nothing before it is asked about");
    }

    [Theory]
    [InlineData("Ñao")]
    [InlineData("Buôn Ñao Ñu")]
    [InlineData("Müller và São Paulo")]
    [InlineData("Café Hoà Quý")]
    [InlineData("Citroën, Škoda, Malmö")]
    [InlineData("Công ty Samsung®")]
    [InlineData("© 2026 · 12 m² · 5 µm")]
    [InlineData("Thuý Hoá Uý")]
    [InlineData("sản xuất 1½ tấn")]
    [InlineData("Ng\u00ADuyên")]
    [InlineData("«Nam Giang»")]
    [InlineData("")]
    [InlineData(null)]
    public void Read_AnythingElse_IsLeftAlone(string? written) => LegacyLetters.Read(written).ShouldBeNull();

    [Fact]
    public void Read_NamesOfTheTable_RaisesNoFalseAlarm() =>
        NameTable.Rows.Where(r => LegacyLetters.Read(r.Written) is not null || LegacyLetters.Read(r.Kept) is not null).Select(r => r.Written).ShouldBeEmpty();
}
