using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Programmes;

/// <summary>Adds a programme, or changes one.</summary>
[HasPermission(PairingPermissions.Programmes.Manage)]
internal sealed class EditModel(ProgrammeAppService programmes, PairingQueries queries, IStringLocalizer<PairingResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is null)
        {
            return;
        }

        var found = (await queries.ProgrammesAsync(cancellationToken)).FirstOrDefault(p => p.Id == Id) ?? throw new RecordNotFoundException();
        Input = new InputModel { Code = found.Code, Name = found.Name, FromOn = found.FromOn, ToOn = found.ToOn, Document = found.Document, Version = found.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            await programmes.ChangeAsync(id, Input.Version, Input.Name!, Input.FromOn!.Value, Input.ToOn!.Value, Input.Document, cancellationToken);
        }
        else
        {
            await programmes.CreateAsync(Input.Code!, Input.Name!, Input.FromOn!.Value, Input.ToOn!.Value, Input.Document, cancellationToken);
        }

        Flash(texts["Programmes.Saved"]);
        return RedirectToPage("Index");
    }

    protected override async Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => Id is null
        ? await programmes.FaultsOfAsync(Input.Code, Input.FromOn, Input.ToOn, cancellationToken)
        : [.. Programme.FaultsOf(Input.FromOn, Input.ToOn)];

    internal sealed class InputModel
    {
        [Required, StringLength(Programme.CodeLength), RegularExpression("[A-Za-z0-9-]+")]
        public string? Code { get; set; }

        [Required, StringLength(Programme.NameLength)]
        public string? Name { get; set; }

        [Required]
        public DateOnly? FromOn { get; set; }

        [Required]
        public DateOnly? ToOn { get; set; }

        [StringLength(Programme.DocumentLength)]
        public string? Document { get; set; }

        public long Version { get; set; }
    }
}
