using KetNghia.Directory.Contracts.Extending;
using KetNghia.Documents.Contracts;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Demo;
using KetNghia.Pairing.Hubs;
using KetNghia.Pairing.Imports;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Measures;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using KetNghia.Pairing.Seeding;
using KetNghia.Pairing.Verification;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing;

/// <summary>Programmes, pairings, agreements, contributions with their deliveries and differences.</summary>
public sealed class PairingModule : IKetNghiaModule
{
    public string Name => "Pairing";

    public Type TextResource => typeof(PairingResource);

    public IEnumerable<PermissionDefinition> Permissions => PairingPermissions.Definitions;

    public IEnumerable<SettingDefinition> Settings => PairingSettings.Definitions;

    public IEnumerable<MenuItem> Menu =>
    [
        new("Overview", "map-2", "Pairing", "/Overviews/Province", MenuGroup.Reports, 40, PairingPermissions.Contributions.View, WorkspaceKind.Province) { PhonePlace = 4 },
        new("Overview", "map-2", "Pairing", "/Overviews/Locality", MenuGroup.Reports, 40, PairingPermissions.Contributions.View, WorkspaceKind.Locality) { PhonePlace = 4 },
        new("Overview", "map-2", "Pairing", "/Overviews/Sponsor", MenuGroup.Reports, 40, PairingPermissions.Contributions.View, WorkspaceKind.Sponsor) { PhonePlace = 4 },
        new("Pairings", "heart-handshake", "Pairing", "/Pairings/Index", MenuGroup.Work, 20, PairingPermissions.Pairings.View, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor) { IsByYear = true, PhonePlace = 2 },
        new("Contributions", "package-import", "Pairing", "/Contributions/Index", MenuGroup.Work, 30, PairingPermissions.Contributions.View, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor) { IsByYear = true, PhonePlace = 3 },
        new("Record", "plus", "Pairing", "/Contributions/Record", MenuGroup.Work, 25, PairingPermissions.Contributions.View, WorkspaceKind.Locality, WorkspaceKind.Sponsor)
        {
            IsQuick = true,
            PhonePlace = 3,
            OneOf = [PairingPermissions.Contributions.Pledge, PairingPermissions.Contributions.HandOver, PairingPermissions.Contributions.Confirm],
        },
        new("Programmes", "calendar", "Pairing", "/Programmes/Index", MenuGroup.System, 40, PairingPermissions.Programmes.Manage, WorkspaceKind.Province),
    ];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PairingBooks.OfPairings);
        services.AddSingleton(PairingBooks.OfContributions);
        services.AddScoped<SponsorPairingQueries>();
        services.AddScoped<ProvincePairingQueries>();
        services.AddScoped<PairingAccess>();
        services.AddTenantRecord<TwinPairing, PairingRecords>();
        services.AddTenantRecord<Agreement, AgreementRecords>();
        services.AddTenantRecord<Contribution, ContributionRecords>();

        services.AddScoped<ProgrammeAppService>();
        services.AddScoped<PairingAppService>();
        services.AddScoped<DecidedPairings>();
        services.AddSteps(PairingSteps.Rules.Table);
        services.AddSteps(ContributionSteps.Rules.Table);
        services.AddSteps(DeliverySteps.Rules.Table);
        services.AddSteps(DiscrepancySteps.Rules.Table);
        services.AddScoped<PairingDays>();
        services.AddScoped<PairingWork>();
        services.AddScoped<NextSteps>();
        services.AddScoped<PairingQueries>();
        services.AddScoped<PairingChoices>();
        services.AddScoped<FormerPairings>();
        services.AddScoped<PartyChoices>();
        services.AddScoped<AgreementAppService>();
        services.AddScoped<ContributionAppService>();
        services.AddScoped<ContributionWork>();
        services.AddScoped<HelpOfPairing>();
        services.AddScoped<ContributionQueries>();
        services.AddScoped<HandoverMinutes>();
        services.AddScoped<RecordChoices>();
        services.AddScoped<IPairingFacts, PairingFacts>();

        services.AddScoped<HubRoles>();
        services.AddScoped<RecordNaming>();
        services.AddScoped<LargeHelp>();
        services.AddScoped<ProvinceOverviewQueries>();
        services.AddScoped<LocalityOverviewQueries>();
        services.AddScoped<SponsorOverviewQueries>();
        services.AddScoped<OverviewReads>();
        services.AddScoped<OverviewLines>();
        services.AddScoped<OverviewWatch>();
        services.AddScoped<FigureQueries>();
        services.AddScoped<CoverageQueries>();
        services.AddScoped<MeasureReach>();
        services.AddScoped<HelpMeasures>();
        services.AddScoped<HandoverMeasures>();
        services.AddScoped<DiscrepancyMeasures>();
        services.AddScoped<StandingMeasures>();
        services.AddScoped<PledgeChanges>();
        services.AddScoped<PairingChanges>();
        services.AddScoped<DemoPairings>();
        services.AddScoped<DemoHelp>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        PairingEndpoints.Map(endpoints);
        ContributionEndpoints.Map(endpoints);
    }
}
