using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Numbers of papers: one register for each type and year, whoever asks at once, and what bears them.</summary>
public sealed class PaperNumberTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Issue_ThirtyTwoClerksAtOnce_TakeNumbersWithoutGapOrRepeat(Provider provider)
    {
        const int Clerks = 32;
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var papers = new List<Guid>();
        for (var i = 0; i < Clerks; i++)
        {
            papers.Add(await data.ApprovedPaperAsync(scene));
        }

        var answers = await Race.RunAsync(Clerks, async clerk =>
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    // One of them brings a number from outside that the register reaches meanwhile.
                    await data.IssuePaperAsync(scene, papers[clerk], clerk == 5 ? 20 : null);
                    return true;
                }
                catch (Exception e) when (attempt < 20 && e is not BusinessException)
                {
                    await Task.Delay(50);
                }
                catch (BusinessException e) when (e.Code == DocumentsErrors.NumberTaken)
                {
                    return false;
                }
            }
        });

        var numbers = new List<int>();
        foreach (var paper in papers)
        {
            numbers.AddRange(await data.PaperAsync(paper, p => p.Number is { } n ? new[] { n } : []));
        }

        numbers.Order().ShouldBe(Enumerable.Range(1, answers.Count(a => a)));
        answers.Count(a => !a).ShouldBeLessThanOrEqualTo(1);
    }

    [DatabaseTest]
    public async Task Issue_ANumberThatIsTaken_IsRefusedAndAVoidedOneStaysVoided(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var (first, second, third) = (await data.ApprovedPaperAsync(scene), await data.ApprovedPaperAsync(scene), await data.ApprovedPaperAsync(scene));
        await data.IssuePaperAsync(scene, first);
        using var officer = await data.VisitAsync(scene.District);
        var hasty = await officer.FillAsync(scene.Place.Path("documents/registers/void"), ("Input.TypeCode", "QĐ"), ("Input.Reason", "x"));
        var gone = await officer.FollowAsync(await officer.FillAsync(scene.Place.Path("documents/registers/void"), ("Input.TypeCode", "QĐ"), ("Input.Reason", "In hỏng cả bản")));

        var page = await officer.FillAsync(scene.Place.Path($"documents/papers/issue/{second}"), ("Input.Number", "1"));
        var voided = await officer.FillAsync(scene.Place.Path($"documents/papers/issue/{second}"), ("Input.Number", "2"));
        await data.IssuePaperAsync(scene, second);
        await data.IssuePaperAsync(scene, third, 120);

        hasty.FieldError("Input.Reason").ShouldNotBeNull();
        gone.Text.ShouldContain("Đã hủy số 02/QĐ-UBND");
        gone.Text.ShouldContain("Hủy số: In hỏng cả bản");
        page.FieldError("Input.Number")!.ShouldContain("Số 1 năm");
        voided.FieldError("Input.Number").ShouldNotBeNull();
        (await data.PaperAsync(second, p => p.Label)).ShouldBe("03/QĐ-UBND");
        (await data.PaperAsync(third, p => p.Label)).ShouldBe("120/QĐ-UBND");
        await data.Host.WithAsync(async services =>
        {
            foreach (var invariant in services.GetServices<IInvariant>().Where(i => i.Id is "I11" or "I13" or "I19"))
            {
                var report = new InvariantReport();
                await invariant.CheckAsync(report, CancellationToken.None);
                report.Failures.ShouldBeEmpty(invariant.Id);
            }

            return 0;
        });
    }

    [DatabaseTest]
    public async Task Replace_AnIssuedPaper_TakesItsPlaceWhenIssued(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var old = await data.ApprovedPaperAsync(scene);
        await data.IssuePaperAsync(scene, old);
        using var officer = await data.VisitAsync(scene.District);

        var form = await officer.OpenAsync(scene.Place.Path($"documents/papers/create?replaces={old}"));
        form.MainForm.Elements.Length.ShouldBeGreaterThan(8);
        var next = await data.ApprovedPaperAsync(scene, old);
        (await data.PaperAsync(old, p => p.State)).ShouldBe(PaperState.Issued);
        await data.IssuePaperAsync(scene, next);

        (await data.PaperAsync(old, p => (p.State, p.Label))).ShouldBe((PaperState.Replaced, "01/QĐ-UBND"));
        (await officer.OpenAsync(scene.Place.Path($"documents/papers/details/{old}"))).Text.ShouldContain("Được thay thế bởi");
        var late = await Should.ThrowAsync<BusinessException>(() => data.DraftPaperAsync(scene, replaces: old));
        late.Kind.ShouldBe(RefusalKind.State);
    }

    [DatabaseTest]
    public async Task Issued_ADecision_CanBeCitedByThePairingsItDecides(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        var paper = await data.ApprovedPaperAsync(scene);
        await data.IssuePaperAsync(scene, paper);
        using var leader = await data.VisitAsync(scene.Leader);

        var step = await leader.OpenAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"));

        step.Text.ShouldContain("01/QĐ-UBND");
        var kept = await data.AsAsync(scene.Leader, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<DecidingDocument>().SingleAsync(d => d.Number == "01/QĐ-UBND"));
        (kept.Kind, kept.Issuer).ShouldBe((DecidingDocumentKind.Decision, "Ủy ban nhân dân huyện Nam Giang"));
    }

    [DatabaseTest]
    public async Task Invitation_OfAPairing_IsALetterWithARegisterOfItsOwn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        await data.IssuePaperAsync(scene, await data.ApprovedPaperAsync(scene));
        using var officer = await data.VisitAsync(scene.District);
        var record = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));

        var form = await officer.OpenAsync(record.Document.QuerySelector("main a[href*='kind=invitation']")!.GetAttribute("href")!);
        var made = await officer.FollowAsync(await officer.SubmitAsync(form.MainForm, ("Input.Place", "Nam Giang")));
        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        var id = Guid.Parse(made.Response.RequestMessage!.RequestUri!.Segments[^1]);
        made.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        made.Text.ShouldContain($"Kính gửi: {scene.SponsorName}");
        made.Text.ShouldContain($"V/v mời tham gia kết nghĩa, giúp đỡ {scene.ReceiverName}");
        await data.MovePaperAsync(scene, scene.District, id, PaperAction.Submit);
        await data.MovePaperAsync(scene, scene.Leader, id, PaperAction.Approve);
        await data.IssuePaperAsync(scene, id);

        (await data.PaperAsync(id, p => p.Label)).ShouldBe("01/UBND", "decisions have numbers of their own");
        var other = await data.CreateSceneAsync();
        var foreign = await Should.ThrowAsync<BusinessException>(() => data.OnPapersAsync(
            other, other.District, papers => papers.CreateAsync(InvitationLetter.KindKey, pairing.ToString(), TestData.PaperHead, TestData.PaperTexts, null, CancellationToken.None)));
        foreign.Code.ShouldBe(DocumentsErrors.NothingInPaper);
    }
}
