using KetNghia.Administration.Contracts;
using KetNghia.Administration.SecondFactors;

namespace KetNghia.Administration.Seeding;

/// <summary>Beside one person of every role: one who signs in with a second factor, and one who belongs nowhere.</summary>
internal sealed class CanaryPeople(IAccountProvisioning accounts, SecondFactorService factors, IClock clock) : ICanarySeeder
{
    /// <summary>Before the tokens, which everybody with a workspace gets.</summary>
    public int Order => 5;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        var place = world.Localities.First();
        var stranger = new CanaryActor(Guid.Empty, "canary.nowhere", world.Text(16), null, "", [], null);
        world.Actors.Add(stranger with { AccountId = await accounts.EnsureAccountAsync(stranger.UserName, "Canary", stranger.Password, cancellationToken: cancellationToken) });

        var guarded = new CanaryActor(Guid.Empty, $"{place.Slug}.second-factor", world.Text(16), null, place.Slug, [RoleCodes.DistrictOfficer], null);
        var id = await accounts.EnsureAccountAsync(guarded.UserName, "Canary " + place.Canary, guarded.Password, cancellationToken: cancellationToken);
        await accounts.EnsureMembershipAsync(place.Id, id, guarded.Roles, cancellationToken: cancellationToken);
        var owner = new UserInfo(id, guarded.UserName, guarded.UserName, null, guarded.Roles, new HashSet<string>());
        using (AmbientFrame.Push(AmbientFrame.Empty with { User = owner }))
        {
            await factors.BeginAsync(id, cancellationToken);
            var secret = (await factors.StateAsync(owner, cancellationToken)).Key!.Replace(" ", "", StringComparison.Ordinal);
            await factors.ConfirmAsync(id, TimeCodes.At(TimeCodes.FromBase32(secret), TimeCodes.StepOf(clock.UtcNow) - 1), cancellationToken);
            world.Actors.Add(guarded with { AccountId = id, TotpSecret = secret });
        }
    }
}
