using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>One step of a pairing.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class StepModel(
    StepPageServices services, PairingAppService pairings, PairingQueries queries, DecidingDocuments documents, IStringLocalizer<PairingResource> texts)
    : StepPage<PairingStanding, PairingState, PairingAction>(PairingSteps.Rules, services)
{
    [BindProperty]
    public DecidingFields Document { get; set; } = new();

    [BindProperty]
    public MoreInput More { get; set; } = new();

    public PairingHead Head { get; private set; } = null!;

    public IReadOnlyList<(Guid Id, string Label)> Documents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Successors { get; private set; } = [];

    public override string Sub => $"{Head.SponsorNames} – {Head.ReceiverNames}";

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override bool HasPaper => (Document.Id ?? Head.DocumentId) is not null || !string.IsNullOrWhiteSpace(Document.Number);

    protected override async Task<PairingStanding> FindAsync(CancellationToken cancellationToken) =>
        (Head = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException()).Standing;

    protected override Pill PillOf(PairingState state) => texts.PillOf(state);

    protected override long? VersionOf(PairingStanding record) => Head.Version;

    protected override void Fill() => Document.Id = Head.DocumentId;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Documents = Paper != StepPaper.None ? await documents.ChoicesAsync(Head.DocumentId, cancellationToken) : [];
        Successors = Step == PairingAction.Transfer
            ? [.. (await queries.OpenOnesAsync(Id, cancellationToken)).Select(p => new SelectListItem($"{p.Code} · {p.Title}", p.Id.ToString()))]
            : [];
    }

    protected override Task TakeAsync(CancellationToken cancellationToken) => pairings.DoAsync(
        Id, Step,
        new StateChangeInput(Input.On!.Value, Input.Reason) { Document = Paper != StepPaper.None ? Document.ToInput() : null, SuccessorId = More.SuccessorId, Version = Input.Version },
        cancellationToken);

    protected override IEnumerable<BusinessException> MoreFaults() =>
        Step == PairingAction.Transfer && More.SuccessorId is null ? [new BusinessException(PairingErrors.SuccessorMissing).At("More.SuccessorId")] : [];

    internal sealed class MoreInput
    {
        public Guid? SuccessorId { get; set; }
    }
}
