using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Viết theo biểu mẫu riêng: the form of the paper to change in Word, what can stand in it, and the paper written into a changed one. Nothing is stored.</summary>
[HasPermission(DocumentsPermissions.Papers.Draft)]
[EntersRecord<OfficialPaper>]
internal sealed class FormModel(PaperQueries queries, PaperKinds kinds, ITexts texts) : FormPage
{
    private PaperFields _fields = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required]
    public IFormFile? Upload { get; set; }

    public PaperDetails Details { get; private set; } = null!;

    public Paper Paper { get; private set; } = null!;

    public IReadOnlyList<NamedField> Fields => _fields.All;

    public IReadOnlyList<PaperTable> Tables => FormFiller.TablesOf(Paper);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnGetFormAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var file = new MemoryStream();
        PaperForm.Write(Paper, file);
        file.Position = 0;
        return File(file, PaperFile.ContentType, PaperFile.NameOf($"mau {texts["PaperKind." + Details.Kind]}"));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var sent = Upload!;
        await using var content = sent.OpenReadStream();
        await FormGate.CheckAsync(content, sent.FileName, cancellationToken);
        var file = new MemoryStream();
        content.Position = 0;
        await content.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        BusinessException.ThrowIfAny(new FormFiller(Paper, _fields).Fill(file).Select(f => f.At(nameof(Upload))));
        file.Position = 0;
        return File(file, PaperFile.ContentType, PaperFile.NameOf(Details.FullNumber ?? texts["PaperKind." + Details.Kind]));
    }

    protected override bool GivesReceipt(string? handler) => false;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        Paper = (await queries.ReadAsync(Details, cancellationToken)).Paper;
        _fields = PaperFields.Of(kinds.Get(Details.Kind), (Paper.Fields ?? new Dictionary<string, string>()).Select(f => new PaperField(f.Key, f.Value)), Details.Written.IssuingBody, texts);
    }
}
