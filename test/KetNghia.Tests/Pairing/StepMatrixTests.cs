using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Who takes which step from which state, through the front door: page, button, API and service answer alike.</summary>
public sealed class StepMatrixTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Deciders = "leader province-officer";
    private const string Answering = "leader province-officer district-officer sponsor-focal";

    /// <summary>State → action → who may; written down once more, apart from the table. What nobody may now is named with its reason.</summary>
    private static readonly Dictionary<PairingState, Dictionary<PairingAction, string>> Expected = new()
    {
        [PairingState.Proposed] = new() { [PairingAction.Invite] = Deciders, [PairingAction.Assign] = Deciders, [PairingAction.End] = Deciders },
        [PairingState.Invited] = new() { [PairingAction.Assign] = Answering, [PairingAction.Decline] = Answering, [PairingAction.End] = Deciders },
        [PairingState.Assigned] = new() { [PairingAction.Sign] = "", [PairingAction.Activate] = Deciders, [PairingAction.End] = Deciders },
        [PairingState.Signed] = new() { [PairingAction.Activate] = Deciders, [PairingAction.End] = Deciders },
        [PairingState.Active] = new() { [PairingAction.Suspend] = Deciders, [PairingAction.End] = Deciders, [PairingAction.Transfer] = Deciders },
        [PairingState.Suspended] = new() { [PairingAction.Resume] = Deciders, [PairingAction.End] = Deciders, [PairingAction.Transfer] = Deciders },
        [PairingState.Ended] = [],
        [PairingState.Transferred] = [],
        [PairingState.Declined] = [],
    };

    [DatabaseTest]
    public async Task Steps_EveryRoleStateAndAction_AreAnsweredAlikeEverywhere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairings = await ArrangeAsync(data, scene);
        (string Role, TestPerson Person, TestWorkspace Place)[] people =
        [
            ("leader", scene.Leader, scene.Place),
            ("district-officer", scene.District, scene.Place),
            ("commune-officer", scene.Commune, scene.Place),
            ("locality-viewer", await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityViewer), scene.Place),
            ("sponsor-focal", scene.Focal, scene.SponsorPlace),
            ("province-officer", await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), data.Province),
        ];
        var found = new List<string>();
        foreach (var (role, person, place) in people)
        {
            using var visitor = await data.VisitAsync(person);
            using var program = await data.VisitByTokenAsync(person, place);
            foreach (var (state, id) in pairings)
            {
                var record = await visitor.OpenAsync(place.Path($"pairing/pairings/details/{id}"));
                var buttons = record.Document.QuerySelectorAll($".btn-list a[href*='/pairings/step/{id}/']").Select(a => a.GetAttribute("href")!.Split('?')[0].Split('/')[^1]).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var told = JsonDocument.Parse((await program.GetAsync($"/api/v1/pairings/{id}/steps")).Body).RootElement.EnumerateArray().ToList();
                foreach (var action in Enum.GetValues<PairingAction>())
                {
                    var isKnown = Expected[state].TryGetValue(action, out var who);
                    var may = isKnown && who!.Split(' ').Contains(role);
                    var isMissing = isKnown && Missing(role, state, action);
                    var expected = may ? HttpStatusCode.OK : isMissing ? HttpStatusCode.Forbidden : HttpStatusCode.Conflict;
                    var page = await visitor.GetAsync(place.Path($"pairing/pairings/step/{id}/{action}"));
                    Note(page.Status == expected, $"{role}, {state}, {action}: page says {(int)page.Status}, not {(int)expected}");
                    Note(page.Has("main form") == may, $"{role}, {state}, {action}: the form is {(may ? "not " : "")}there");
                    Note(buttons.Contains(action.ToString()) == may, $"{role}, {state}, {action}: the button is {(may ? "not " : "")}there");
                    var line = told.FirstOrDefault(s => s.GetProperty("step").GetString()!.Equals(action.ToString(), StringComparison.OrdinalIgnoreCase));
                    Note(line.ValueKind == JsonValueKind.Undefined == !isKnown, $"{role}, {state}, {action}: the API tells another table");
                    if (isKnown && !may)
                    {
                        var why = line.GetProperty("why").GetString() ?? "";
                        Note(why.Length > 0 && page.Text.Contains(why, StringComparison.Ordinal) && record.Document.QuerySelector("[data-kept-steps]")?.TextContent.Contains(why, StringComparison.Ordinal) == true,
                            $"{role}, {state}, {action}: not the same sentence everywhere: {why}");
                    }
                }
            }
        }

        found.ShouldBeEmpty();

        void Note(bool holds, string fault)
        {
            if (!holds)
            {
                found.Add(fault);
            }
        }

        // A permission is told before what the record lacks.
        static bool Missing(string role, PairingState state, PairingAction action) =>
            !(state == PairingState.Invited && action != PairingAction.End ? Answering : Deciders).Split(' ').Contains(role);
    }

    /// <summary>A form sent past the page, and a service called past the form, are refused by the same rule.</summary>
    [DatabaseTest]
    public async Task Step_PastThePage_IsRefusedWithTheSameSentence(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);
        var form = (await leader.OpenAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/End"))).MainForm;
        var own = (await officer.OpenAsync(scene.Place.Path($"pairing/pairings/edit/{pairing}"))).MainForm;
        const string token = "__RequestVerificationToken";
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => i.Name != token).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Append(KeyValuePair.Create(token, own.QuerySelector<IHtmlInputElement>($"[name={token}]")!.Value))
            .Append(KeyValuePair.Create("Input.Reason", "Hết hạn"));

        var sent = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Post, scene.Place.Path($"pairing/pairings/step/{pairing}/End")) { Content = new FormUrlEncodedContent(fields) });
        var called = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(scene.District, scene.Place, async services =>
        {
            await services.GetRequiredService<PairingAppService>().DoAsync(pairing, PairingAction.End, new StateChangeInput(data.Host.Clock.Today, "Hết hạn"), CancellationToken.None);
            return 0;
        }));

        (sent.Status, sent.ErrorCode).ShouldBe((HttpStatusCode.Forbidden, FrameworkErrors.StepPermission), sent.Text);
        sent.Text.ShouldContain("Cần quyền “");
        called.Code.ShouldBe(FrameworkErrors.StepPermission);
        (await StateAsync(data, scene, pairing)).ShouldBe(PairingState.Active);
    }

    [DatabaseTest]
    public async Task Api_Step_IsTakenOrRefusedAsOnThePage(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 20);
        using var leader = await data.VisitByTokenAsync(scene.Leader, scene.Place);
        using var officer = await data.VisitByTokenAsync(scene.District, scene.Place);
        using var focal = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        using var accountant = await data.VisitByTokenAsync(scene.Accountant, scene.Place);
        var day = data.Host.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var forbidden = await PostAsync(officer, $"pairings/{pairing}/steps/suspend", $$"""{"on":"{{day}}","reason":"Mưa lũ"}""");
        var impossible = await PostAsync(leader, $"pairings/{pairing}/steps/resume", $$"""{"on":"{{day}}"}""");
        var incomplete = await PostAsync(leader, $"pairings/{pairing}/steps/suspend", $$"""{"on":"{{day}}"}""");
        var stale = await PostAsync(leader, $"pairings/{pairing}/steps/suspend", $$"""{"on":"{{day}}","reason":"Mưa lũ","version":1}""");
        var unknown = await PostAsync(leader, $"pairings/{pairing}/steps/6", $$"""{"on":"{{day}}","reason":"Mưa lũ"}""");
        var waiting = await PostAsync(accountant, $"contributions/{contribution}/steps/reverse", """{"reason":"Ghi nhầm"}""");
        var own = await PostAsync(accountant, $"contributions/{contribution}/steps/handOver", """{"reason":"Ghi nhầm"}""");
        var withdrawn = await PostAsync(focal, $"contributions/{contribution}/deliveries/{delivery}/steps/withdraw", """{"reason":"Ghi nhầm"}""");
        var twice = await PostAsync(focal, $"contributions/{contribution}/deliveries/{delivery}/steps/withdraw", """{"reason":"Ghi nhầm"}""");
        var reversed = await PostAsync(accountant, $"contributions/{contribution}/steps/reverse", """{"reason":"Ghi nhầm"}""");
        var done = await PostAsync(leader, $"pairings/{pairing}/steps/suspend", $$"""{"on":"{{day}}","reason":"Mưa lũ"}""");
        var again = await PostAsync(leader, $"pairings/{pairing}/steps/suspend", $$"""{"on":"{{day}}","reason":"Mưa lũ"}""");

        (forbidden.Status, Code(forbidden)).ShouldBe((HttpStatusCode.Forbidden, FrameworkErrors.StepPermission));
        (impossible.Status, Code(impossible)).ShouldBe((HttpStatusCode.Conflict, FrameworkErrors.StepAlready));
        (incomplete.Status, Code(incomplete)).ShouldBe((HttpStatusCode.UnprocessableEntity, FrameworkErrors.ReasonMissing));
        (stale.Status, Code(stale)).ShouldBe((HttpStatusCode.UnprocessableEntity, FrameworkErrors.ChangedMeanwhile));
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        (waiting.Status, Code(waiting)).ShouldBe((HttpStatusCode.Conflict, PairingErrors.ReverseWhileAwaiting));
        own.Status.ShouldBe(HttpStatusCode.NotFound);
        withdrawn.Status.ShouldBe(HttpStatusCode.OK, withdrawn.Body);
        (twice.Status, Code(twice)).ShouldBe((HttpStatusCode.Conflict, PairingErrors.DeliveryNotAwaiting));
        reversed.Status.ShouldBe(HttpStatusCode.OK, reversed.Body);
        done.Status.ShouldBe(HttpStatusCode.OK, done.Body);
        (again.Status, Code(again)).ShouldBe((HttpStatusCode.Conflict, FrameworkErrors.StepAlready));
        JsonDocument.Parse(again.Body).RootElement.GetProperty("detail").GetString()!.ShouldContain($"Hồ sơ đã sang “Tạm dừng”: {scene.Leader.FullName} làm lúc");
    }

    /// <summary>One pairing of the sponsor in each state, each with a receiver of its own.</summary>
    private static async Task<Dictionary<PairingState, Guid>> ArrangeAsync(TestData data, PairingScene scene)
    {
        var made = new Dictionary<PairingState, Guid>();
        foreach (var (state, steps) in new (PairingState, PairingAction[])[]
        {
            (PairingState.Active, [PairingAction.Assign, PairingAction.Activate]),
            (PairingState.Proposed, []),
            (PairingState.Invited, [PairingAction.Invite]),
            (PairingState.Assigned, [PairingAction.Assign]),
            (PairingState.Signed, [PairingAction.Assign, PairingAction.Sign]),
            (PairingState.Suspended, [PairingAction.Assign, PairingAction.Activate, PairingAction.Suspend]),
            (PairingState.Ended, [PairingAction.End]),
            (PairingState.Transferred, [PairingAction.Assign, PairingAction.Activate, PairingAction.Transfer]),
            (PairingState.Declined, [PairingAction.Invite, PairingAction.Decline]),
        })
        {
            var receiver = await data.CreatePartyAsync($"Xã {state} {scene.ReceiverName}", PartyKind.Locality, TestData.Zuoich);
            var form = steps.FirstOrDefault() is PairingAction.Invite || state == PairingState.Proposed ? PairingForm.Invited : PairingForm.Assigned;
            var id = made[state] = await data.ProposeAsync(scene, form, c => c.ReceiverIds = [receiver]);
            foreach (var step in steps)
            {
                if (step == PairingAction.Sign)
                {
                    using var officer = await data.VisitAsync(scene.District);
                    (await officer.FillAsync(scene.Place.Path($"pairing/agreements/record/{id}"), ("Input.SponsorSignatory", "Nguyễn A"), ("Input.ReceiverSignatory", "Trần B"))).Location.ShouldNotBeNull();
                }

                await data.StepAsync(scene, id, step, "Có lý do", step is PairingAction.Assign, step == PairingAction.Transfer ? made[PairingState.Active] : null);
            }

            (await StateAsync(data, scene, id)).ShouldBe(state);
        }

        return made;
    }

    private static Task<PairingState> StateAsync(TestData data, PairingScene scene, Guid pairing) => data.AsAsync(
        scene.District, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().Where(p => p.Id == pairing).Select(p => p.State).SingleAsync());

    private static Task<Answer> PostAsync(Visitor visitor, string path, string body) => visitor.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") });

    private static string Code(Answer answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString()!;
}
