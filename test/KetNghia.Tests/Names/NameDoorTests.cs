using KetNghia.Directory.Contracts;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Names;

/// <summary>The table of names through the doors: lists, search, second registrations, imports.</summary>
public sealed class NameDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Search_LookAlikeLetters_FindsTheOneName(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await RegisterAsync(data, "ALIKE-1", "Hội \u00D0ồng hương Ch\u2032ơm mẫu Tím");
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));

        foreach (var typed in new[] { "Đồng hương Ch'ơm mẫu Tím", "dong huong chom mau tim", "\u0189ồng hương Ch\u02BCơm mẫu Tím\u200B", "Đồng\u00A0hương C\u04BBơm mẫu Tím" })
        {
            var list = await viewer.OpenAsync("/k/tinh/directory/parties?q=" + Uri.EscapeDataString(typed));
            var search = await viewer.OpenAsync("/k/tinh/search?q=" + Uri.EscapeDataString(typed));

            list.Text.ShouldContain("ALIKE-1", Case.Sensitive, typed);
            search.Text.ShouldContain("ALIKE-1", Case.Sensitive, typed);
        }
    }

    [DatabaseTest]
    public async Task Create_NameInLookAlikeLetters_IsTheSameAsTheOneKnown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await RegisterAsync(data, "ALIKE-2", "Đội thợ rừng Ch'ơm mẫu Nâu");
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var answer = await officer.FillAsync(
            "/k/tinh/directory/parties/create", ("Input.Name", "\u00D0ội thợ rừng Ch\u02B9ơm mẫu\u3164 Nâu"), ("Input.Code", "ALIKE-3"), ("Input.Kind", "Association"));

        answer.ErrorCode.ShouldBe(DirectoryErrors.PartyLooksLikeAnother);
        answer.Text.ShouldContain("ALIKE-2");
    }

    [DatabaseTest]
    public async Task Import_NameInLookAlikeLetters_IsDoubted(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await RegisterAsync(data, "ALIKE-4", "Đội cứu hộ Tr'Hy mẫu Cam");
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var preview = await new Importing(data, officer, data.Province, "parties").PreviewAsync(
            ["Mã đơn vị", "Tên đơn vị", "Loại"], ["ALIKE-5", "\u00D0ội cứu hộ Tr\u02C8Hy mẫu\u2800 Cam", "Hội"]);

        preview.Text.ShouldContain("ALIKE-4");
        preview.Text.ShouldContain("1 dòng cần xem lại");
    }

    [DatabaseTest]
    public async Task List_LettersBeyondVietnameseAndNumbers_StandInTheirPlaces(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        string[] ordered = ["Mẫuxếp Bo", "Mẫuxếp Bŭk", "Mẫuxếp Ly", "Mẫuxếp Nga", "Mẫuxếp Ŏng", "Mẫuxếp Ôn", "Mẫuxếp thôn 2", "Mẫuxếp thôn 10", "Mẫuxếp thôn 10A"];
        foreach (var (index, name) in ordered.Index().Reverse())
        {
            await RegisterAsync(data, $"XEP-{index}", name);
        }

        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));

        var up = await viewer.OpenAsync("/k/tinh/directory/parties?q=mauxep");
        var down = await viewer.OpenAsync("/k/tinh/directory/parties?q=mauxep&sort=-name");

        Codes(up).ShouldBe(ordered.Index().Select(n => $"XEP-{n.Index}"));
        Codes(down).ShouldBe(ordered.Index().Select(n => $"XEP-{n.Index}").Reverse());
    }

    private static List<string> Codes(Answer list) =>
        [.. list.Document.QuerySelectorAll("main table tbody tr").Select(r => r.TextContent).Select(t => System.Text.RegularExpressions.Regex.Match(t, @"XEP-\d").Value)];

    private static Task RegisterAsync(TestData data, string code, string name) => data.Host.WithAsync(
        services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(new NewParty(code, name, PartyKind.Association), CancellationToken.None), AmbientFrame.Empty);
}
