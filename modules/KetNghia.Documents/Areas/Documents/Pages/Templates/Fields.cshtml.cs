using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>The form of the product to change in Word, and everything that can stand in one.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
internal sealed class FieldsModel(TemplateQueries queries, PaperForms forms, PaperKinds kinds, ITexts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public IReadOnlyList<string> Kinds { get; } = [.. kinds.Drafted.Select(k => k.Key)];

    public IReadOnlyList<NamedField> Fields { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Examples { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Kind ??= Kinds.FirstOrDefault();
        if (Kind is null || !Kinds.Contains(Kind))
        {
            return NotFound();
        }

        Fields = forms.NamesOf(kinds.ToDraft(Kind)).All;
        Examples = await queries.ExamplesAsync(Kind, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetFormAsync(CancellationToken cancellationToken)
    {
        if (Kind is null || !Kinds.Contains(Kind))
        {
            return NotFound();
        }

        var file = new MemoryStream();
        PaperForm.Write(await queries.ShippedAsync(Kind, cancellationToken), file);
        file.Position = 0;
        return File(file, PaperFile.ContentType, PaperFile.NameOf($"mau {texts["PaperKind." + Kind]}"));
    }
}
