using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>A pairing to which the reader may record a pledge.</summary>
internal sealed record PledgeChoice(Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames);

/// <summary>A pledge of which something is still to be handed over.</summary>
internal sealed record HandOverChoice(Guid Id, Guid TenantId, string Number, string Title, string SponsorName, string ReceiverName, DateOnly? DueOn)
{
    /// <summary>Thousandths of the unit; null for cash.</summary>
    public long? LeftThousandths { get; init; }

    /// <summary>Đồng; for cash alone.</summary>
    public long? LeftDong { get; init; }

    public string? Unit { get; init; }

    public string Left => LeftThousandths is null ? Format.Money(LeftDong) : Format.Quantity(LeftThousandths, Unit);
}

/// <param name="Count">How many there are; the rows are the first of them.</param>
internal sealed record RecordChoice<T>(int Count, IReadOnlyList<T> Rows)
{
    public static RecordChoice<T> None => new(0, []);
}

/// <summary>What the reader can record next, by what each form needs: a pledge its pairing, a hand-over its pledge.</summary>
internal sealed class RecordChoices(PairingAccess access, WorkItems work, ICurrentUser user, RecordCodes codes, RecordNaming naming)
{
    /// <summary>Rows of a kind; words find the others.</summary>
    public const int Most = 10;

    private static readonly PairingState[] Helping = [.. Enum.GetValues<PairingState>().Where(s => s.AcceptsHelp())];

    /// <summary>What waits for the reader, the most urgent first; hand-overs stand in their own list.</summary>
    public async Task<IReadOnlyList<OwedWork>> OwedAsync(CancellationToken cancellationToken)
    {
        var owed = await work.FirstOfEachKindAsync(new WorkFilter { IsWaiting = false }, Most, cancellationToken);
        return [.. owed.Where(w => w.Kind != ContributionWork.HandOverKind).OrderBy(w => w.DueOn ?? DateOnly.MaxValue).Take(Most)];
    }

    /// <summary>Pledges that are due first come first; those without a day last.</summary>
    public async Task<RecordChoice<HandOverChoice>> HandOversAsync(string? words, CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Contributions.HandOver))
        {
            return RecordChoice<HandOverChoice>.None;
        }

        var helped = (await access.PairingsAsync(cancellationToken)).Where(p => Helping.Contains(p.State)).Select(p => p.Id);
        var owed = (await access.ContributionsAsync(cancellationToken)).AsNoTracking()
            .Where(Contribution.Stands).Where(Contribution.Owed).Where(c => helped.Contains(c.PairingId))
            .WithWords(codes, c => c.SearchText, words, naming.Contributions);
        return new RecordChoice<HandOverChoice>(
            await owed.CountAsync(cancellationToken),
            await owed.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenByNumber(c => c.Number).ThenBy(c => c.TenantId).Take(Most)
                .Select(c => new HandOverChoice(c.Id, c.TenantId, c.Number, c.Title, c.SponsorName, c.ReceiverName, c.DueOn)
                {
                    LeftThousandths = c.Kind == ContributionKind.Cash ? null : c.PledgedThousandths - c.GivenThousandths,
                    LeftDong = c.Kind == ContributionKind.Cash ? c.PledgedDong - c.GivenDong : null,
                    Unit = c.Unit,
                })
                .ToListAsync(cancellationToken));
    }

    public async Task<RecordChoice<PledgeChoice>> PledgesAsync(string? words, CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Contributions.Pledge))
        {
            return RecordChoice<PledgeChoice>.None;
        }

        var helped = (await access.PairingsAsync(cancellationToken)).AsNoTracking()
            .Where(p => Helping.Contains(p.State))
            .WithWords(codes, p => p.SearchText, words, naming.Pairings);
        return new RecordChoice<PledgeChoice>(
            await helped.CountAsync(cancellationToken),
            await helped.OrderByLocality(codes).ThenByNumber(p => p.Code).ThenBy(p => p.TenantId).Take(Most)
                .Select(p => new PledgeChoice(p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames))
                .ToListAsync(cancellationToken));
    }
}
