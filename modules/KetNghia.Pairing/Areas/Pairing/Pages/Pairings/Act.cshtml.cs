using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>One step of the state diagram, looked over before it is taken.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class ActModel(
    PairingAppService pairings, PairingQueries queries, PairingActions actions, DecidingDocuments documents, IClock clock, IStringLocalizer<PairingResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public PairingAction Step { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public DecidingFields Document { get; set; } = new();

    public PairingHead Head { get; private set; } = null!;

    public IReadOnlyList<(Guid Id, string Label)> Documents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Successors { get; private set; } = [];

    public bool AsksReason => PairingSteps.NeedsReason(Step);

    public bool AsksDocument => Step is PairingAction.Assign or PairingAction.Activate or PairingAction.Suspend or PairingAction.End or PairingAction.Transfer;

    /// <summary>The step needs a paper, and the pairing has none yet.</summary>
    public bool LacksDocument => Head.DocumentId is null && PairingSteps.AsksDocument(Step, Head.Form);

    /// <summary>The other answer to an invitation.</summary>
    public PairingAction? Instead => Head.State != PairingState.Invited ? null : Step switch
    {
        PairingAction.Assign => PairingAction.Decline,
        PairingAction.Decline => PairingAction.Assign,
        _ => null,
    };

    public PairingState? Next => Head.State.Next(Step);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (!actions.May(Step, Head))
        {
            return Forbid();
        }

        Input.On = clock.Today;
        Input.Version = Head.Version;
        Document.Id = Head.DocumentId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Head = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        if (!actions.May(Step, Head))
        {
            return Forbid();
        }

        var change = new StateChangeInput(Input.On!.Value, Input.Reason) { Document = AsksDocument ? Document.ToInput() : null, SuccessorId = Input.SuccessorId, Version = Input.Version };
        await pairings.DoAsync(Id, Step, change, cancellationToken);
        Flash(texts["Pairings.Stepped", texts["PairingState." + Head.State.Next(Step)]]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override IEnumerable<BusinessException> Faults() => PairingSteps.FaultsOf(
        Step, Head.Form, Input.Reason, (Document.Id ?? Head.DocumentId) is not null || !string.IsNullOrWhiteSpace(Document.Number), Input.SuccessorId is not null);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        if (!Enum.IsDefined(Step))
        {
            throw new RecordNotFoundException();
        }

        Documents = AsksDocument ? await documents.ChoicesAsync(Head.DocumentId, cancellationToken) : [];
        Successors = Step == PairingAction.Transfer
            ? [.. (await queries.OpenOnesAsync(Id, cancellationToken)).Select(p => new SelectListItem($"{p.Code} · {p.Title}", p.Id.ToString()))]
            : [];
    }

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? On { get; set; }

        [StringLength(PairingStateChange.ReasonLength)]
        public string? Reason { get; set; }

        public Guid? SuccessorId { get; set; }

        public long Version { get; set; }
    }
}
