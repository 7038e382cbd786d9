using System.Net;
using System.Xml.Linq;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Administration;

/// <summary>What the product gave to a browser is worth nothing once it was changed, moved or belongs to somebody else.</summary>
public sealed class AuthTamperTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Session = "__Host-kn-session";

    [DatabaseTest]
    public async Task Cookie_AnyLetterChanged_IsNobodys(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var owner = await data.VisitAsync(await data.CreatePersonAsync());
        var good = Cookie(owner, Session);
        var turned = new[] { 0, 7, good.Length / 2, good.Length - 2 }.Select(at => Turn(good, at)).Append(good[..^4]).Append(good + "AAAA").Append("").Append("null");

        foreach (var forged in turned)
        {
            using var thief = data.Host.Visitor();
            thief.Keep(Session, forged);
            (await thief.GetAsync("/account/profile")).Location.ShouldNotBeNull(forged).ShouldStartWith("/account/sign-in");
        }

        (await owner.GetAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Cookie_MadeForAnotherPurpose_IsNobodys(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var owner = await data.VisitAsync(await data.CreatePersonAsync());
        var token = (await owner.OpenAsync("/account/profile")).MainForm.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var other in new[] { Cookie(owner, "__Host-kn-form"), token })
        {
            using var thief = data.Host.Visitor();
            thief.Keep(Session, other);
            (await thief.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        }
    }

    [DatabaseTest]
    public async Task Cookie_OfAnotherInstallation_IsNobodys(Provider provider)
    {
        var here = new TestData(await hosts.GetAsync(provider));
        var there = await hosts.StartOwnAsync(provider, b => b.ConfigureTestServices(s => s.PostConfigure<KeyManagementOptions>(o => o.XmlRepository = new KeysInMemory())));
        using var owner = await here.VisitAsync(await here.CreatePersonAsync());
        using var visitor = there.Visitor();
        visitor.Keep(Session, Cookie(owner, Session));

        (await visitor.GetAsync("/account/profile")).Location!.ShouldStartWith("/account/sign-in");
    }

    [DatabaseTest]
    public async Task Form_TokenForgedMissingOrOfAnotherPerson_SaysWhatToDoAndWritesNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using var owner = await data.VisitAsync(person);
        using var other = await data.VisitAsync(await data.CreatePersonAsync());
        var good = TokenOf(await owner.OpenAsync("/account/profile"));
        var foreign = TokenOf(await other.OpenAsync("/account/profile"));
        var before = await data.Host.ChecksumsAsync();

        foreach (var token in new[] { Turn(good, good.Length / 2), foreign, "", null })
        {
            var page = await owner.OpenAsync("/account/profile");
            var answer = await owner.SubmitAsync(page.MainForm, ("Input.FullName", "Kẻ Giả Mạo"), ("__RequestVerificationToken", token));

            answer.Status.ShouldBe(HttpStatusCode.BadRequest);
            answer.ErrorCode.ShouldBe("Framework.FormStale");
            answer.Document.DocumentElement.GetAttribute("lang").ShouldBe("vi");
            answer.Text.ShouldContain("chưa ghi gì");
            answer.Text.ShouldContain("Mở lại trang, kiểm tra nội dung rồi gửi lại");
            answer.Document.QuerySelector("main a.btn-primary")!.GetAttribute("href").ShouldBe("/account/profile");
        }

        (await data.Host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
        (await owner.FillAsync("/account/profile", ("Input.FullName", "Tên Đúng"))).Location.ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Form_InAWorkspace_LeadsBackToItsPage(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var path = place.Path("/administration/roles/create");
        var page = await visitor.OpenAsync(path);

        var answer = await visitor.SubmitAsync(page.MainForm, ("__RequestVerificationToken", "CfDJ8xxx"));

        answer.ErrorCode.ShouldBe("Framework.FormStale");
        answer.Document.QuerySelector("main a.btn-primary")!.GetAttribute("href").ShouldBe(path);
    }

    [Fact]
    public async Task Algorithms_OfTheKeyRing_ArePinned()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);

        host.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.AuthenticatedEncryptorConfiguration
            .ShouldBeOfType<AuthenticatedEncryptorConfiguration>().ShouldBeSameAs(KeyProtection.Algorithms);
    }

    private static string TokenOf(Answer page) => page.MainForm.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static string Cookie(Visitor visitor, string name) => visitor.Cookies.GetCookies(new Uri("https://localhost"))[name]!.Value;

    private static string Turn(string text, int at) => text[..at] + (text[at] == 'B' ? 'C' : 'B') + text[(at + 1)..];

    private sealed class KeysInMemory : IXmlRepository
    {
        private readonly List<XElement> _elements = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements];

        public void StoreElement(XElement element, string friendlyName) => _elements.Add(element);
    }
}
