namespace KetNghia.Pairing.Contributions;

/// <summary>What decides whether a contribution is owed, of a record that has been read: the same as <see cref="Contribution.Owed"/> in a query.</summary>
internal readonly record struct OwedFacts(
    ContributionState State, ContributionKind Kind, DateOnly? DueOn, long GivenThousandths, long GivenDong, long? PledgedThousandths, long? PledgedDong)
{
    public bool IsOwed => State is ContributionState.Pledged or ContributionState.PartlyGiven or ContributionState.PartlyReceived
        && (Kind == ContributionKind.Cash ? GivenDong < PledgedDong : GivenThousandths < PledgedThousandths);

    /// <summary>As <see cref="Contribution.Overdue"/> says it.</summary>
    public bool IsOverdue(DateOnly today) => IsOwed && DueOn < today;
}
