using System.Globalization;
using KetNghia.Administration.Contracts;
using KetNghia.Data;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Benchmarks;

/// <summary>Tenants with pairings and help, written through the product's own model; the first tenant is the one that is opened.</summary>
internal sealed class BenchData(string connection, string folder)
{
    public const string UserName = "do.tai";
    public const string Password = "gio-qua-doi-che-1722";
    private const int Large = 2000;
    private const int Small = 20;
    private const int Batch = 100;
    private static readonly DateOnly From = new(2022, 1, 1);

    private WebApplication _app = null!;
    private int _tenants;

    public string PagePath => "/k/do-0001/pairing/pairings?size=50";

    public async Task PrepareAsync()
    {
        string[] arguments = ["--applicationName=KetNghia.Web", .. Shipped.Settings(connection, folder).Select(s => $"--{s.Key}={s.Value}")];
        _app = ProductHost.Build(arguments, serving: false);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        await _app.Services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
    }

    public async Task GrowAsync(int tenants)
    {
        for (; _tenants < tenants; _tenants++)
        {
            await AddTenantAsync(_tenants + 1, _tenants == 0 ? Large : Small);
        }
    }

    /// <summary>The database's own figures about its tables, which an installation of some age has.</summary>
    public async Task AnalyseAsync()
    {
        await using var db = new MySqlConnection(connection);
        await db.OpenAsync();
        await using var command = new MySqlCommand("ANALYZE TABLE Pair_Pairings, Pair_Contributions, Pair_Agreements", db);
        await command.ExecuteNonQueryAsync();
    }

    private async Task AddTenantAsync(int number, int pairings)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccountProvisioning>();
        var slug = "do-" + number.ToString("0000", CultureInfo.InvariantCulture);
        var unit = UnitIds.Of("20701");
        var tenant = await accounts.EnsureWorkspaceAsync(WorkspaceKind.Locality, slug, "Địa bàn " + number, LocalityKind.OldDistrict, [unit], null, CancellationToken.None);
        if (number == 1)
        {
            var account = await accounts.EnsureAccountAsync(UserName, "Người Đo Tải", Password, cancellationToken: CancellationToken.None);
            await accounts.EnsureMembershipAsync(tenant, account, [RoleCodes.DistrictOfficer], null, CancellationToken.None);
        }

        using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = tenant }))
        {
            for (var at = 0; at < pairings; at += Batch)
            {
                await AddBatchAsync(tenant, unit, at, Math.Min(Batch, pairings - at));
            }
        }
    }

    private async Task AddBatchAsync(Guid tenant, Guid unit, int start, int count)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        var ids = scope.ServiceProvider.GetRequiredService<IIdGenerator>();
        var clock = scope.ServiceProvider.GetRequiredService<IClock>();
        var by = new SideActor(ids.New(), "Người nhập", clock.UtcNow, Side.Sponsor);
        for (var i = start + 1; i <= start + count; i++)
        {
            var sponsor = new PartyFacts(ids.New(), $"Đơn vị hỗ trợ số {i}");
            var receiver = new PartyFacts(ids.New(), $"Thôn số {i}");
            var terms = new PairingTermsOf { Form = PairingForm.Voluntary, Level = PairingLevel.AgencyToCommune, FromOn = From };
            var pairing = new TwinPairing(ids.New(), tenant, $"KN-{i:0000}", terms, null);
            pairing.AddSponsor(ids.New(), sponsor, isLead: true, From);
            pairing.AddReceiver(ids.New(), receiver, unit, isLead: true, From);
            pairing.SyncLinks(ids);
            pairing.Do(PairingAction.Assign, new StateChangeFacts(ids.New(), From, by));
            var pledge = new PledgeTerms
            {
                Kind = ContributionKind.Cash,
                ContentGroupCode = "social-security",
                Title = "Nhà ở cho hộ nghèo",
                FundingSource = FundingSource.RegularBudget,
                PledgedOn = From,
                AmountDong = 10_000_000 + (i * 1000L),
            };
            db.AddRange(pairing, new Contribution(
                ids.New(), tenant, $"DG-2022-{i:0000}", 2022, new ContributionParties(pairing.Id, sponsor, receiver, unit), pledge, by));
        }

        scope.ServiceProvider.GetRequiredService<IActionLog>().Add(new ActionEntry("Pairing.Pairing.Proposed", nameof(TwinPairing), ids.New(), "bench"));
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
