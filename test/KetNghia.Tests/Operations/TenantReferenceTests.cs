using System.Data.Common;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>I15 asks the database itself whether a reference may cross a tenant, so the database is bent here and mended again.</summary>
public sealed class TenantReferenceTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Table = "Adm_MembershipUnits";
    private const string Cross = $"UPDATE {Table} SET TenantId = (SELECT Id FROM Adm_Workspaces WHERE Slug = 'noi-khac')";

    [DatabaseTest]
    public async Task Verify_AKeyWithoutTheTenant_IsNamed(Provider provider)
    {
        var host = await ArrangeAsync(provider);

        await BentAsync(
            host,
            provider == Provider.Sqlite
                ? $"ALTER TABLE {Table} ADD COLUMN Stray TEXT NULL REFERENCES Imp_Runs (Id)"
                : $"ALTER TABLE {Table} ADD COLUMN Stray char(36) CHARACTER SET ascii COLLATE ascii_general_ci NULL, ADD CONSTRAINT FK_Stray FOREIGN KEY (Stray) REFERENCES Imp_Runs (Id)",
            provider == Provider.Sqlite ? $"ALTER TABLE {Table} DROP COLUMN Stray" : $"ALTER TABLE {Table} DROP FOREIGN KEY FK_Stray, DROP COLUMN Stray",
            failures => failures.ShouldHaveSingleItem().ShouldMatch($"^{Table} → Imp_Runs \\({Table}[.].+\\) does not carry the tenant$"));
    }

    [DatabaseTest]
    public async Task Verify_AKeyTheDatabaseLacks_IsNamed(Provider provider)
    {
        var host = await ArrangeAsync(provider);
        const string Name = "FK_Adm_MembershipUnits_Adm_Memberships_TenantId_MembershipId";

        await BentAsync(
            host,
            provider == Provider.Sqlite
                ? $"PRAGMA foreign_keys = OFF; ALTER TABLE {Table} RENAME TO Kept; CREATE TABLE {Table} AS SELECT * FROM Kept"
                : $"ALTER TABLE {Table} DROP FOREIGN KEY {Name}",
            provider == Provider.Sqlite
                ? $"PRAGMA foreign_keys = OFF; DROP TABLE {Table}; ALTER TABLE Kept RENAME TO {Table}"
                : $"ALTER TABLE {Table} ADD CONSTRAINT {Name} FOREIGN KEY (TenantId, MembershipId) REFERENCES Adm_Memberships (TenantId, Id) ON DELETE CASCADE",
            failures => failures.ShouldBe([$"{Table}.MembershipId → Adm_Memberships is not in the database"]));
    }

    /// <summary>No database lets it in; where its keys were off for a while, SQLite alone can be asked which rows came in.</summary>
    [DatabaseTest]
    public async Task Verify_ARowThatCrossesATenant_IsRefusedOrNamed(Provider provider)
    {
        var host = await ArrangeAsync(provider);

        await Should.ThrowAsync<DbException>(() => host.Database.NumberAsync(Cross));

        (await FailuresAsync(host)).ShouldBeEmpty();
        if (provider == Provider.Sqlite)
        {
            await host.Database.NumberAsync("PRAGMA foreign_keys = OFF; " + Cross);
            (await FailuresAsync(host)).ShouldNotBeEmpty();
            (await FailuresAsync(host)).ShouldAllBe(f => f.StartsWith(Table + " row ", StringComparison.Ordinal) && f.EndsWith(" → Adm_Memberships", StringComparison.Ordinal));
            await host.Database.NumberAsync($"DELETE FROM {Table}");
        }
    }

    private static async Task BentAsync(TestHost host, string bend, string mend, Action<IReadOnlyList<string>> shouldSay)
    {
        (await FailuresAsync(host)).ShouldBeEmpty();
        await host.Database.NumberAsync(bend);
        try
        {
            shouldSay(await FailuresAsync(host));
        }
        finally
        {
            await host.Database.NumberAsync(mend);
        }

        (await FailuresAsync(host)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string>> FailuresAsync(TestHost host) => host.WithAsync(async services =>
    {
        var report = new InvariantReport();
        await services.GetServices<IInvariant>().Single(i => i.Id == "I15").CheckAsync(report, CancellationToken.None);
        report.Checked.ShouldBeGreaterThan(0);
        report.Failed.ShouldBe(report.Failures.Count);
        return report.Failures;
    });

    private async Task<TestHost> ArrangeAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var data = new TestData(host);
        if (await host.Database.NumberAsync("SELECT COUNT(*) FROM Adm_Workspaces WHERE Slug = 'noi-khac'") == 0)
        {
            await data.CreateWorkspaceAsync(WorkspaceKind.Locality, "noi-khac");
        }

        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer, TestData.Zuoich);
        return host;
    }
}
