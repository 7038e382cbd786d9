using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Evidence;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Templates;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A file on every delivery, a draft made of all pairings, a form for it, an incoming paper, and a job of the locality.</summary>
internal sealed class DocumentsWorldPart : IWorldPart
{
    public int Order => 60;

    public async Task BuildAsync(World world, Place place)
    {
        await RecordsAsync(world, place);
        await world.Data.AsAsync(place.Mighty, place.Workspace, services => services.GetRequiredService<IncomingAppService>().RegisterAsync(
            TestData.IncomingSample(world.Data.Host.Clock.Today) with { Notation = "VB", Issuer = place.Canary, Subject = place.Canary, PassedTo = place.Canary, Note = place.Canary }, [], CancellationToken.None));
        await world.Data.AsAsync(place.Mighty, place.Workspace, services =>
        {
            var (forms, kind, file) = (services.GetRequiredService<PaperForms>(), services.GetRequiredService<PaperKinds>().Drafted[0], new MemoryStream());
            PaperForm.Write(forms.Sample(kind, new PaperHeadInput(place.Canary, place.Canary, place.Canary, "UBND", place.Canary, place.Canary, null)), file);
            file.Position = 0;
            return services.GetRequiredService<TemplateAppService>().UploadAsync(kind.Key, place.Canary, place.Canary + ".docx", file, CancellationToken.None);
        });
    }

    private static Task RecordsAsync(World world, Place place) => world.Data.Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var host = world.Data.Host;
            using var content = new MemoryStream("%PDF-1.4\n%%EOF"u8.ToArray());
            var stored = await services.GetRequiredService<IFileStore>().SaveAsync(content, CancellationToken.None);
            var deliveries = await db.Set<Delivery>()
                .Join(db.Set<Contribution>(), d => d.ContributionId, c => c.Id, (d, c) => new { d.Id, c.PairingId, c.UnitId }).ToListAsync();
            foreach (var delivery in deliveries)
            {
                var target = new EvidenceTarget(nameof(Delivery), delivery.Id, delivery.PairingId, delivery.UnitId, place.Canary);
                var file = new EvidenceFile(
                    host.Ids.New(), place.Workspace.Id, target, new InspectedFile($"{place.Canary}.pdf", EvidenceKind.Pdf, stored), place.Canary,
                    place.Mighty.AccountId, place.Mighty.FullName, host.Clock.UtcNow);
                db.Add(file);
                services.GetRequiredService<IActionLog>().Add(new ActionEntry("Documents.Evidence.Added", nameof(EvidenceFile), file.Id, file.FileName) { UnitId = delivery.UnitId, RootId = delivery.PairingId });
            }

            var by = new Actor(place.Mighty.AccountId, place.Mighty.FullName, host.Clock.UtcNow);
            var paper = new OfficialPaper(host.Ids.New(), place.Workspace.Id, AssignmentDecision.KindKey, "", "QĐ", by, null);
            paper.Write(
                new PaperHeadInput(place.Canary, place.Canary, place.Canary, "UBND", place.Canary, place.Canary, null), new Dictionary<string, string?> { ["Articles"] = place.Canary }, host.Ids);
            paper.Concern(deliveries.Select(d => d.UnitId), host.Ids);
            db.Add(paper);
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Documents.Paper.Drafted", nameof(OfficialPaper), paper.Id, paper.Label));
            db.Add(new JobRun(host.Ids.New(), place.Workspace.Id, "none", "{}", place.Mighty.AccountId, "vi", host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Workspace.Id });
}
