using System.Linq.Expressions;
using KetNghia.Directory.Contracts;

namespace KetNghia.Directory.Parties;

internal enum PartyState
{
    InForce = 1,
    Ended,
    All,
}

/// <summary>What a filter of parties asks with.</summary>
internal sealed record PartyLook(PartyLookup Lookup, Guid? Owner, DateOnly Today);

/// <summary>What the register of parties is limited to.</summary>
internal sealed record PartyFilter
{
    public PartyState State { get; init; } = PartyState.InForce;

    public string? Text { get; init; }

    public PartyKind? Kind { get; init; }

    /// <summary>Those this workspace keeps itself.</summary>
    public bool OwnOnly { get; init; }

    public static FilterFields<PartyFilter, PartyLook, Party> Fields { get; } = new FilterFields<PartyFilter, PartyLook, Party>(new PartyFilter())
        .View("state", PartyState.InForce, f => f.State, (f, state) => f with { State = state }, (state, _, look) => OfState(state, look.Today))
        .Words("q", "Parties.Find", f => f.Text, (f, text) => f with { Text = text }, (text, _, look) => look.Lookup.Conditions(text), hint: "Parties.FindHint")
        .OneOf("kind", "Parties.Kind", f => f.Kind, (f, kind) => f with { Kind = kind }, (kind, _, _) => p => p.Kind == kind)
        .Only("own", "Parties.Keeper", "Parties.Own", f => f.OwnOnly, (f, own) => f with { OwnOnly = own }, (_, _, look) => p => p.OwnerId == look.Owner);

    private static Expression<Func<Party, bool>>? OfState(PartyState state, DateOnly today) => state switch
    {
        PartyState.Ended => p => p.ValidTo != null && p.ValidTo < today,
        PartyState.All => null,
        _ => p => p.ValidTo == null || p.ValidTo >= today,
    };
}
