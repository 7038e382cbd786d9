using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Evidence;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Jobs;
using KetNghia.Documents.Localization;
using KetNghia.Documents.Papers;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Documents;

/// <summary>Evidence files that prove what other modules record, and the papers that decide it.</summary>
public sealed class DocumentsModule : IKetNghiaModule
{
    public string Name => "Documents";

    public Type TextResource => typeof(DocumentsResource);

    public IEnumerable<PermissionDefinition> Permissions => DocumentsPermissions.Definitions;

    public IEnumerable<MenuItem> Menu =>
    [
        new("Papers", "file-text", "Documents", "/Papers/Index", MenuGroup.Work, 60, DocumentsPermissions.Papers.View, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor),
        new("Received", "mail", "Documents", "/Received/Index", MenuGroup.Work, 61, DocumentsPermissions.Papers.View, WorkspaceKind.Sponsor),
        new("Incoming", "file-import", "Documents", "/Incoming/Index", MenuGroup.Work, 61, DocumentsPermissions.Incoming.View, WorkspaceKind.Locality),
    ];

    public IEnumerable<SettingDefinition> Settings => DocumentsSettings.Definitions;

    public IEnumerable<JobSchedule> Schedules => [new(OrphanSweepJob.Name, "0 30 2 * * ?", OrphanSweepJob.Name)];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<FileInspector>();
        services.AddScoped<EvidenceQueries>();
        services.AddScoped<EvidenceAppService>();
        services.AddScoped<IEvidence>(p => p.GetRequiredService<EvidenceAppService>());
        services.AddScoped<ProvinceSponsorEvidenceQueries>();
        services.AddScoped<DecidingDocuments>();
        services.AddScoped<ICitablePapers, CitablePapers>();
        services.AddScoped<CitingQueries>();
        services.AddSingleton<IPapers, OfficialPapers>();
        services.AddJob<OrphanSweepJob>();
        services.AddJob<PaperFileJob>();
        services.AddScoped<PaperFiles>();
        services.AddTenantRecord<OfficialPaper, PaperRecords>();
        services.AddSteps(PaperSteps.Rules.Table);
        services.AddScoped<ProvincePaperQueries>();
        services.AddScoped<SponsorPaperQueries>();
        services.AddScoped<IRecordPapers, PapersOfRecord>();
        services.AddScoped<PaperKinds>();
        services.AddScoped<PaperComposer>();
        services.AddScoped<PaperQueries>();
        services.AddScoped<PaperWork>();
        services.AddScoped<PaperAppService>();
        services.AddTenantRecord<IncomingPaper, IncomingRecords>();
        services.AddScoped<IncomingQueries>();
        services.AddScoped<IncomingAppService>();
        services.AddTenantRecord<PaperTemplate, TemplateRecords>();
        services.AddScoped<PaperForms>();
        services.AddScoped<IPaperForms>(p => p.GetRequiredService<PaperForms>());
        services.AddScoped<TemplateQueries>();
        services.AddScoped<TemplateAppService>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => EvidenceEndpoints.Map(endpoints);
}
