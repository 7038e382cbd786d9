using System.ComponentModel.DataAnnotations;
using System.Text;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>A new rubric: a copy of one that is there, a file, or one empty group.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
internal sealed class CreateModel(RubricQueries queries, RubricSources sources, RubricAppService rubrics, FileFaults faults, IStringLocalizer<EmulationResource> texts) : FormPage
{
    public const string FromFile = "file";
    private const string FileField = "Input.File";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sources { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Subjects => [.. Enum.GetValues<SubjectKind>().Select(s => new SelectListItem(texts["SubjectKind." + s], s.ToString()))];

    /// <param name="source">The one that was chosen on another page.</param>
    public async Task<IActionResult> OnGetAsync(string? source, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (source is null)
        {
            Input.Source = ShippedRubrics.All[0].Source;
            return Page();
        }

        if (Sources.All(s => s.Value != source))
        {
            return NotFound();
        }

        Input.Source = source;
        if (source != FromFile)
        {
            var begun = await sources.ReadAsync(source, cancellationToken);
            (Input.Name, Input.Code, Input.Subject) = (begun.Rubric.Name, begun.BasedOn is null ? begun.Rubric.Code : null, begun.Subject);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var source = Input.Source == FromFile ? await ReadFileAsync(cancellationToken) : await sources.ReadAsync(Input.Source, cancellationToken);
        var subject = Input.Subject ?? source.Subject ?? throw new BusinessException(EmulationErrors.RubricSubjectMissing).At("Input.Subject");
        var rubric = source.Rubric with { Name = Input.Name ?? source.Rubric.Name, Code = Input.Code ?? source.Rubric.Code };
        var id = await rubrics.CreateAsync(subject, rubric, source.BasedOn, cancellationToken);
        Flash(texts["Rubrics.Created"]);
        return RedirectToPage("Details", new { id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Sources =
    [
        .. ShippedRubrics.All.Select(s => new SelectListItem(texts["Rubrics.Source.Shipped", s.Rubric.Name!], s.Source)),
        .. (await queries.SourcesAsync(cancellationToken)).Select(r => new SelectListItem(texts["Rubrics.Source.Version", r.Name, Format.Whole(r.Number)], RubricSources.VersionPrefix + r.Id)),
        new SelectListItem(texts["Rubrics.Source.File"], FromFile),
        new SelectListItem(texts["Rubrics.Source.Blank"], RubricSources.Blank),
    ];

    private async Task<RubricSource> ReadFileAsync(CancellationToken cancellationToken)
    {
        if (Input.File is not { } file)
        {
            throw new BusinessException(EmulationErrors.RubricFileMissing).At(FileField);
        }

        if (file.Length > RubricContents.MaxFile)
        {
            throw new BusinessException(EmulationErrors.RubricTooLarge).With("most", RubricContents.MaxNodes).At(FileField);
        }

        await using var content = file.OpenReadStream();
        using var reader = new StreamReader(content, Encoding.UTF8);
        try
        {
            return new RubricSource(RubricContents.Read(await reader.ReadToEndAsync(cancellationToken)), null, null);
        }
        catch (CaseFormatException refused)
        {
            throw faults.Of(refused).At(FileField);
        }
    }

    internal sealed class InputModel
    {
        [Required]
        public string? Source { get; set; }

        public IFormFile? File { get; set; }

        /// <summary>That of the source when none is given.</summary>
        [StringLength(RubricVersion.NameLength, MinimumLength = 3)]
        public string? Name { get; set; }

        [StringLength(RubricVersion.CodeLength)]
        public string? Code { get; set; }

        public SubjectKind? Subject { get; set; }
    }
}
