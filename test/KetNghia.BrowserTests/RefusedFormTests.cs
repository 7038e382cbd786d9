using System.Text.Json;

namespace KetNghia.BrowserTests;

/// <summary>A form sent empty says what is missing, at the top and at the field, to everybody.</summary>
public sealed class RefusedFormTests(Chromium chromium)
{
    private static readonly Dictionary<string, string[][]> Forms = new()
    {
        [Demo.DistrictOfficer] =
        [
            ["/k/nam-giang/pairing/pairings/create"],
            ["/k/nam-giang/pairing/pairings", "/pairing/pairings/details/", "/pairing/contributions/pledge/"],
            ["/k/nam-giang/pairing/pairings", "/pairing/pairings/details/", "/pairing/agreements/record/"],
            ["/k/nam-giang/pairing/contributions?state=Pledged", "/pairing/contributions/details/", "/pairing/contributions/handover/"],
            ["/k/nam-giang/", "/pairing/contributions/settle/"],
        ],
        [Demo.CommuneOfficer] = [["/k/nam-giang/", "/pairing/contributions/confirm/"]],
        [Demo.TenantAdmin] = [["/k/nam-giang/administration/users/create"], ["/k/nam-giang/administration/roles/create"]],
        [Demo.ProvinceOfficer] =
        [
            ["/k/tinh/imports/upload/pairings"], ["/k/tinh/directory/parties/create"], ["/k/tinh/pairing/programmes/edit"], ["/account/password"],
        ],
    };

    public static TheoryData<string> Users => [.. Forms.Keys];

    [Fact]
    public async Task SignIn_Empty_SaysWhatIsMissing()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.SharedServerAsync());
        await journey.OpenAsync("/account/sign-in");

        (await FaultsAsync(journey)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Users))]
    public async Task Form_Empty_SaysWhatIsMissing(string userName)
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), userName);
        var found = new List<string>();

        foreach (var way in Forms[userName])
        {
            await journey.GoAsync(way);
            found.AddRange((await FaultsAsync(journey)).Select(fault => $"{journey.Path} {fault}"));
        }

        found.ShouldBeEmpty();
    }

    private static async Task<List<string>> FaultsAsync(Journey journey)
    {
        await journey.EmptyFormAsync();
        await journey.PressAsync("main form[method=post] button.btn-primary");
        var faults = new List<string>();
        var title = await journey.Page.TitleAsync();
        if (!title.StartsWith("Lỗi: ", StringComparison.Ordinal))
        {
            faults.Add($"is titled \"{title}\"");
        }

        if (!await journey.IsFocusedAsync("[data-error-summary]"))
        {
            faults.Add("does not focus the summary");
        }

        faults.AddRange(await LinksAsync(journey));
        faults.AddRange(await journey.AxeAsync(withFrame: false));
        return faults;
    }

    /// <summary>Each line leads to a field that is marked, and described by the same words.</summary>
    private static async Task<IEnumerable<string>> LinksAsync(Journey journey)
    {
        var lines = await journey.Page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll('[data-error-summary] li')].map(li => {
              const link = li.querySelector('a');
              const field = link && document.getElementById(link.getAttribute('href').slice(1));
              const marked = field && (field.matches('[aria-invalid=true]') ? field : field.querySelector('[aria-invalid=true]'));
              const ids = marked ? (marked.getAttribute('aria-describedby') || '').split(' ').filter(Boolean) : [];
              const words = ids.map(id => document.getElementById(id)).map(e => e && e.textContent.trim());
              const fault = !link ? 'leads nowhere' : !field ? 'leads to a missing field' : !marked ? 'leads to a field that is not marked'
                : words.includes(null) ? 'has a description that is not there' : !words.some(w => w && li.textContent.endsWith(w)) ? 'says other words than the field' : null;
              return { text: li.textContent, fault };
            })
            """);
        var all = lines.EnumerateArray().ToList();
        return all.Count == 0
            ? ["has no summary"]
            : all.Where(line => line.GetProperty("fault").ValueKind == JsonValueKind.String).Select(line => $"\"{line.GetProperty("text")}\" {line.GetProperty("fault")}");
    }
}
