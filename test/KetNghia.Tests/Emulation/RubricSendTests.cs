using System.Globalization;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>What the province publishes reaches localities word for word, once, and ends there with it.</summary>
public sealed class RubricSendTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Sent_IsACopyThatNobodyChangesAndThatEndsWithItsSource(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var id = await data.PublishedRubricAsync(scene.Officer, data.Province);
        using var officer = await data.VisitAsync(scene.Officer);
        using var north = await data.VisitAsync(scene.NorthOfficer);
        var send = data.Province.Path($"emulation/rubrics/send/{id}");

        var none = await Choose(officer, send, []);
        none.ErrorCode.ShouldBe(EmulationErrors.NoLocalityChosen);
        var sent = await officer.FollowAsync(await Choose(officer, send, [scene.North.Id]));
        sent.Document.QuerySelectorAll("[data-there] li").Select(l => l.TextContent).ShouldHaveSingleItem().ShouldContain(scene.North.Name);
        (await data.OnRubricsAsync(scene.Officer, data.Province, r => r.SendAsync(id, [scene.North.Id, scene.South.Id], CancellationToken.None))).ShouldBe(1);
        (await data.OnRubricsAsync(scene.Officer, data.Province, r => r.SendAsync(id, [scene.North.Id, scene.South.Id], CancellationToken.None))).ShouldBe(0);

        var (source, copies) = (await data.RubricAsync(id), await data.RubricsAsync(r => r.SentFromId == id));
        copies.Select(c => c.TenantId).ShouldBe([scene.North.Id, scene.South.Id], ignoreOrder: true);
        copies.ShouldAllBe(c => c.Content == source.Content && c.ContentSha256 == source.ContentSha256 && c.SeriesId == source.SeriesId && c.Number == 1 && c.Owner == RubricOwner.Province && c.State == RubricState.Published);
        var copy = copies.Single(c => c.TenantId == scene.North.Id);
        (await Should.ThrowAsync<BusinessException>(() => data.OnRubricsAsync(scene.NorthOfficer, scene.North, r => r.ContinueAsync(copy.Id, CancellationToken.None)))).Code.ShouldBe(EmulationErrors.RubricOfProvince);
        (await north.FillAsync(scene.North.Path($"emulation/rubrics/retire/{copy.Id}"), ("Input.LastDay", "31/12/2030"), ("Input.Reason", "thử"))).ErrorCode.ShouldBe(EmulationErrors.RubricOfProvince);
        (await north.OpenAsync(scene.North.Path($"emulation/rubrics/details/{copy.Id}"))).Text.ShouldContain("Tỉnh gửi");
        var own = RubricPageTests.IdOf(await north.FillAsync(scene.North.Path($"emulation/rubrics/create?source=version%3A{copy.Id}"), ("Input.Code", "RIENG")));
        (await data.RubricAsync(own)).BasedOnId.ShouldBe(copy.Id);

        var day = data.Host.Clock.Today.AddDays(30);
        await officer.FillAsync(data.Province.Path($"emulation/rubrics/retire/{id}"), ("Input.LastDay", day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)), ("Input.Reason", "có bản mới"));

        (await data.RubricsAsync(r => r.Id == id || r.SentFromId == id)).Select(r => (r.State, r.ValidTo)).Distinct().ShouldBe([(RubricState.Retired, (DateOnly?)day)]);
        (await data.RubricAsync(own)).State.ShouldBe(RubricState.Draft);
    }

    [DatabaseTest]
    public async Task Sent_ByTwoOfficersAtOnce_IsThereOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var id = await data.PublishedRubricAsync(scene.Officer, data.Province);

        var answers = await Race.RunAsync(4, async _ =>
        {
            try
            {
                return await data.OnRubricsAsync(scene.Officer, data.Province, r => r.SendAsync(id, [scene.North.Id, scene.South.Id], CancellationToken.None));
            }
            catch (Exception e) when (e is DbUpdateConcurrencyException or TransientConflictException)
            {
                return 0;
            }
        });

        answers.Sum().ShouldBe(2, "all of them or none");
        (await data.RubricsAsync(r => r.SentFromId == id)).Select(r => r.TenantId).ShouldBe([scene.North.Id, scene.South.Id], ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task Draft_IsNotSentAndRetiredBeforeItsFirstDayIsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var draft = await data.DraftRubricAsync(scene.Officer, data.Province);
        (await Should.ThrowAsync<BusinessException>(() => data.OnRubricsAsync(scene.Officer, data.Province, r => r.SendAsync(draft, [scene.North.Id], CancellationToken.None)))).Code.ShouldBe(EmulationErrors.RubricNotPublished);
        await data.PublishRubricAsync(scene.Officer, data.Province, draft);
        using var officer = await data.VisitAsync(scene.Officer);

        var early = await officer.FillAsync(data.Province.Path($"emulation/rubrics/retire/{draft}"), ("Input.LastDay", "01/01/2020"), ("Input.Reason", "thử"));

        early.ErrorCode.ShouldBe(EmulationErrors.RubricEndsBeforeStart);
        (await data.RubricAsync(draft)).State.ShouldBe(RubricState.Published);
    }

    private static async Task<Answer> Choose(Visitor officer, string page, Guid[] chosen)
    {
        var form = (await officer.OpenAsync(page)).MainForm;
        foreach (var box in form.QuerySelectorAll("[name='Input.Localities']").Where(b => !chosen.Contains(Guid.Parse(b.GetAttribute("value")!))).ToList())
        {
            box.Remove();
        }

        return await officer.SubmitAsync(form);
    }
}
