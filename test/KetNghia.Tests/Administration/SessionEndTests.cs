using KetNghia.Administration.Sessions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>A session that ended while somebody was filling in a form: why is said, and the way back leads to the form.</summary>
public sealed class SessionEndTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "Nui-Thanh-1957!";
    private const string Form = "pairing/pairings/views?query=%3Fstate%3DProposed";

    [DatabaseTest]
    public async Task Form_SentAfterTheSessionEnded_SaysWhyAndIsComeBackTo(Provider provider)
    {
        var (data, place, person) = await SceneAsync(provider);
        foreach (var end in Enum.GetValues<SessionEnd>())
        {
            using var visitor = data.Host.Visitor();
            await visitor.SignInAsync(person.UserName, Password);
            var form = (await visitor.OpenAsync(place.Path(Form))).MainForm;
            await EndAsync(data, visitor, person, end);

            var page = await visitor.FollowAsync(await visitor.SubmitAsync(form, ("Input.Name", "Chờ duyệt")));
            page.Document.QuerySelector("[data-session-end]")?.GetAttribute("data-session-end").ShouldBe(end.ToString());
            page.Text.ShouldContain("chưa được ghi");
            page.Has("[data-draft-kept][hidden]").ShouldBeTrue();
            page.Has("noscript").ShouldBeTrue();
            var back = await visitor.SubmitAsync(page.FormWith("Input.UserName"), ("Input.UserName", person.UserName), ("Input.Password", Password));

            back.Location.ShouldBe(place.Path(Form));
            (await visitor.FollowAsync(back)).MainForm.QuerySelector("[name='Input.Name']").ShouldNotBeNull();
        }
    }

    [DatabaseTest]
    public async Task Form_SentToAnotherPage_LeadsBackToTheOneItStandsOn(Provider provider)
    {
        var (data, place, person) = await SceneAsync(provider);
        using var visitor = await data.VisitAsync(person);
        data.Host.Clock.Advance(TimeSpan.FromHours(2));

        foreach (var (referrer, back) in new[]
        {
            ("https://localhost" + place.Path("administration/roles/edit?x=1&handler=Save"), place.Path("administration/roles/edit?x=1")),
            ("https://evil.example/k/khac", place.Path("administration/roles/review")),
            (null, place.Path("administration/roles/review")),
        })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, place.Path("administration/roles/review?handler=Save")) { Content = new FormUrlEncodedContent([]) };
            request.Headers.Referrer = referrer is null ? null : new Uri(referrer);
            (await visitor.SendAsync(request)).Location!.ShouldStartWith($"/account/sign-in?returnUrl={Uri.EscapeDataString(back)}&");
        }
    }

    [DatabaseTest]
    public async Task Page_OpenedAfterTheSessionEnded_SaysWhyAndNothingAboutForms(Provider provider)
    {
        var (data, place, person) = await SceneAsync(provider);
        using var visitor = await data.VisitAsync(person);
        data.Host.Clock.Advance(TimeSpan.FromHours(2));

        var page = await visitor.FollowAsync(await visitor.GetAsync(place.Path(Form)));

        page.Has("[data-session-end=Idle]").ShouldBeTrue();
        page.Has("[data-draft-kept], noscript").ShouldBeFalse();
        (await data.Host.Visitor().OpenAsync(place.Path(Form))).Has("[data-session-end]").ShouldBeFalse("nobody was in");
        (await data.Host.Visitor().OpenAsync("/account/sign-in?ended=%3Cb%3E")).Has("[data-session-end]").ShouldBeFalse("a word of nobody's says nothing");
    }

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Person)> SceneAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        return (data, place, person);
    }

    private static async Task EndAsync(TestData data, Visitor visitor, TestPerson person, SessionEnd end)
    {
        switch (end)
        {
            case SessionEnd.Idle:
                data.Host.Clock.Advance(TimeSpan.FromHours(2));
                break;
            case SessionEnd.Expired:
                for (var times = 0; times < 14; times++)
                {
                    data.Host.Clock.Advance(TimeSpan.FromMinutes(50));
                    await visitor.OpenAsync("/account/profile");
                }

                data.Host.Clock.Advance(TimeSpan.FromMinutes(50));
                break;
            case SessionEnd.EndedElsewhere:
                using (var elsewhere = await data.VisitAsync(person))
                {
                    await elsewhere.SubmitAsync((await elsewhere.OpenAsync("/account/sessions")).FormTo("handler=Others"));
                }

                break;
            case SessionEnd.EndedByOthers:
                await data.Host.WithAsync(services => services.GetRequiredService<SessionService>().EndAllAsync(person.AccountId, null, Guid.CreateVersion7(), CancellationToken.None));
                break;
            default:
                await visitor.SubmitAsync((await visitor.OpenAsync("/account/profile")).FormTo("/account/sign-out"));
                break;
        }
    }
}
