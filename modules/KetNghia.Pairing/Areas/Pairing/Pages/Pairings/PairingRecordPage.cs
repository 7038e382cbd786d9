using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>One tab of the record of a pairing: the head and the tabs are the same on all of them.</summary>
internal abstract class PairingRecordPage(PairingQueries queries, ICurrentUser user) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PairingHead Head { get; private set; } = null!;

    protected PairingQueries Queries => queries;

    protected ICurrentUser Me => user;

    /// <summary>Name of the page.</summary>
    public abstract string Tab { get; }

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
