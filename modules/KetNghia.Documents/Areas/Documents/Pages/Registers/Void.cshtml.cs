using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Documents.Areas.Documents.Pages.Registers;

/// <summary>Hủy một số: the next number of a register, for a paper that was spoiled; with the reason.</summary>
[HasPermission(DocumentsPermissions.Papers.Issue)]
internal sealed class VoidModel(PaperAppService papers, IEnumerable<IPaperKind> kinds, PaperQueries queries, ICurrentWorkspace workspace, IClock clock, IStringLocalizer<DocumentsResource> texts) : FormPage
{
    [BindProperty]
    public VoidInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.TypeCode = Types.Count > 0 ? Types[0].Value : null;
        Input.BodyCode = (await queries.LastHeadAsync("", cancellationToken))?.BodyCode ?? "UBND";
        Input.Year = clock.Today.Year;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var type = Input.TypeCode ?? "";
        if (!Types.Any(t => t.Value == type))
        {
            throw new RecordNotFoundException();
        }

        var label = await papers.VoidAsync(type, Input.BodyCode!, Input.Year!.Value, Input.Reason!, cancellationToken);
        Flash(texts["Registers.VoidedNow", label]);
        return RedirectToPage("Index");
    }

    protected override Task ReloadAsync(CancellationToken cancellationToken)
    {
        Types = [.. kinds.Where(k => k.Workspaces.Contains(workspace.Required.Kind)).Select(k => k.TypeCode).Distinct().Order(StringComparer.Ordinal).Select(code => new SelectListItem(code.Length > 0 ? code : texts["Paper.Letter"], code))];
        return Task.CompletedTask;
    }

    internal sealed class VoidInput
    {
        /// <summary>Empty for letters.</summary>
        [StringLength(OfficialPaper.CodeLength)]
        public string? TypeCode { get; set; }

        [Required, StringLength(OfficialPaper.CodeLength)]
        public string? BodyCode { get; set; }

        [Required, Range(2000, 2100)]
        public int? Year { get; set; }

        [Required, StringLength(RegisterEntry.ReasonLength, MinimumLength = 5)]
        public string? Reason { get; set; }
    }
}
