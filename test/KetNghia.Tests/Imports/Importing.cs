using AngleSharp.Html.Dom;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>A person with a file, going through the pages of an import; jobs run when they are due.</summary>
internal sealed class Importing(TestData data, Visitor visitor, TestWorkspace place, string definition)
{
    /// <summary>Sends the file and takes the columns as the product guesses them.</summary>
    public Task<Answer> PreviewAsync(params string[][] rows) => PreviewAsync(Workbooks.Of(rows));

    public async Task<Answer> PreviewAsync(byte[] file)
    {
        return await CheckedAsync(await SendAsync(file));
    }

    /// <summary>From the step of matching columns, where the file leaves a question.</summary>
    public async Task<Answer> CheckedAsync(Answer sent)
    {
        var isMatched = sent.Document.Location.PathName.Contains("/preview/", StringComparison.Ordinal);
        return await AfterJobsAsync(isMatched ? sent : await visitor.FollowAsync(await visitor.SubmitAsync(sent.FormWith("Column[" + Needed(sent) + "]"))));
    }

    public async Task<Answer> SendAsync(byte[] file)
    {
        var page = await visitor.OpenAsync(place.Path($"imports/upload/{definition}"));
        return await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", ExcelExporter.ContentType, file)]));
    }

    public Task<Answer> OpenAsync(string path) => visitor.OpenAsync(path);

    public async Task<Answer> SubmitAsync(IHtmlFormElement form, params (string Name, string? Value)[] fields) => await visitor.FollowAsync(await visitor.SubmitAsync(form, fields));

    /// <summary>Ticks these boxes of what was noticed and no others.</summary>
    public async Task<Answer> ChooseAsync(Answer preview, params string[] ticked)
    {
        var form = preview.FormWith("ticked");
        foreach (var box in form.QuerySelectorAll("input[name=ticked]").OfType<IHtmlInputElement>())
        {
            box.IsChecked = ticked.Contains(Enum.Parse<ImportTaking>(box.Value).ToString());
        }

        return await AfterJobsAsync(await SubmitAsync(form));
    }

    private static string Needed(Answer map) => map.Document.QuerySelector("select[name^='Column[']")!.GetAttribute("name")![7..^1];

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
        data.Host.WithAsync(services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });
}
