using AngleSharp.Html.Dom;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Jobs;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Verification;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KetNghia.Tests.Imports;

/// <summary>A person with a file, going through the pages of an import; jobs run when they are due.</summary>
internal sealed class Importing(TestData data, Visitor visitor, TestWorkspace place, string definition)
{
    /// <summary>Sends the file and takes the columns as the product guesses them.</summary>
    public Task<Answer> PreviewAsync(params string[][] rows) => PreviewAsync(Workbooks.Of(rows));

    public async Task<Answer> PreviewAsync(byte[] file)
    {
        var map = await SendAsync(file);
        return await AfterJobsAsync(await visitor.FollowAsync(await visitor.SubmitAsync(map.FormTo("/map/"))));
    }

    public async Task<Answer> SendAsync(byte[] file)
    {
        var page = await visitor.OpenAsync(place.Path($"imports/upload/{definition}"));
        return await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", ExcelExporter.ContentType, file)]));
    }

    public async Task<Answer> ApplyAsync(Answer preview, string mode = "GoodRowsOnly") => await AfterJobsAsync(await PressAsync(preview, mode));

    public async Task<Answer> PressAsync(Answer preview, string mode = "GoodRowsOnly")
    {
        var button = (IHtmlElement)preview.Document.QuerySelector($"button[name=mode][value={mode}]").ShouldNotBeNull(preview.Text);
        return await visitor.FollowAsync(await visitor.SubmitAsync((IHtmlFormElement)button.Closest("form")!, [], [], button));
    }

    public async Task<Answer> UndoAsync(Answer result) => await AfterJobsAsync(await visitor.FollowAsync(await AskUndoAsync(result)));

    public Task<Answer> AskUndoAsync(Answer result) => visitor.SubmitAsync(result.FormWith("Input.Reason"), ("Input.Reason", "Nhầm danh sách năm trước"));

    public async Task<Answer> AfterJobsAsync(Answer page)
    {
        await RunJobsAsync(data);
        return await visitor.OpenAsync(page.Document.Location.PathName);
    }

    public static async Task RunJobsAsync(TestData data)
    {
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>Sums, numbers, keys and explained changes of everything stored.</summary>
    public static Task VerifyAsync(TestData data) => data.Host.WithAsync(async services =>
    {
        foreach (var invariant in services.GetServices<IInvariant>().Where(i => i.Id is "I3" or "I4" or "I6" or "I7" or "I13"))
        {
            var report = new InvariantReport();
            await invariant.CheckAsync(report, CancellationToken.None);
            report.Failures.ShouldBeEmpty(invariant.Id);
        }
    });

    public static Task<T> ReadAsync<T>(TestData data, TestWorkspace place, Func<KetNghiaDbContext, Task<T>> read) =>
        data.Host.WithAsync(services => read(services.GetRequiredService<KetNghiaDbContext>()), KetNghia.Framework.Ambient.AmbientFrame.Empty with { TenantId = place.Id });
}
