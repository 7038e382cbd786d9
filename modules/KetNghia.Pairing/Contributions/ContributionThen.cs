namespace KetNghia.Pairing.Contributions;

/// <summary>A contribution as a snapshot kept it.</summary>
internal static class ContributionThen
{
    /// <summary>Every column of the row that can change is of that day; whom it is from and for, and what it reverses, never does.</summary>
    public static ContributionRow AsOf(this ContributionRow now, IReadOnlyDictionary<string, string?> then) => now with
    {
        Title = then.GetValueOrDefault(nameof(Contribution.Title)) ?? now.Title,
        Kind = then.Choice(nameof(Contribution.Kind), now.Kind),
        ContentGroupCode = then.GetValueOrDefault(nameof(Contribution.ContentGroupCode)) ?? now.ContentGroupCode,
        FundingSource = then.Choice(nameof(Contribution.FundingSource), now.FundingSource),
        State = then.Choice(nameof(Contribution.State), now.State),
        Unit = then.GetValueOrDefault(nameof(Contribution.Unit)),
        PledgedOn = then.Date(nameof(Contribution.PledgedOn)) ?? now.PledgedOn,
        DueOn = then.Date(nameof(Contribution.DueOn)),
        LastReceivedOn = then.Date(nameof(Contribution.LastReceivedOn)),
        PledgedThousandths = then.Number(nameof(Contribution.PledgedThousandths)),
        PledgedDong = then.Number(nameof(Contribution.PledgedDong)),
        GivenThousandths = then.Number(nameof(Contribution.GivenThousandths)) ?? 0,
        GivenDong = then.Number(nameof(Contribution.GivenDong)) ?? 0,
        ReceivedThousandths = then.Number(nameof(Contribution.ReceivedThousandths)) ?? 0,
        ReceivedDong = then.Number(nameof(Contribution.ReceivedDong)) ?? 0,
        AwaitingCount = (int)(then.Number(nameof(Contribution.AwaitingCount)) ?? 0),
        OpenDiscrepancyCount = (int)(then.Number(nameof(Contribution.OpenDiscrepancyCount)) ?? 0),
    };
}
