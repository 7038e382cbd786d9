using System.Net;
using KetNghia.Directory.Parties;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>An import can be taken back for seven days, to the second.</summary>
public sealed class ImportUndoLimitTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Undo_SevenDaysAfter_IsDone(Provider provider)
    {
        var (data, person, place, result) = await AppliedAsync(provider);
        data.Host.Clock.Advance(TimeSpan.FromDays(7));
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync(result);

        var undoing = await visitor.SubmitAsync(page.FormWith("Input.Reason"), ("Input.Reason", "Nhầm danh sách"));
        await RunJobsAsync(data);

        undoing.Location.ShouldNotBeNull(undoing.Text);
        (await CountAsync(data, place)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Undo_ASecondLater_IsRefusedAndEverythingStays(Provider provider)
    {
        var (data, person, place, result) = await AppliedAsync(provider);
        data.Host.Clock.Advance(TimeSpan.FromDays(7));
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync(result);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(1));

        var refused = await visitor.SubmitAsync(page.FormWith("Input.Reason"), ("Input.Reason", "Nhầm danh sách"));
        await RunJobsAsync(data);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorCode.ShouldBe(ImportErrors.UndoTooLate);
        (await CountAsync(data, place)).ShouldBe(1);
    }

    private static async Task RunJobsAsync(TestData data)
    {
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    private static Task<int> CountAsync(TestData data, TestWorkspace place) =>
        data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Party>().CountAsync(p => p.OwnerId == place.Id));

    /// <summary>One party imported just now.</summary>
    /// <returns>Who did it, where, and the path of its result.</returns>
    private async Task<(TestData Data, TestPerson Person, TestWorkspace Place, string Result)> AppliedAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using var visitor = await data.VisitAsync(person);
        var file = Workbooks.Of(["Mã đơn vị", "Tên đơn vị", "Loại", "Ghi thêm"], ["HAN-" + place.Slug, "Hội Thử Hạn " + place.Slug, "Hội"]);
        var page = await visitor.OpenAsync(place.Path("imports/upload/parties"));
        var map = await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", ExcelExporter.ContentType, file)]));
        var preview = await WaitAsync(data, visitor, await visitor.SubmitAsync(map.FormWith("Column[Code]")));
        var button = (AngleSharp.Html.Dom.IHtmlElement)preview.Document.QuerySelector("button[name=mode][value=GoodRowsOnly]")!;
        var result = await WaitAsync(data, visitor, await visitor.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, [], [], button));
        (await CountAsync(data, place)).ShouldBe(1);
        return (data, person, place, result.Document.Location.PathName);
    }

    private static async Task<Answer> WaitAsync(TestData data, Visitor visitor, Answer posted)
    {
        var working = await visitor.FollowAsync(posted);
        await RunJobsAsync(data);
        return await visitor.OpenAsync(working.Document.Location.PathName);
    }
}
