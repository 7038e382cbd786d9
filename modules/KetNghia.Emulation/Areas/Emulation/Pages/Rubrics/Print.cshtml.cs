using KetNghia.Documents.Contracts.Papers;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Bảng tiêu chí as it will be printed, and as a file for Word.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
[EntersRecord<RubricVersion>]
internal sealed class PrintModel(RubricQueries queries, RubricPaper paper, IPapers papers, IClock clock) : RubricPage(queries)
{
    public PaperPreview Preview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Preview = papers.Preview(paper.Of(Details.Rubric, Row.Number, clock.Today));
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var file = new MemoryStream();
        papers.Write(paper.Of(Details.Rubric, Row.Number, clock.Today), file);
        file.Position = 0;
        return File(file, PaperFile.ContentType, paper.FileNameOf(Details.Rubric, Row.Number));
    }
}
