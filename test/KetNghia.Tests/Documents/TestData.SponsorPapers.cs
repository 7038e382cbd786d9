using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    /// <summary>A draft of any kind with the texts a draft begins with, by the officer of the place.</summary>
    internal Task<Guid> DraftKindAsync(PairingScene scene, string kind, string source, Guid? replaces = null) =>
        AsAsync(scene.District, scene.Place, services => DraftAsync(services, kind, source, replaces));

    internal async Task<Guid> IssuedKindAsync(PairingScene scene, string kind, string source, params Upload[] scans)
    {
        var paper = await DraftKindAsync(scene, kind, source);
        await MovePaperAsync(scene, scene.District, paper, PaperAction.Submit);
        await MovePaperAsync(scene, scene.Leader, paper, PaperAction.Approve);
        await IssueKindAsync(scene, paper, scans);
        return paper;
    }

    internal Task IssueKindAsync(PairingScene scene, Guid paper, params Upload[] scans) => OnPapersAsync(scene, scene.District, async papers =>
    {
        var version = await PaperAsync(paper, p => p.Version);
        await papers.IssueAsync(paper, version, new IssueFacts(Host.Clock.Today), [.. scans.Select(s => new FormFile(new MemoryStream(s.Content), 0, s.Content.Length, s.Field, s.FileName))], CancellationToken.None);
        return 0;
    });

    /// <summary>A letter of invitation to the scene's sponsor, issued with a scan.</summary>
    internal async Task<(Guid Pairing, Guid Letter)> InviteByLetterAsync(PairingScene scene)
    {
        var pairing = await ProposeAsync(scene, PairingForm.Invited);
        await StepAsync(scene, pairing, PairingAction.Invite);
        return (pairing, await IssuedKindAsync(scene, InvitationLetter.KindKey, pairing.ToString(), new Upload("Files", "thu-moi.pdf", "application/pdf", Samples.Pdf())));
    }

    internal Task<Guid> ScanAsync(Guid paper) => Host.WithAsync(async services => await services.GetRequiredService<KetNghiaDbContext>()
        .Set<KetNghia.Documents.Evidence.EvidenceFile>().IgnoreQueryFilters().Where(e => e.SubjectId == paper).Select(e => e.Id).SingleAsync());

    internal static Task<Guid> DraftAsync(IServiceProvider services, string kind, string source, Guid? replaces = null)
    {
        var of = services.GetServices<IPaperKind>().Single(k => k.Key == kind);
        var first = services.GetRequiredService<PaperComposer>().First(of);
        return services.GetRequiredService<PaperAppService>().CreateAsync(kind, source, PaperHead with { Subject = first.Subject }, first.Texts, replaces, CancellationToken.None);
    }
}
