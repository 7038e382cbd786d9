using KetNghia.Administration.Delegations;
using KetNghia.Administration.Memberships;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    /// <summary>Whole terms between two members of a workspace; days are counted from today.</summary>
    internal Task<DelegationTerms> TermsAsync(
        TestWorkspace place, TestPerson principal, TestPerson deputy, IReadOnlyCollection<string> permissions, int from = 0, int to = 7) => Host.WithAsync(
        async services =>
        {
            var members = await services.GetRequiredService<KetNghiaDbContext>().Set<Membership>().Where(m => m.RevokedAtUtc == null).ToDictionaryAsync(m => m.AccountId, m => m.Id);
            return new DelegationTerms(
                members[principal.AccountId], members[deputy.AccountId], ActingCapacity.ForHead, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", Host.Clock.Today.AddDays(from),
                Host.Clock.Today.AddDays(to), permissions, new DelegationPaper("15/GUQ-UBND", Host.Clock.Today, "Ủy ban nhân dân huyện"));
        },
        AmbientFrame.Empty with { TenantId = place.Id });

    /// <summary>A delegation made by its principal.</summary>
    internal async Task<Guid> DelegateAsync(
        TestWorkspace place, TestPerson principal, TestPerson deputy, IReadOnlyCollection<string> permissions, int from = 0, int to = 7)
    {
        var terms = await TermsAsync(place, principal, deputy, permissions, from, to);
        return await AsAsync(principal, place, services => services.GetRequiredService<DelegationAppService>().MakeAsync(terms, CancellationToken.None));
    }
}
