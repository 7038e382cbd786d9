using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>A locality with its people, a receiver in it and a sponsor that has a workspace of its own.</summary>
internal sealed record PairingScene(
    TestWorkspace Place, TestWorkspace SponsorPlace, TestPerson District, TestPerson Commune, TestPerson Leader, TestPerson Accountant, TestPerson Focal,
    Guid SponsorId, Guid ReceiverId, Guid UnitId)
{
    public string SponsorName { get; init; } = "";

    public string ReceiverName { get; init; } = "";
}

public sealed partial class TestData
{
    /// <summary>Xã Zuôich of Nam Giang.</summary>
    internal static readonly Guid Zuoich = UnitIds.Of("20701");

    /// <summary>Xã Chơ Chun of Nam Giang.</summary>
    internal static readonly Guid ChoChun = UnitIds.Of("20699");

    internal Task<Guid> CreatePartyAsync(string name, PartyKind kind = PartyKind.Agency, Guid? unitId = null) => Host.WithAsync(services =>
        services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync($"TP{Next():00000}", name, kind, unitId, CancellationToken.None));

    internal async Task<PairingScene> CreateSceneAsync()
    {
        var number = Next();
        var (sponsorName, receiverName) = ($"Sở Thử {number}", $"Xã Thử {number}");
        var sponsor = await CreatePartyAsync(sponsorName);
        var receiver = await CreatePartyAsync(receiverName, PartyKind.Locality, Zuoich);
        var place = await CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, Zuoich, ChoChun);
        var sponsorPlace = await CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: sponsor);
        return new PairingScene(
            place, sponsorPlace,
            await CreateMemberAsync(place, RoleCodes.DistrictOfficer),
            await CreateMemberAsync(place, RoleCodes.CommuneOfficer, Zuoich),
            await CreateMemberAsync(place, RoleCodes.Leader),
            await CreateMemberAsync(place, RoleCodes.Accountant),
            await CreateMemberAsync(sponsorPlace, RoleCodes.SponsorFocal),
            sponsor, receiver, Zuoich)
        { SponsorName = sponsorName, ReceiverName = receiverName };
    }

    /// <summary>Runs work as a person in a workspace.</summary>
    internal async Task<T> AsAsync<T>(TestPerson person, TestWorkspace workspace, Func<IServiceProvider, Task<T>> work) =>
        await Host.WithAsync(work, await FrameAsync(person, workspace));

    internal async Task<Guid> ProposeAsync(PairingScene scene, PairingForm form = PairingForm.Assigned, Action<PairingChanges>? change = null)
    {
        var changes = new PairingChanges { SponsorIds = [scene.SponsorId], ReceiverIds = [scene.ReceiverId], FromOn = Host.Clock.Today.AddYears(-1), ToOn = Host.Clock.Today.AddYears(1) };
        change?.Invoke(changes);
        return await AsAsync(scene.District, scene.Place, services => services.GetRequiredService<PairingAppService>().ProposeAsync(
            new PairingInput
            {
                Terms = new PairingTermsOf { Form = form, Level = PairingLevel.AgencyToCommune, FromOn = changes.FromOn, ToOn = changes.ToOn },
                SponsorIds = changes.SponsorIds,
                ReceiverIds = changes.ReceiverIds,
                ParentId = changes.ParentId,
            },
            CancellationToken.None));
    }

    internal Task StepAsync(PairingScene scene, Guid pairing, PairingAction action, string? reason = null, bool withDocument = false, Guid? successor = null) =>
        AsAsync(scene.Leader, scene.Place, async services =>
        {
            await services.GetRequiredService<PairingAppService>().DoAsync(
                pairing, action,
                new StateChangeInput(Host.Clock.Today, reason) { Document = withDocument ? Document() : null, SuccessorId = successor }, CancellationToken.None);
            return 0;
        });

    /// <summary>A pairing that takes help.</summary>
    internal async Task<Guid> CreateActivePairingAsync(PairingScene scene, Action<PairingChanges>? change = null)
    {
        var pairing = await ProposeAsync(scene, change: change);
        await StepAsync(scene, pairing, PairingAction.Assign, withDocument: true);
        await StepAsync(scene, pairing, PairingAction.Activate);
        return pairing;
    }

    internal Task<Guid> PledgeAsync(PairingScene scene, Guid pairing, PledgeTerms? terms = null) => AsAsync(scene.Focal, scene.SponsorPlace, services =>
        InTenantAsync(services, scene, () => services.GetRequiredService<ContributionAppService>().PledgeAsync(pairing, scene.SponsorId, scene.ReceiverId, terms ?? Sets(100), CancellationToken.None)));

    internal Task ReviseAsync(PairingScene scene, Guid contribution, PledgeTerms terms) => AsAsync(scene.Focal, scene.SponsorPlace, services =>
        InTenantAsync(services, scene, async () =>
        {
            var version = await services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().Where(c => c.Id == contribution).Select(c => c.Version).SingleAsync();
            await services.GetRequiredService<ContributionAppService>().ReviseAsync(contribution, terms, version, CancellationToken.None);
            return 0;
        }));

    internal Task TakeBackAsync(PairingScene scene, Guid contribution) => AsAsync(scene.Focal, scene.SponsorPlace, services =>
        InTenantAsync(services, scene, async () =>
        {
            await services.GetRequiredService<ContributionAppService>().TakeBackAsync(contribution, "Ghi nhầm", CancellationToken.None);
            return 0;
        }));

    internal Task<Guid> TakeBackPairingAsync(PairingScene scene, Guid pairing) => AsAsync(scene.District, scene.Place, async services =>
    {
        await services.GetRequiredService<PairingAppService>().TakeBackAsync(pairing, "Nhập nhầm", CancellationToken.None);
        return pairing;
    });

    internal Task<Guid> HandOverAsync(PairingScene scene, Guid contribution, long sets) => AsAsync(scene.Focal, scene.SponsorPlace, services =>
        InTenantAsync(services, scene, () => services.GetRequiredService<ContributionAppService>().HandOverAsync(
            contribution, new FigureInput(null, sets * 1000), new SideInput(Host.Clock.Today) { NoEvidenceReason = "Chưa chụp được ảnh" }, CancellationToken.None)));

    internal Task<Guid?> ConfirmAsync(PairingScene scene, Guid contribution, Guid delivery, long sets, TestPerson? by = null) => AsAsync(by ?? scene.Commune, scene.Place, services =>
        services.GetRequiredService<ContributionAppService>().ConfirmAsync(
            contribution, delivery, new FigureInput(null, sets * 1000),
            new SideInput(Host.Clock.Today) { NoEvidenceReason = "Máy ảnh hỏng", Note = "Đếm tại chỗ" }, CancellationToken.None));

    /// <summary>The sponsor proposes a figure and the commune agrees.</summary>
    internal async Task SettleAsync(PairingScene scene, Guid contribution, Guid discrepancy, long sets)
    {
        await AsAsync(scene.Focal, scene.SponsorPlace, services => InTenantAsync(services, scene, async () =>
        {
            await services.GetRequiredService<ContributionAppService>().ProposeAsync(
                contribution, discrepancy, new FigureInput(null, sets * 1000), DiscrepancyReason.Miscounted, "Đếm lại cùng nhau", forSponsor: true, CancellationToken.None);
            return 0;
        }));
        await AsAsync(scene.Commune, scene.Place, async services =>
        {
            await services.GetRequiredService<ContributionAppService>().SettleAsync(contribution, discrepancy, forSponsor: false, CancellationToken.None);
            return 0;
        });
    }

    internal PledgeTerms Sets(long count) => new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = "Bàn ghế học sinh",
        FundingSource = FundingSource.MobilisedDonors,
        PledgedOn = Host.Clock.Today,
        QuantityThousandths = count * 1000,
        Unit = "bộ",
        UnitPriceDong = 850_000,
        ValuationBasis = ValuationBasis.Invoice,
    };

    internal PledgeTerms Cash(long dong) => new()
    {
        Kind = ContributionKind.Cash,
        ContentGroupCode = "social-security",
        Title = "Nhà ở hộ nghèo",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = Host.Clock.Today,
        AmountDong = dong,
    };

    /// <summary>What the entry filter does for a sponsor's page.</summary>
    internal static async Task<T> InTenantAsync<T>(IServiceProvider services, PairingScene scene, Func<Task<T>> work)
    {
        using (services.GetRequiredService<ICurrentTenant>().Change(scene.Place.Id))
        {
            return await work();
        }
    }

    internal static DecidingInput Document() => new() { Number = $"{Next()}/QĐ-UBND", Issuer = "UBND huyện", IssuedOn = new DateOnly(2024, 1, 10) };
}

internal sealed class PairingChanges
{
    public required IReadOnlyList<Guid> SponsorIds { get; set; }

    public required IReadOnlyList<Guid> ReceiverIds { get; set; }

    public DateOnly FromOn { get; set; }

    public DateOnly? ToOn { get; set; }

    public Guid? ParentId { get; set; }
}
