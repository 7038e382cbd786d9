using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Excel;

/// <summary>A download of tables; each printed page says the last digest of the log.</summary>
public sealed class ExcelFile : FileResult
{
    private readonly ExcelTable[] _tables;

    internal ExcelFile(string fileName, ExcelTable[] tables)
        : base(ExcelExporter.ContentType)
    {
        FileDownloadName = fileName;
        _tables = tables;
    }

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var request = context.HttpContext;
        var footer = await request.RequestServices.GetRequiredService<SealStatus>().FooterAsync(request.RequestAborted);
        using var stream = new MemoryStream();
        ExcelExporter.Write(stream, [.. _tables.Select(t => t with { Footer = t.Footer ?? footer })]);
        await new FileContentResult(stream.ToArray(), ContentType) { FileDownloadName = FileDownloadName }.ExecuteResultAsync(context);
    }
}
