namespace KetNghia.Tests.Framework;

public sealed class PageInfoTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(3, 3)]
    [InlineData(99, 9)]
    public void Of_NumberOutsideTheList_TakesTheNearestPage(int? asked, int expected) =>
        PageInfo.Of(asked, total: 215).Number.ShouldBe(expected);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    public void Pages_ByTotal_IsNeverLessThanOne(long total, int expected) => PageInfo.Of(null, total).Pages.ShouldBe(expected);

    [Fact]
    public void Skip_OnTheThirdPage_IsTwoPages() => PageInfo.Of(3, 215).Skip.ShouldBe(50);
}
