using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Incoming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

internal sealed class IncomingFields
{
    [Required]
    public DateOnly? ArrivedOn { get; set; }

    [Required]
    public DecidingDocumentKind? Kind { get; set; }

    /// <summary>The notation may stand behind it, as people copy it.</summary>
    [StringLength(PaperCode.TypedLength)]
    public string? Number { get; set; }

    [StringLength(PaperCode.NotationLength)]
    public string? Notation { get; set; }

    [Required, StringLength(IncomingPaper.IssuerLength)]
    public string? Issuer { get; set; }

    [Required]
    public DateOnly? IssuedOn { get; set; }

    [Required, StringLength(IncomingPaper.SubjectLength)]
    public string? Subject { get; set; }

    [Required]
    public PaperUrgency? Urgency { get; set; } = PaperUrgency.Normal;

    [WholeInput, Range(1, IncomingPaper.MostPages)]
    public int? PageAmount { get; set; }

    public DateOnly? DueOn { get; set; }

    [StringLength(IncomingPaper.PassedToLength)]
    public string? PassedTo { get; set; }

    [StringLength(IncomingPaper.NoteLength)]
    public string? Note { get; set; }

    public bool IsAnotherCopy { get; set; }

    /// <summary>The version the person looked at.</summary>
    public long? Version { get; set; }

    public IncomingInput ToInput() => new()
    {
        ArrivedOn = ArrivedOn,
        Kind = Kind,
        Number = Number,
        Notation = Notation,
        Issuer = Issuer,
        IssuedOn = IssuedOn,
        Subject = Subject,
        Urgency = Urgency ?? PaperUrgency.Normal,
        PageAmount = PageAmount,
        DueOn = DueOn,
        PassedTo = PassedTo,
        Note = Note,
        IsAnotherCopy = IsAnotherCopy,
    };

    public static IncomingFields Of(IncomingRow row) => new()
    {
        ArrivedOn = row.ArrivedOn,
        Kind = row.Kind,
        Number = row.CodeNumber,
        Notation = row.CodeNotation,
        Issuer = row.Issuer,
        IssuedOn = row.IssuedOn,
        Subject = row.Subject,
        Urgency = row.Urgency,
        PageAmount = row.PageAmount,
        DueOn = row.DueOn,
        PassedTo = row.PassedTo,
        Note = row.Note,
        Version = row.Version,
    };
}

/// <summary>What entering and mending an incoming paper share: the fields, and the same paper that stands in the register already.</summary>
internal abstract class IncomingFormPage(IncomingQueries queries, IClock clock) : FormPage
{
    [BindProperty]
    public IncomingFields Input { get; set; } = new();

    /// <summary>Asked when something was sent and refused; null when there is none.</summary>
    public IncomingTwin? Twin { get; private set; }

    protected IncomingQueries Queries => queries;

    protected DateOnly Today => clock.Today;

    protected virtual Guid? OwnId => null;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Twin = HttpMethods.IsPost(Request.Method) ? await queries.TwinAsync(IncomingPaper.KeyOf(Input.ToInput()), OwnId, cancellationToken) : null;

    protected sealed override IEnumerable<BusinessException> Faults() => IncomingPaper.FaultsOf(Input.ToInput(), clock.Today);
}
