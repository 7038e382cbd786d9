using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>One wrong word that stands in many rows is put right in all of them at once.</summary>
public sealed class ImportRepeatTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings = ["Mã đơn vị", "Tên đơn vị", "Loại", "Tên khác"];

    [DatabaseTest]
    public async Task UseAll_SameWordsInOneColumn_AreMendedBeyondThePageShown(Provider provider)
    {
        using var visit = await StartAsync(provider);
        string[][] many = [.. Enumerable.Range(1, 30).Select(n => Row($"LAP-{n}", "Doanh"))];

        var preview = await visit.Import.PreviewAsync([Headings, .. many, Row("LAP-31", "Hội"), Row("LAP-32", "Doanh nghiep tu nhan")]);

        Buttons(preview, "use").Length.ShouldBe(25, "one page of rows");
        Buttons(preview, "useAll").Select(b => b.Text()).Distinct().ShouldBe(["Dùng cho cả 30 dòng: " + visit.Meant]);
        var mended = await visit.PressAsync(preview, "useAll", 0);
        mended.Text.ShouldContain("1 dòng có lỗi, 0 dòng cần xem lại. 31 dòng hợp lệ");
    }

    [DatabaseTest]
    public async Task UseAll_WhatElseWasTyped_StaysAsItIs(Provider provider)
    {
        using var visit = await StartAsync(provider);
        var preview = await visit.Import.PreviewAsync(Headings, Row("KHAC-1", "Doanh"), Row("KHAC-2", "Doanh"), Row("KHAC-3", "Doanh"), Row("KHAC-4", "Hội x"), Row("KHAC-5", "Hội", "Doanh"));
        var cells = preview.Document.QuerySelectorAll("input[aria-invalid=true]").OfType<IHtmlInputElement>().ToList();

        var mended = await visit.PressAsync(preview, "useAll", 0, (cells[2].Name!, "Trường học"), (cells[3].Name!, "Hội y"));
        var all = await visit.Import.OpenAsync(mended.Document.Location.PathName + "?all=true");

        Buttons(preview, "useAll").Length.ShouldBe(3, "alone in its words: no button");
        Kinds(all).ShouldBe([visit.Meant, visit.Meant, "Trường học", "Hội y", "Hội"]);
        all.Text.ShouldContain("Doanh", Case.Sensitive, "another column");
    }

    [DatabaseTest]
    public async Task UseAll_ARowOfAnotherImport_IsNotFound(Provider provider)
    {
        using var visit = await StartAsync(provider);
        var other = await visit.Import.PreviewAsync(Headings, Row("LAKHAC-1", "Doanh"), Row("LAKHAC-2", "Doanh"));
        var foreign = Buttons(other, "useAll")[0].GetAttribute("value")!;
        var preview = await visit.Import.PreviewAsync(Headings, Row("LAMINH-1", "Doanh"), Row("LAMINH-2", "Doanh"));

        var button = Buttons(preview, "useAll")[0];
        button.SetAttribute("value", foreign);
        var answer = await visit.Visitor.SubmitAsync((IHtmlFormElement)button.Closest("form")!, [], [], (IHtmlElement)button);

        answer.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await visit.Import.OpenAsync(other.Document.Location.PathName)).Text.ShouldContain("2 dòng có lỗi");
    }

    private static string[] Row(string code, string kind, string note = "") => [code, "Đơn vị " + code, kind, note];

    private static IElement[] Buttons(Answer page, string name) => [.. page.Document.QuerySelectorAll($"button[name={name}]")];

    private static IEnumerable<string> Kinds(Answer page) => page.Document.QuerySelectorAll("td[data-l=Loại]").Select(td => td.QuerySelector("input")?.GetAttribute("value") ?? td.TextContent);

    private async Task<Visit> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var visitor = await data.VisitAsync(officer);
        return new Visit(visitor, new Importing(data, visitor, place, "parties"), data);
    }

    private sealed record Visit(Visitor Visitor, Importing Import, TestData Data) : IDisposable
    {
        public string Meant => "Doanh nghiệp";

        public async Task<Answer> PressAsync(Answer page, string name, int index, params (string Name, string? Value)[] fields)
        {
            var button = (IHtmlElement)Buttons(page, name)[index];
            return await Import.AfterJobsAsync(await Visitor.FollowAsync(await Visitor.SubmitAsync((IHtmlFormElement)button.Closest("form")!, fields, [], button)));
        }

        public void Dispose() => Visitor.Dispose();
    }
}
