using System.Collections.Concurrent;

namespace KetNghia.BrowserTests;

/// <summary>What is typed into a form is there again when the person comes back to it, on this machine and for this person alone.</summary>
[Collection(Chromium.Writing)]
public sealed class DraftTests(Chromium chromium)
{
    private const int MostPages = 90;
    private const string Views = "/k/nam-giang/views/pairings";
    private static readonly ConcurrentDictionary<string, bool> Tried = new();
    private const string Secret = "chuyện riêng";

    [Theory]
    [InlineData(Demo.DistrictOfficer, 10)]
    [InlineData(Demo.CommuneOfficer, 2)]
    [InlineData(Demo.TenantAdmin, 5)]
    [InlineData(Demo.ProvinceOfficer, 7)]
    [InlineData(Demo.SponsorFocal, 3)]
    public async Task EveryForm_LeftHalfWay_HasWhatWasTyped(string userName, int atLeast)
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), userName);
        var (found, seen, forms) = (new List<string>(), new HashSet<string>(), 0);
        var queue = new Queue<string>([journey.Path, .. await journey.LinksAsync()]);

        while (seen.Count < MostPages && queue.TryDequeue(out var path))
        {
            if (PagesTests.IsLeftOut(path) || !seen.Add(PagesTests.Kind(path)))
            {
                continue;
            }

            var (links, fields) = await journey.ReadAsync(path, "main form[data-draft]");
            links.ToList().ForEach(queue.Enqueue);
            if (fields.Length == 0)
            {
                continue;
            }

            // The same form with the same fields has been tried as somebody else.
            if (!Tried.TryAdd(PagesTests.Kind(path) + fields, true))
            {
                forms++;
                continue;
            }

            await journey.OpenAsync(path);
            var typed = await TypeEverywhereAsync(journey);
            if (typed.Count > 0)
            {
                forms++;
                await journey.Page.GotoAsync("/health/live");
                await journey.OpenAsync(path);
                found.AddRange((await LostAsync(journey, typed)).Select(lost => $"{path} {lost}"));
            }
        }

        found.ShouldBeEmpty();
        forms.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Fact]
    public async Task Draft_FormAccepted_IsDropped()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.DistrictOfficer);
        await journey.OpenAsync(Views);
        await journey.FillAsync("Input.Name", "Danh sách nháp");
        await journey.OpenAsync("/k/nam-giang/");
        (await journey.DraftsAsync()).ShouldBe(1);

        await journey.OpenAsync(Views);
        await journey.PressAsync("main form[data-draft] button.btn-primary");

        await journey.SeesAsync("Danh sách nháp");
        (await journey.DraftsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Draft_FormRefused_IsKeptUntilItIsAccepted()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.DistrictOfficer);
        await journey.GoAsync("/k/nam-giang/pairing/pairings", "/pairing/pairings/details/", "/pairing/contributions/pledge/");
        var form = journey.Path;
        await journey.FillAsync("Input.Title", "Bò giống sinh sản");
        await journey.PressAsync("main form[data-draft] button.btn-primary");
        (await journey.Page.InputValueAsync("[name='Input.Title']")).ShouldBe("Bò giống sinh sản");

        await journey.OpenAsync("/k/nam-giang/");
        await journey.OpenAsync(form);

        (await journey.Page.InputValueAsync("[name='Input.Title']")).ShouldBe("Bò giống sinh sản");
    }

    [Fact]
    public async Task Draft_SignedOutOrAnotherPerson_IsGone()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.DistrictOfficer);
        await journey.OpenAsync(Views);
        await journey.FillAsync("Input.Name", "Của riêng huyện");
        await journey.PressAsync(".drop:not(.year) summary.icbtn");
        await journey.PressAsync("form[action$='/account/sign-out'] button");
        journey.Path.ShouldStartWith("/account/sign-in");
        (await journey.DraftsAsync()).ShouldBe(0);

        await journey.SignInAsync(Demo.DistrictOfficer, await Demo.PasswordAsync());
        await journey.OpenAsync(Views);
        (await journey.Page.InputValueAsync("[name='Input.Name']")).ShouldBe("");
        await journey.FillAsync("Input.Name", "Còn dở");
        await journey.OpenAsync("/k/nam-giang/");
        (await journey.DraftsAsync()).ShouldBe(1);

        await journey.Page.Context.ClearCookiesAsync();
        await journey.SignInAsync(Demo.CommuneOfficer, await Demo.PasswordAsync());
        (await journey.DraftsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task StaleForm_ErrorPage_SaysWhatIsKeptAndLeadsBackToIt()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.DistrictOfficer);
        await journey.OpenAsync(Views);
        await journey.FillAsync("Input.Name", "Gửi từ trang cũ");
        await journey.Page.EvaluateAsync("() => { document.querySelector('main form[data-draft]').elements.__RequestVerificationToken.value = 'cũ'; }");

        await journey.PressAsync("main form[data-draft] button.btn-primary");

        (await journey.Page.Locator("[data-draft-kept]").IsVisibleAsync()).ShouldBeTrue();
        await journey.PressAsync("a.btn-primary");
        (await journey.Page.InputValueAsync("[name='Input.Name']")).ShouldBe("Gửi từ trang cũ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Session_EndedElsewhereHalfWay_ComesBackToTheForm(bool script)
    {
        var server = await chromium.WritingServerAsync();
        await using var journey = await Journey.SignedInAsync(chromium, server, Demo.SponsorFocal, script ? Screen.Desktop : Screen.WithoutScript);
        await journey.GoAsync("/k/dv-so-ke-hoach-dau-tu/pairing/pairings", "/pairing/pairings/details/", "/pairing/contributions/pledge/");
        var form = journey.Path;
        await journey.FillAsync("Input.Title", "Bò giống sinh sản");
        await using (var elsewhere = await Journey.SignedInAsync(chromium, server, Demo.SponsorFocal))
        {
            await elsewhere.OpenAsync("/account/sessions");
            await elsewhere.PressAsync("form[action*='handler=Others'] button");
        }

        await journey.PressAsync("main form button.btn-primary");
        await journey.SeesAsync("Phiên này đã được kết thúc từ thiết bị khác");
        await journey.SeesAsync(script ? "được giữ trên máy này" : "không giữ được");
        await journey.FillAsync("Input.UserName", Demo.SponsorFocal);
        await journey.FillAsync("Input.Password", await Demo.PasswordAsync());
        await journey.PressAsync("form:has(input[type=password]) button[type=submit]");

        journey.Path.ShouldBe(form);
        (await journey.Page.InputValueAsync("[name='Input.Title']")).ShouldBe(script ? "Bò giống sinh sản" : "");
    }

    /// <summary>Into every field of every form of the page, as a person would: text, another choice, another box.</summary>
    private static async Task<Dictionary<string, string>> TypeEverywhereAsync(Journey journey)
    {
        await journey.Page.EvaluateAsync(
            """
            secret => document.querySelectorAll('main form[data-draft] :is(input, textarea, select)[name]').forEach(field => {
              if (field.disabled || /^(hidden|file|submit|button)$/.test(field.type)) return;
              const isPrivate = field.type === 'password' || field.closest('[data-no-draft]');
              if (/^(checkbox|radio)$/.test(field.type)) field.checked = field.type === 'radio' || !field.checked;
              else if (field.options) field.selectedIndex = field.options.length - 1;
              else field.value = (isPrivate ? secret : 'Thử 12').slice(0, field.maxLength > 0 ? field.maxLength : 99);
              field.dispatchEvent(new Event('input', { bubbles: true }));
              field.dispatchEvent(new Event('change', { bubbles: true }));
            })
            """,
            Secret);
        return await KeptAsync(journey);
    }

    /// <summary>What stands in the fields that are kept.</summary>
    private static async Task<Dictionary<string, string>> KeptAsync(Journey journey) => (await journey.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('main form[data-draft]')].flatMap((form, at) => [...form.querySelectorAll(':is(input, textarea, select)[name]')]
          .filter(field => !field.disabled && !/^(hidden|file|submit|button|password)$/.test(field.type) && !field.closest('[data-no-draft]'))
          .map((field, nth) => `${at}.${nth} ${field.name}\n${/^(checkbox|radio)$/.test(field.type) ? field.checked : field.value}`))
        """)).Select(field => field.Split('\n', 2)).ToDictionary(field => field[0], field => field[1]);

    private static async Task<IEnumerable<string>> LostAsync(Journey journey, Dictionary<string, string> typed)
    {
        var now = await KeptAsync(journey);
        var lost = typed.Where(field => now.GetValueOrDefault(field.Key) != field.Value).Select(field => $"loses {field.Key}").ToList();
        if (await journey.Page.Locator("main form[data-draft] .notice-draft").CountAsync() == 0)
        {
            lost.Add("does not say that it has filled anything in");
        }

        if (await journey.Page.EvaluateAsync<bool>("secret => Object.values(localStorage).some(draft => draft.includes(secret.slice(0, 6)))", Secret))
        {
            lost.Add("keeps what is private");
        }

        return lost;
    }
}
