using System.ComponentModel.DataAnnotations;
using KetNghia.Imports.Runs;
using KetNghia.Imports.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Imports.Pages;

/// <summary>Step 1: take the file. The template is fetched here too.</summary>
[HasPermission(ImportsPermissions.Use)]
internal sealed class UploadModel(ImportAppService imports, ImportCatalogue catalogue, ImportQueries queries, ImportSheet sheets) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Definition { get; set; } = "";

    /// <summary>Takes rows of this record alone; null takes any.</summary>
    [BindProperty(SupportsGet = true, Name = "within")]
    public Guid? LimitId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IImportDefinition Chosen { get; private set; } = null!;

    public ImportLimit? Limit { get; private set; }

    protected override bool GivesReceipt(string? handler) => false;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken cancellationToken)
    {
        var definition = catalogue.Mine(Definition);
        return File(await catalogue.TemplateAsync(definition, cancellationToken), ExcelExporter.ContentType, catalogue.TemplateName(definition.Key));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await using var content = Input.File!.OpenReadStream();
        try
        {
            var id = await imports.UploadAsync(Definition, content, Input.File.FileName, cancellationToken, LimitId);
            return RedirectToPage(await MatchAsync(id, cancellationToken) ? "Preview" : "Map", new { id });
        }
        catch (BusinessException e) when (e.Field is null)
        {
            throw e.At("Input.File");
        }
    }

    /// <summary>Where every column is known by its heading there is nothing to ask; the preview leads back to it.</summary>
    private async Task<bool> MatchAsync(Guid runId, CancellationToken cancellationToken)
    {
        if (sheets.Match((await queries.GetAsync(runId, cancellationToken)).Run.File, catalogue.Mine(Definition)) is not { } mapping)
        {
            return false;
        }

        await imports.MapAsync(runId, mapping, cancellationToken);
        return true;
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Chosen = catalogue.Mine(Definition);
        Limit = LimitId is { } id ? await Chosen.LimitAsync(id, cancellationToken) ?? throw new RecordNotFoundException() : null;
    }

    public sealed class InputModel
    {
        [Required]
        public IFormFile? File { get; set; }
    }
}
