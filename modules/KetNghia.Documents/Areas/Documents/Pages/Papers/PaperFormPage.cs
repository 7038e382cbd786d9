using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

internal sealed class PaperInput
{
    [Required, StringLength(OfficialPaper.SubjectLength)]
    public string? Subject { get; set; }

    [StringLength(OfficialPaper.BodyLength)]
    public string? ParentBody { get; set; }

    [Required, StringLength(OfficialPaper.BodyLength)]
    public string? IssuingBody { get; set; }

    [Required, StringLength(OfficialPaper.CodeLength)]
    public string? BodyCode { get; set; }

    [Required, StringLength(OfficialPaper.PlaceLength)]
    public string? Place { get; set; }

    [Required, StringLength(OfficialPaper.CapacityLength)]
    public string? SignerCapacity { get; set; }

    [StringLength(OfficialPaper.NameLength)]
    public string? SignerName { get; set; }

    [Required]
    public PaperUrgency? Urgency { get; set; } = PaperUrgency.Normal;

    public DateOnly? DueOn { get; set; }

    public List<PartInput> Parts { get; set; } = [];

    /// <summary>The version the person looked at.</summary>
    public long? Version { get; set; }

    public PaperHeadInput Head => new(Subject, ParentBody, IssuingBody, BodyCode, Place, SignerCapacity, SignerName) { Urgency = Urgency ?? PaperUrgency.Normal, DueOn = DueOn };

    public void Take(PaperHeadInput head)
    {
        (Urgency, DueOn) = (head.Urgency, head.DueOn);
        (Subject, ParentBody, IssuingBody, BodyCode, Place, SignerCapacity, SignerName) = (head.Subject, head.ParentBody, head.IssuingBody, head.BodyCode, head.Place, head.SignerCapacity, head.SignerName);
    }

    public IReadOnlyDictionary<string, string?> Texts => Parts.Where(p => p.Key is not null).DistinctBy(p => p.Key).ToDictionary(p => p.Key!, p => p.Text);
}

internal sealed class PartInput
{
    [StringLength(PaperText.PartLength)]
    public string? Key { get; set; }

    [StringLength(PaperText.TextLength)]
    public string? Text { get; set; }
}

/// <summary>The form of a paper: what stands above and below, the text of each part, the fields that can be used in them.</summary>
internal abstract class PaperFormPage(ITexts texts) : FormPage
{
    [BindProperty]
    public PaperInput Input { get; set; } = new();

    public IPaperKind Kind { get; private set; } = null!;

    public PaperMaterial Material { get; private set; } = null!;

    public IReadOnlyList<NamedField> Fields { get; private set; } = [];

    public string LabelOf(PartInput part) => texts[PaperComposer.LabelOf(Kind, part.Key ?? "")];

    public bool IsRequired(PartInput part) => Kind.Parts.Any(p => p.Key == part.Key && p.IsRequired);

    protected async Task LoadAsync(IPaperKind kind, string source, CancellationToken cancellationToken)
    {
        Kind = kind;
        Material = await kind.ReadAsync(source, cancellationToken);
        Fields = PaperFields.Of(kind, Material, Input.IssuingBody, texts).All;

        // Whatever was sent, the form asks for the parts of the kind.
        var sent = Input.Texts;
        Input.Parts = [.. kind.Parts.Select(p => new PartInput { Key = p.Key, Text = sent.GetValueOrDefault(p.Key) })];
    }

    protected sealed override IEnumerable<BusinessException> Faults() => OfficialPaper.FaultsOf(Input.Head, Kind.TypeCode);
}
