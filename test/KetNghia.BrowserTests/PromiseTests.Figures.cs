namespace KetNghia.BrowserTests;

public sealed partial class PromiseTests
{
    private const string SponsorFocalName = "Võ Thị Thanh Tâm";
    private const string CommuneOfficerName = "Bhling Thị Mới";

    /// <summary>Both pairings stand in the sponsor's overview, one of them brought in by the province a moment ago.</summary>
    private static async Task<Figures> PairingFiguresAsync(Journey sponsor)
    {
        sponsor.Path.ShouldStartWith("/k/dv-so-ke-hoach-dau-tu");
        await sponsor.FollowMenuAsync("Tổng quan");
        (await sponsor.CellAsync("Theo cặp kết nghĩa", "Xã A Vương", "Địa bàn")).ShouldBe("Huyện Tây Giang");
        (await sponsor.CellAsync("Theo cặp kết nghĩa", Commune, "Địa bàn")).ShouldBe("Huyện Nam Giang");
        return new Figures(await sponsor.TotalAsync("pledged"), await sponsor.TotalAsync("received"));
    }

    /// <summary>
    /// The sponsor's only other pairing has no pledge yet, so its whole year is what it gives to Nam Giang: one pair of figures
    /// that the locality and the province must show as well.
    /// </summary>
    private static async Task FiguresAgreeAsync(Journey sponsor, Journey district, Journey province, Figures before)
    {
        var expected = new Figures(before.Pledged + CashDong + (100 * PricePerPiglet), before.Received + (96 * PricePerPiglet));
        (await PairingFiguresAsync(sponsor)).ShouldBe(expected);
        var shown = await ShownAsync(sponsor, "Theo cặp kết nghĩa", Commune);
        await sponsor.PressAsync(".kpi a[data-total='pledged']");
        (await ListedAsync(sponsor)).ShouldBe(expected);
        await OpenPhotoAsync(sponsor);

        await district.FollowMenuAsync("Tổng quan");
        (await ShownAsync(district, "Theo đơn vị hỗ trợ", Sponsor)).ShouldBe(shown);
        await district.PressAsync($"table:has(caption:has-text('Theo đơn vị hỗ trợ')) tr:has-text('{Sponsor}') a[data-total^='pledged-']");
        (await ListedAsync(district)).ShouldBe(expected);
        var party = district.Path[district.Path.IndexOf("sponsor=", StringComparison.OrdinalIgnoreCase)..].Split('&')[0];
        await OpenPhotoAsync(district);

        await province.FollowMenuAsync("Tổng quan");
        var whole = new Figures(await province.TotalAsync("pledged-nam-giang"), await province.TotalAsync("received-nam-giang"));
        await province.PressAsync("tr[data-locality='nam-giang'] a[data-total='pledged-nam-giang']");
        (await ListedAsync(province)).ShouldBe(whole);
        await province.OpenAsync($"{province.Path}&{party}");
        (await ListedAsync(province)).ShouldBe(expected);
        await OpenPhotoAsync(province);
    }

    private static async Task<(string Pledged, string Received)> ShownAsync(Journey journey, string table, string row) =>
        (await journey.CellAsync(table, row, "Cam kết"), await journey.CellAsync(table, row, "Đã nhận"));

    private static async Task<Figures> ListedAsync(Journey journey) => new(await journey.TotalAsync("pledged"), await journey.TotalAsync("received"));

    /// <summary>From a list of rows to the record and its photos; both figures stand there for good.</summary>
    private static async Task OpenPhotoAsync(Journey journey)
    {
        await journey.PressAsync($"tbody a.t:has-text('{Piglets}')");
        (await journey.TextsAsync(".sides .big")).ShouldBe(["100 con", "96 con", "96 con"]);
        await journey.SeesAsync("Đã thống nhất");
        (await journey.PhotosAsync()).ShouldBe(3);
    }

    private static async Task HistoryTellsAsync(Journey journey)
    {
        var told = string.Join('\n', await journey.TextsAsync(".timeline"));
        foreach (var (sentence, person) in new[]
        {
            ($"{Sponsor} cam kết {Piglets}: 100 con", SponsorFocalName),
            ($"{Sponsor} giao {Piglets}: 100 con", SponsorFocalName),
            ($"{Commune} xác nhận nhận {Piglets}: 96 con", CommuneOfficerName),
            ($"Hai bên ghi khác nhau về {Piglets}", CommuneOfficerName),
            ($"Đề xuất số 96 con cho {Piglets}", SponsorFocalName),
            ($"Hai bên thống nhất 96 con cho {Piglets}", CommuneOfficerName),
        })
        {
            told.ShouldContain(sentence, Case.Sensitive);
            told.ShouldContain(person, Case.Sensitive);
        }
    }

    private sealed record Figures(long Pledged, long Received);
}
