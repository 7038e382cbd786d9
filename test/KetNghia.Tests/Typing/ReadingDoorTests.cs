using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Typing;

/// <summary>The table of readings, typed into a form and sent in a workbook.</summary>
public sealed class ReadingDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings =
        ["Locality", "Code", "Kind", "Group", "Title", "Amount", "Quantity", "Unit", "UnitPrice", "Basis", "Funding", "PledgedOn", "DueOn"];

    [DatabaseTest(OnSqliteOnly = "what is typed is read before any database is asked")]
    public async Task Form_EveryRefusalOfTheTable_SaysTheSameSentence(Provider provider)
    {
        var (_, _, focal, path) = await StartAsync(provider);
        var form = (await focal.OpenAsync(path)).MainForm;
        var waiting = new[] { ("Input.AmountDong", "money"), ("Input.QuantityThousandths", "quantity"), ("Input.PledgedOn", "date") }
            .ToDictionary(field => field.Item1, field => new Queue<ReadingRow>(ReadingRow.Of(field.Item2).Where(row => row.IsRefused)));

        while (waiting.Values.Any(rows => rows.Count > 0))
        {
            var sent = waiting.Where(field => field.Value.Count > 0).Select(field => (Field: field.Key, Row: field.Value.Dequeue())).ToList();
            var answer = await focal.SubmitAsync(form, [.. sent.Select(s => (s.Field, s.Row.Text))]);

            foreach (var (field, row) in sent)
            {
                answer.FieldError(field).ShouldNotBeNull(row.ToString()).ShouldContain(Told(row), Case.Sensitive, row.ToString());
            }
        }
    }

    [DatabaseTest(OnSqliteOnly = "what is typed is read before any database is asked")]
    public async Task Form_EveryNumberOfTheTable_IsCountedWithAsRead(Provider provider)
    {
        var (_, _, focal, path) = await StartAsync(provider);
        var page = await focal.OpenAsync(path);
        var count = page.Document.QuerySelectorAll<IHtmlElement>("main button[formaction]").First(b => b.GetAttribute("formaction")!.Contains("handler=Count", StringComparison.Ordinal));

        foreach (var row in ReadingRow.Of("money", "quantity").Where(row => !row.IsRefused))
        {
            var (quantity, price) = row.Kind == "money" ? ("1", row.Text) : (row.Text, "1000");
            var counted = await focal.SubmitAsync(page.MainForm, [("Input.Kind", "InKind"), ("Input.QuantityThousandths", quantity), ("Input.UnitPriceDong", price)], [], count);

            var shown = counted.Document.QuerySelector("[data-product]")!.TextContent.Trim();
            Readings.Money(shown, Readings.Files).Value.ShouldBe(row.IsBlank || row.Number < 0 ? null : row.Number, row.ToString());
        }
    }

    [DatabaseTest]
    public async Task Import_EveryLineOfTheTable_IsReadRefusedOrProposedAlike(Provider provider)
    {
        var (data, scene, focal, _) = await StartAsync(provider);
        var code = await Importing.ReadAsync(data, scene.Place, db => db.Set<TwinPairing>().Select(p => p.Code).SingleAsync());
        var rows = ReadingRow.Of("money", "quantity", "date").ToList();

        var preview = await new Importing(data, focal, scene.SponsorPlace, "pledges").PreviewAsync([Headings, .. rows.Select(row => Line(row, scene.Place.Name, code))]);

        var kept = await Importing.ReadAsync(data, scene.SponsorPlace, db => db.Set<ImportRow>().AsNoTracking().OrderBy(r => r.Number).ToListAsync());
        kept.Count.ShouldBe(rows.Count);
        foreach (var (row, line) in rows.Zip(kept))
        {
            var column = ColumnOf(row);
            var remarks = line.RemarkList().Where(r => r.Column == column).ToList();
            remarks.Count.ShouldBeLessThan(2, row.ToString());
            var refused = remarks.SingleOrDefault(r => r.Code.StartsWith("Framework.Reading.", StringComparison.Ordinal));
            (refused?.Code, refused?.Suggestion).ShouldBe((row.Code, row.Proposal), row.ToString());
            if (remarks.Count == 0 && row.Value is not null)
            {
                line.Meaning.ShouldNotBeNull(row.ToString()).ShouldContain(MeaningOf(row), Case.Sensitive, row.ToString());
            }
        }

        var proposed = preview.Document.QuerySelectorAll("button[name=use]").Length;
        proposed.ShouldBeGreaterThan(0);
        preview.Text.ShouldContain("Có phải");
    }

    /// <summary>The proposal is a button; pressed, it is what the row says.</summary>
    [DatabaseTest]
    public async Task Import_ProposalTaken_MakesTheRowGood(Provider provider)
    {
        var (data, scene, focal, _) = await StartAsync(provider);
        var code = await Importing.ReadAsync(data, scene.Place, db => db.Set<TwinPairing>().Select(p => p.Code).SingleAsync());
        var import = new Importing(data, focal, scene.SponsorPlace, "pledges");
        var preview = await import.PreviewAsync(Headings, [scene.Place.Name, "kn-1", "Tiền", "socio-economic", "Nhà tình nghĩa", "1tỷ2", "", "", "", "", "Doanh nghiệp", "5/2/25", ""]);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var button = (IHtmlElement)preview.Document.QuerySelector("button[name=use]").ShouldNotBeNull(preview.Text);
            preview = await import.AfterJobsAsync(await focal.FollowAsync(await focal.SubmitAsync((IHtmlFormElement)button.Closest("form")!, [], [], button)));
        }

        (await import.ApplyAsync(preview)).Total("applied").ShouldBe(1);
        var made = await Importing.ReadAsync(data, scene.Place, db => db.Set<Contribution>().AsNoTracking().SingleAsync());
        (made.PledgedDong, made.PledgedOn, code).ShouldBe((1_200_000_000, new DateOnly(2025, 2, 5), "KN-001"));
    }

    [DatabaseTest(OnSqliteOnly = "a body is read before any database is asked")]
    public async Task Api_EveryLineOfTheTable_IsReadOrRefusedInTheSameWords(Provider provider)
    {
        var (data, scene, _, path) = await StartAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);

        foreach (var row in ReadingRow.Of("money", "quantity", "date"))
        {
            var (field, answer) = await PledgeAsync(program, scene, Guid.Parse(path.Split('/')[^1]), row);

            if (row.IsRefused)
            {
                answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{row}: {answer.Body}");
                JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain(Told(row), Case.Sensitive, row.ToString());
            }
            else if (answer.Status == HttpStatusCode.Created)
            {
                var made = await Importing.ReadAsync(data, scene.Place, db => db.Set<Contribution>().AsNoTracking().OrderByDescending(c => c.Id).FirstAsync());
                var read = row.Kind switch { "money" => made.PledgedDong, "quantity" => made.PledgedThousandths, _ => made.DueOn?.DayNumber };
                read.ShouldBe(row.IsBlank ? null : row.Kind == "date" ? row.Date.DayNumber : row.Number, row.ToString());
            }
            else
            {
                (row.IsBlank || row.Kind == "date" || row.Number <= 0).ShouldBeTrue($"{row}: {answer.Body}");
            }
        }
    }

    /// <summary>The library by itself would read 05/02/2026 as the second of May.</summary>
    [DatabaseTest(OnSqliteOnly = "an address is read before any database is asked")]
    public async Task Api_EveryDateInTheAddress_IsReadOrRefusedInTheSameWords(Provider provider)
    {
        var (data, scene, _, _) = await StartAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        var seen = new Dictionary<string, string>();

        foreach (var row in ReadingRow.Of("date").Where(row => !row.IsBlank))
        {
            var answer = await program.GetAsync("/api/v1/units?pageSize=200&asOf=" + Uri.EscapeDataString(row.Text));

            if (row.IsRefused)
            {
                answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{row}: {answer.Body}");
                JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").GetProperty("asOf")[0].GetString()!.ShouldContain(Told(row), Case.Sensitive, row.ToString());
                continue;
            }

            answer.Status.ShouldBe(HttpStatusCode.OK, $"{row}: {answer.Body}");
            seen.TryAdd(row.Value!, (await program.GetAsync($"/api/v1/units?pageSize=200&asOf={row.Date:yyyy-MM-dd}")).Body);
            answer.Body.ShouldBe(seen[row.Value!], row.ToString());
        }

        seen["05/02/2026"].ShouldNotBe(seen["01/01/1904"], "the day must matter");
    }

    [DatabaseTest]
    public async Task Api_QuantityTwice_IsRefused(Provider provider)
    {
        var (data, scene, _, path) = await StartAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        var row = new ReadingRow(0, "quantity", "12,5", "12500", null, null);

        var (_, answer) = await PledgeAsync(program, scene, Guid.Parse(path.Split('/')[^1]), row, ("quantityThousandths", JsonValue.Create(12_500)));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Body);
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").TryGetProperty("quantity", out _).ShouldBeTrue(answer.Body);
    }

    private static async Task<(string Field, Answer Answer)> PledgeAsync(
        Visitor program, PairingScene scene, Guid pairing, ReadingRow row, params (string Name, JsonNode Value)[] more)
    {
        var field = row.Kind switch { "money" => "amountDong", "quantity" => "quantity", _ => "dueOn" };
        var body = new JsonObject
        {
            ["pairingId"] = pairing,
            ["sponsorPartyId"] = scene.SponsorId,
            ["receiverPartyId"] = scene.ReceiverId,
            ["kind"] = row.Kind == "quantity" ? "inKind" : "cash",
            ["contentGroup"] = "socio-economic",
            ["title"] = $"Dòng {row.Line}",
            ["fundingSource"] = "regularBudget",
            ["pledgedOn"] = "01/01/2025",
        };
        foreach (var (name, value) in row.Kind switch
        {
            "quantity" => [("unit", "con"), ("unitPriceDong", "1.000"), ("valuationBasis", "invoice")],
            "date" => [("amountDong", "1.000.000")],
            _ => Array.Empty<(string, string)>(),
        })
        {
            body[name] = value;
        }

        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        body[field] = row.Text;
        return (field, await program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") }));
    }

    private static string ColumnOf(ReadingRow row) => row.Kind switch { "money" => "Amount", "quantity" => "Quantity", _ => "DueOn" };

    private static string MeaningOf(ReadingRow row) => row.Kind switch
    {
        "money" => $"\"AmountDong\":{row.Number}",
        "quantity" => $"\"QuantityThousandths\":{row.Number}",
        _ => $"\"DueOn\":\"{row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
    };

    private static string[] Line(ReadingRow row, string place, string code) => row.Kind switch
    {
        "money" => [place, code, "Tiền", "socio-economic", $"Dòng {row.Line}", row.Text, "", "", "", "", "Doanh nghiệp", "01/01/2025", ""],
        "quantity" => [place, code, "Hiện vật", "socio-economic", $"Dòng {row.Line}", "", row.Text, "con", "1000", "Theo hoá đơn", "Doanh nghiệp", "01/01/2025", ""],
        _ => [place, code, "Tiền", "socio-economic", $"Dòng {row.Line}", "1000", "", "", "", "", "Doanh nghiệp", "01/01/1900", row.Text],
    };

    private static string Told(ReadingRow row)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        try
        {
            var told = row.Kind switch
            {
                "money" => Readings.Money(row.Text).Told(),
                "quantity" => Readings.Quantity(row.Text).Told(),
                _ => Readings.Date(row.Text).Told(),
            };
            return string.Join(' ', told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task<(TestData Data, PairingScene Scene, Visitor Focal, string Path)> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        return (data, scene, await data.VisitAsync(scene.Focal), scene.SponsorPlace.Path($"pairing/contributions/pledge/{pairing}"));
    }
}
