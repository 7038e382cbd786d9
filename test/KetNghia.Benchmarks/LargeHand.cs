using System.Diagnostics;
using System.Globalization;
using MySqlConnector;

namespace KetNghia.Benchmarks;

/// <summary>The figures of homes and overviews as one would ask for them by hand: what a dashboard may cost is measured by it.</summary>
internal sealed class LargeHand(string connection)
{
    private const int Rounds = 7;

    private const string Stands = "NOT c.IsRemoved AND c.State <> 'Reversed'";

    private readonly Dictionary<string, double> _took = [];

    /// <summary>Null for what is no dashboard, and for people who see a part of a place alone: theirs are pages like any other.</summary>
    public async Task<double?> TakeAsync(string who, string place, string kind)
    {
        var page = kind.Split('?')[0];
        if (who == "commune officer" || (page != "/" && !page.StartsWith("/pairing/overviews/", StringComparison.Ordinal)) || page.EndsWith("/rows", StringComparison.Ordinal))
        {
            return null;
        }

        await using var db = new MySqlConnection(connection);
        await db.OpenAsync();
        var sum = 0.0;
        foreach (var asked in await FiguresAsync(db, place, page))
        {
            if (!_took.TryGetValue(asked, out var took))
            {
                took = double.MaxValue;
                for (var round = 0; round < Rounds; round++)
                {
                    took = Math.Min(took, await TimeAsync(db, asked));
                }

                _took[asked] = took;
            }

            sum += took;
        }

        return sum;
    }

    private static async Task<double> TimeAsync(MySqlConnection db, string asked)
    {
        var clock = Stopwatch.StartNew();
        await using var command = new MySqlCommand(asked, db);
        await using var rows = await command.ExecuteReaderAsync();
        var row = new object[rows.FieldCount];
        while (await rows.ReadAsync())
        {
            rows.GetValues(row);
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<IReadOnlyList<string>> FiguresAsync(MySqlConnection db, string place, string page)
    {
        var (tenant, party) = await PlaceAsync(db, place);
        var isProvince = place == "tinh";
        var (help, pairing, work) = party is not null
            ? ($"c.SponsorPartyId = '{party}'", $"EXISTS (SELECT 1 FROM Pair_PairingSponsors o WHERE o.TenantId = p.TenantId AND o.PairingId = p.Id AND o.PartyId = '{party}' AND o.ToOn IS NULL)", $"PartyId = '{party}'")
            : isProvince ? ("TRUE", "TRUE", $"TenantId = '{tenant}' AND PartyId IS NULL") : ($"c.TenantId = '{tenant}'", $"p.TenantId = '{tenant}'", $"TenantId = '{tenant}' AND PartyId IS NULL");
        var (year, now) = (DateTime.UtcNow.Year, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        string Sums(string by) =>
            $"SELECT {by}, COUNT(*), SUM(c.PledgedDong), SUM(c.GivenDong), SUM(c.ReceivedDong), SUM(c.PledgedDong IS NULL), SUM(c.OpenDiscrepancyCount), SUM(c.AwaitingCount), SUM(c.AwaitingDong), SUM(c.DisputedDong), SUM(IF(c.EventTag IS NULL, 0, c.ReceivedDong)) " +
            $"FROM Pair_Contributions c WHERE {help} AND {Stands} AND c.PledgedOn BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY {by}";
        var inForce = $"{pairing} AND NOT p.IsRemoved AND p.State IN ('Assigned', 'Signed', 'Active', 'Suspended')";
        var places = $"SELECT p.TenantId, r.UnitId, MAX(r.Name), COUNT(DISTINCT p.Id) FROM Pair_Pairings p JOIN Pair_PairingReceivers r ON r.TenantId = p.TenantId AND r.PairingId = p.Id WHERE {inForce} AND r.ToOn IS NULL GROUP BY p.TenantId, r.UnitId";
        var givers = $"SELECT s.PartyId, MAX(s.Name), COUNT(DISTINCT p.Id) FROM Pair_Pairings p JOIN Pair_PairingSponsors s ON s.TenantId = p.TenantId AND s.PairingId = p.Id WHERE {inForce} AND s.ToOn IS NULL GROUP BY s.PartyId";
        var quarters = $"SELECT d.TenantId, d.UnitId, BIT_OR(1 << QUARTER(d.HandedOverOn)) FROM Pair_Deliveries d JOIN Pair_Contributions c ON c.Id = d.ContributionId WHERE d.HandedOverOn BETWEEN '{year}-01-01' AND '{year}-12-31' AND d.State <> 'Withdrawn' AND {help} AND {Stands} GROUP BY d.TenantId, d.UnitId";
        var pairs = $"SELECT p.Id, p.Code, r.Name, s.Name FROM Pair_Pairings p JOIN Pair_PairingReceivers r ON r.TenantId = p.TenantId AND r.PairingId = p.Id JOIN Pair_PairingSponsors s ON s.TenantId = p.TenantId AND s.PairingId = p.Id WHERE {inForce} AND r.ToOn IS NULL AND s.ToOn IS NULL";
        var late = $"SELECT COUNT(*) FROM Pair_Contributions c WHERE {help} AND {Stands} AND c.State IN ('Pledged', 'PartlyGiven', 'PartlyReceived') AND c.DueOn < '{now}' AND IF(c.Kind = 'Cash', c.GivenDong < c.PledgedDong, c.GivenThousandths < c.PledgedThousandths)";
        var owed = $"SELECT Kind, IsWaiting, COUNT(*), SUM(DueOn < '{now}') FROM Fw_WorkItems WHERE {work} AND ClosedAtUtc IS NULL GROUP BY Kind, IsWaiting";
        string[] sums = party is not null ? [Sums("c.TenantId, c.PairingId")] : isProvince ? [Sums("c.TenantId, c.SponsorPartyId")] : [Sums("c.UnitId"), Sums("c.SponsorPartyId"), Sums("c.ContentGroupCode")];
        return page switch
        {
            "/" => [.. sums, .. party is null ? [places, quarters, givers] : new[] { pairs }, late, owed],
            "/pairing/overviews/communes" => [Sums("c.TenantId, c.UnitId"), places, quarters, owed],
            "/pairing/overviews/givers" => [Sums("c.SponsorPartyId"), givers, owed],
            "/pairing/overviews/pairings" => [Sums("c.TenantId, c.PairingId"), pairs, owed],
            _ => [.. sums, .. party is null ? [places, quarters, givers] : new[] { pairs }, late, owed],
        };
    }

    private static async Task<(Guid Tenant, string? Party)> PlaceAsync(MySqlConnection db, string place)
    {
        await using var find = new MySqlCommand("SELECT TenantId, PartyId FROM Adm_Workspaces WHERE Slug = @slug", db);
        find.Parameters.AddWithValue("@slug", place);
        await using var row = await find.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1).ToString()) : throw new InvalidOperationException("No such workspace: " + place);
    }
}
