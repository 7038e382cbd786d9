using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>One tab of the record of a pairing.</summary>
internal abstract class PairingRecordPage(PairingQueries queries, ICurrentUser user) : RecordPage
{
    public PairingHead Head { get; private set; } = null!;

    public override string HeadView => "/Areas/Pairing/Pages/Pairings/_RecordHead.cshtml";

    public override string RecordName => queries.NameOf(Head);

    public override string TabsLabel => "Record.Tabs";

    protected override IReadOnlyList<RecordTab> AllTabs =>
    [
        new("Details", "Record.Overview", "/Pairings/Details"),
        new("Contributions", "Record.Contributions", "/Contributions/Index", PairingPermissions.Contributions.View)
        {
            Count = Head.ContributionCount,
            Values = new { pairing = Id, year = "all" },
        },
        new("Documents", "Record.Documents", "/Pairings/Documents") { Count = Head.AgreementCount },
        new("History", "Rail.Timeline", "/Pairings/History"),
    ];

    protected PairingQueries Queries => queries;

    protected ICurrentUser Me => user;

    public bool MayPledge => user.May(PairingPermissions.Contributions.Pledge) && Head.State.AcceptsHelp() && Head.LeftOn is null;

    public bool MayEdit => user.May(PairingPermissions.Pairings.Propose) && MayChange;

    public bool MayRecordAgreement => user.May(PairingPermissions.Agreements.Record) && MayChange;

    /// <summary>Permitted, but not to somebody who sees a part of it.</summary>
    public bool IsPartlySeen => !Head.IsWhollySeen
        && (user.May(PairingPermissions.Pairings.Propose) || user.May(PairingPermissions.Pairings.Decide) || user.May(PairingPermissions.Agreements.Record));

    private bool MayChange => !Head.State.IsClosed() && Head.MayBeChanged;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Head = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}
