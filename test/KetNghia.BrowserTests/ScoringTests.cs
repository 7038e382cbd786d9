namespace KetNghia.BrowserTests;

/// <summary>Sheets of scores: the matrix by keyboard alone, and on a phone.</summary>
[Collection(Chromium.Writing)]
public sealed class ScoringTests(Chromium chromium)
{
    private const string WorkToAppraise = "[data-group='Emulation.Sheet.Appraise'] a.btn";

    [Fact]
    public async Task Appraisal_ByKeyboardAlone_GoesFromCellToCellAndToTheEvidence()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.DistrictOfficer);
        await journey.TabToAsync(WorkToAppraise);
        await journey.EnterAsync();
        journey.Path.ShouldContain("/emulation/sheets/details/");
        var (ratio, next) = (await FieldAsync(journey, "II.1", "First"), await FieldAsync(journey, "II.2", "First"));

        await journey.TabToAsync($"[name='{ratio}']");
        await journey.KeyAsync("Enter");
        (await journey.IsFocusedAsync($"[name='{next}']")).ShouldBeTrue("Enter goes to the same column of the next criterion");
        await journey.KeyAsync("ArrowUp");
        (await journey.IsFocusedAsync($"[name='{ratio}']")).ShouldBeTrue();
        await journey.TypeAsync("6");
        await journey.KeyAsync("ArrowDown");
        await journey.KeyAsync("ArrowUp");
        (await journey.Page.InputValueAsync($"[name='{ratio}']")).ShouldBe("6", "moving keeps what was typed");
        await journey.TabToAsync("main .submit-bar button:not([name])");
        await journey.EnterAsync();
        await journey.SeesAsync("Đã lưu");
        (await journey.Page.InputValueAsync($"[name='{ratio}']")).ShouldBe("6");

        await journey.TabToAsync($"[name='{ratio}']");
        await journey.KeyAsync("m");
        await journey.Page.WaitForURLAsync("**/emulation/sheets/node/**");
        journey.Path.ShouldContain("node=II.1");
    }

    [Fact]
    public async Task Check_OnAPhone_ShowsItsFieldsWithoutScrollingAside()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), "nongnghiep.namgiang", Screen.Phone);
        await journey.PressAsync("[data-group='Emulation.Part.Score'] a.btn");

        (await journey.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        var field = journey.Page.Locator("[data-matrix] input.score-in").First;
        var box = (await field.BoundingBoxAsync())!;
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(Screen.Phone.Width, "the figure is typed where it is seen");
        (await journey.AxeAsync()).ShouldBeEmpty();
    }

    /// <summary>Name of a field of a criterion in the matrix.</summary>
    private static async Task<string> FieldAsync(Journey journey, string node, string field) =>
        (await journey.Page.Locator($"[data-matrix] input[type=hidden][value='{node}']").GetAttributeAsync("name"))!.Replace(".Node", "." + field, StringComparison.Ordinal);
}
