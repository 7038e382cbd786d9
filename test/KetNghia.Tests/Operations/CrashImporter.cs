using System.Diagnostics;
using AngleSharp.Html.Dom;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>An officer with one import, at a product that may die under it.</summary>
internal sealed class CrashImporter(TestWorkspace place, Visitor visitor, TimeSpan patience) : IDisposable
{
    private static readonly string[] Headings = ["Mã đơn vị", "Tên đơn vị", "Loại", "Ghi thêm"];
    private string _path = "";

    public async Task UploadAsync(string prefix, int count)
    {
        var rows = Enumerable.Range(1, count).Select(i => new[] { $"{prefix}-{i}", $"Tổ hợp {prefix} số {i} miền {i * 7}", "Hội" }).Prepend(Headings).ToArray();
        var page = await visitor.OpenAsync(place.Path("imports/upload/parties"));
        var file = new Upload("Input.File", "danh-sach.xlsx", ExcelExporter.ContentType, Workbooks.Of(rows));
        var map = await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [file]));
        var checking = await visitor.SubmitAsync(map.FormWith("Column[Code]"));
        _path = checking.Location.ShouldNotBeNull(checking.Text);
    }

    public async Task ApplyAsync(string mode)
    {
        var preview = await EndAsync();
        var button = (IHtmlElement)preview.Document.QuerySelector($"button[name=mode][value={mode}]")!;
        var applying = await visitor.SubmitAsync((IHtmlFormElement)button.Closest("form")!, [], [], button);
        _path = applying.Location.ShouldNotBeNull(applying.Text);
    }

    /// <summary>Somebody enters a row's code by hand between the preview and the import.</summary>
    public async Task TakeCodeAsync(string code)
    {
        var made = await visitor.FillAsync(place.Path("directory/parties/create"), ("Input.Name", "Đơn vị chen ngang"), ("Input.Code", code), ("Input.Kind", "Agency"));
        made.Location.ShouldNotBeNull(made.Text);
    }

    /// <summary>The page of the import when its job has ended.</summary>
    public async Task<Answer> EndAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var page = await visitor.OpenAsync(_path);
            if (!page.Has("[data-job]"))
            {
                return page;
            }

            page.Has("[data-job=running]").ShouldBeTrue(page.Text);
            waited.Elapsed.ShouldBeLessThan(patience, page.Text);
            await Task.Delay(150);
        }
    }

    public void Dispose() => visitor.Dispose();
}
