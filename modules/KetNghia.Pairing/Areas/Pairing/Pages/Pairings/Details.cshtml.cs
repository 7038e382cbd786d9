using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Hồ sơ cặp kết nghĩa.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class DetailsModel(
    PairingQueries queries, ContributionQueries contributions, RecordSteps steps, IEvidence evidence, IRecordPapers papers, DecidingDocuments deciding, IHistory history, ICurrentUser user, PairingAccess access,
    NextSteps next, IClock clock, IStringLocalizer<PairingResource> texts) : PairingRecordPage(queries, user)
{
    private const int ShownHistory = 6;
    private const int ShownEvidence = 8;

    public override string Tab => "Details";

    public IReadOnlyList<ContributionRow> Contributions { get; private set; } = [];

    public IReadOnlyList<AgreementLine> Agreements { get; private set; } = [];

    public IReadOnlyList<PairingRef> Children { get; private set; } = [];

    public RecordEvidence Evidence { get; private set; } = null!;

    /// <summary>The registered paper that decides it; null when it was typed, or is not this person's to read.</summary>
    public RecordLink? Deciding { get; private set; }

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public ShownSteps Steps { get; private set; } = ShownSteps.None;

    /// <summary>The reader's own first.</summary>
    public IReadOnlyList<NextStep> Next { get; private set; } = [];

    public DateOnly Today => clock.Today;

    /// <summary>The invited side answers in writing, once.</summary>
    public bool MayAnswer { get; private set; }

    public bool MayAddChild => Me.May(PairingPermissions.Pairings.Propose) && !Head.State.IsClosed() && access.Kind == WorkspaceKind.Locality;

    public IEnumerable<ContributionRow> Counted => Contributions.Where(c => c.State != ContributionState.Reversed);

    public long PledgedDong => Counted.Sum(c => c.PledgedDong ?? 0);

    public long GivenDong => Counted.Sum(c => c.GivenDong);

    public long ReceivedDong => Counted.Sum(c => c.ReceivedDong);

    public int Unpriced => Counted.Count(c => c.PledgedDong is null);

    public AgreementLine? Current => Agreements.FirstOrDefault(a => a.FromOn <= Today && (a.ToOn is null || a.ToOn >= Today)) ?? Agreements.FirstOrDefault();

    public IReadOnlyList<ChainCell> Chain =>
    [
        Cell("Chain.Pledged", PledgedDong, PledgedDong, BarFill.Pledge, "pledged", texts["Chain.Items", Format.Whole(Counted.Count())]),
        Cell("Chain.Given", GivenDong, PledgedDong, BarFill.Need, "given", texts["Chain.OfPledged"]),
        Cell("Chain.Received", ReceivedDong, PledgedDong, BarFill.Received, "received", texts["Chain.OfPledged"]),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Contributions = Me.May(PairingPermissions.Contributions.View) ? await contributions.OfPairingAsync(Id, cancellationToken) : [];
        Deciding = await deciding.LinkAsync(Head.DocumentIncomingId, Head.DocumentPaperId, cancellationToken);
        Agreements = await Queries.AgreementsAsync(Id, cancellationToken);
        Children = Head.HasChildren ? await Queries.ChildrenAsync(Id, cancellationToken) : [];
        Evidence = await evidence.PageAsync(await access.EvidenceOfAsync(Id, cancellationToken), 1, ShownEvidence, cancellationToken);
        Timeline = (await history.OfAsync(Id, ShownHistory, cancellationToken)).ToTimeline();
        MayAnswer = AnswerLetter.MayBegin(Head, access.Kind, Me) && !(await papers.OfAsync(Id, cancellationToken)).HasOwn(AnswerLetter.KindKey);
        Next = await next.OfAsync(Head, Agreements, cancellationToken);
        Steps = steps.Of(PairingSteps.Rules, Head.Standing, step => Url.Page("Step", new { id = Id, step = step.Action }));
    }

    private ChainCell Cell(string label, long value, long whole, BarFill fill, string total, string sub) => new(
        texts[label], Format.Millions(value), texts["Unit.Million"], null, total == "pledged" ? null : Format.PercentOf(value, whole), sub,
        [new BarPart(value, fill)], Math.Max(whole, 1), null, total, value);
}
