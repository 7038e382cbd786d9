using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>What adding and editing a pairing share: the fields and what surrounds them.</summary>
internal abstract class PairingFormPage(PairingQueries queries, PartyChoices choices, DecidingDocuments documents) : FormPage
{
    public const int SponsorLines = 5;
    public const int ReceiverLines = 3;

    [BindProperty]
    public PairingFields Input { get; set; } = new();

    [BindProperty]
    public DecidingFields Document { get; set; } = new();

    public IReadOnlyList<PartyInfo> Offered { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Label)> Documents { get; private set; } = [];

    protected PairingQueries Queries => queries;

    protected abstract Guid? OwnId { get; }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Offered = await choices.OfferedAsync(cancellationToken);
        Programmes = [.. (await queries.ProgrammesAsync(cancellationToken)).Select(p => new SelectListItem($"{p.Name} ({Format.Period(p.FromOn, p.ToOn)})", p.Id.ToString()))];
        Parents = [.. (await queries.OpenOnesAsync(OwnId, cancellationToken)).Select(p => new SelectListItem($"{p.Code} · {p.Title}", p.Id.ToString()))];
        Documents = await documents.ChoicesAsync(null, cancellationToken);
        Fill(Input.Sponsors, SponsorLines);
        Fill(Input.Receivers, ReceiverLines);
    }

    /// <param name="known">Parties already in the pairing by their folded names: what is unchanged is not looked up again.</param>
    protected async Task<PairingInput> ReadAsync(IReadOnlyDictionary<string, Guid> known, CancellationToken cancellationToken)
    {
        var faults = Faults().ToList();
        var sponsors = await ResolveAsync(Input.Sponsors, "Input.Sponsors", known, faults, cancellationToken);
        var receivers = await ResolveAsync(Input.Receivers, "Input.Receivers", known, faults, cancellationToken);
        BusinessException.ThrowIfAny(faults);
        return Read(sponsors, receivers);
    }

    protected override IEnumerable<BusinessException> Faults()
    {
        foreach (var (lines, field) in new[] { (Input.Sponsors, "Input.Sponsors[0]"), (Input.Receivers, "Input.Receivers[0]") })
        {
            if (lines.All(string.IsNullOrWhiteSpace))
            {
                yield return new BusinessException(PairingErrors.PartiesMissing).At(field);
            }
        }

        if (Input.ToOn < Input.FromOn)
        {
            yield return new BusinessException(PairingErrors.PeriodBackwards).At("Input.ToOn");
        }
    }

    private PairingInput Read(IReadOnlyList<Guid> sponsors, IReadOnlyList<Guid> receivers) => new()
    {
        Terms = new PairingTermsOf
        {
            ProgrammeId = Input.ProgrammeId,
            Form = Input.Form!.Value,
            Level = Input.Level!.Value,
            FromOn = Input.FromOn!.Value,
            ToOn = Input.ToOn,
            Fields = Input.Fields,
            Cadence = Input.Cadence,
            DistanceKm = Input.DistanceKm,
        },
        SponsorIds = sponsors,
        ReceiverIds = receivers,
        ParentId = Input.ParentId,
        Document = Document.ToInput(),
    };

    /// <summary>Every line that names nobody, or more than one, is told.</summary>
    private async Task<IReadOnlyList<Guid>> ResolveAsync(
        List<string?> lines, string field, IReadOnlyDictionary<string, Guid> known, List<BusinessException> faults, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        foreach (var (index, line) in lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var (id, fault) = known.TryGetValue(VietnameseText.Fold(line), out var here)
                ? (here, null)
                : await choices.ResolveAsync(line!, $"{field}[{index}]", cancellationToken);
            if (fault is not null)
            {
                faults.Add(fault);
            }
            else if (!found.Contains(id))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static void Fill(List<string?> lines, int count)
    {
        while (lines.Count < count)
        {
            lines.Add(null);
        }
    }
}

internal sealed class PairingFields
{
    public Guid? ProgrammeId { get; set; }

    [Required]
    public PairingForm? Form { get; set; }

    [Required]
    public PairingLevel? Level { get; set; }

    [Required]
    public DateOnly? FromOn { get; set; }

    public DateOnly? ToOn { get; set; }

    [StringLength(TwinPairing.FieldsLength)]
    public string? Fields { get; set; }

    public MeetingCadence? Cadence { get; set; }

    [WholeInput, Range(0, TwinPairing.MaxDistanceKm)]
    public int? DistanceKm { get; set; }

    /// <summary>Names or codes; the first leads.</summary>
    public List<string?> Sponsors { get; set; } = [];

    public List<string?> Receivers { get; set; } = [];

    public Guid? ParentId { get; set; }

    public long Version { get; set; }
}
