using KetNghia.Administration.Accounts;

namespace KetNghia.Tests.Administration;

public sealed class AuthPasswordRulesTests
{
    private static readonly string?[] Names = ["zoram.mai", "Zơrâm Thị Mai", "mai@namgiang.example"];

    [Theory]
    [InlineData("matkhau123456")]
    [InlineData("Mật khẩu 123456")]
    [InlineData("P@ssword12345678")]
    [InlineData("ketnghia2025ketnghia")]
    [InlineData("123456789012345")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("zoram.mai.2025")]
    [InlineData("QuangNam@2025!")]
    public void Password_EasyToGuess_IsFound(string password) => PasswordRules.IsGuessable(password, Names).ShouldBeTrue();

    [Theory]
    [InlineData("cua-go-lim-ben-song")]
    [InlineData("bốn con trâu qua suối đêm")]
    [InlineData("K7#pw9Lx!2vQe")]
    public void Password_OfUnrelatedWords_IsTaken(string password) => PasswordRules.IsGuessable(password, Names).ShouldBeFalse();
}
