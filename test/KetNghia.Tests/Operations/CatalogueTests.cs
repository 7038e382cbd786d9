using KetNghia.Tests.TestBase;
using KetNghia.Web.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Operations;

/// <summary>What the documents say about the code is what the code says.</summary>
public sealed class CatalogueTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public async Task Catalogue_OnDisk_IsWhatTheCodeSays()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);

        await using var scope = host.Services.CreateAsyncScope();
        var files = Catalogue.Files(
            host.Services.GetRequiredService<ModuleSet>(), host.Services.GetRequiredService<IOptions<JobOptions>>().Value.Registry,
            host.Services.GetServices<KetNghia.Framework.Steps.IStepTable>(), scope.ServiceProvider.GetRequiredService<IMeasures>().All);

        var folder = Path.Combine(Checkout.Root, "etc", "docs", "catalogue");
        var stale = files.Where(f => !File.Exists(Path.Combine(folder, f.Key)) || File.ReadAllText(Path.Combine(folder, f.Key)) != f.Value).Select(f => f.Key);
        stale.ShouldBeEmpty("run etc/scripts/catalogue");
        System.IO.Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(files.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Readme_DemoAccounts_AreTheSeededOnes()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));

        using var scope = host.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetServices<KetNghia.Framework.Seeding.IDemoAccounts>().SelectMany(d => d.All).ToList();

        accounts.Where(a => !readme.Contains($"`{a.UserName}`", StringComparison.Ordinal)).Select(a => a.UserName).ShouldBeEmpty();
        accounts.Select(a => a.Password).Distinct().Where(p => !readme.Contains(p, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}

/// <summary>The working tree the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KetNghia.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("KetNghia.sln was not found above the test's own folder.");
    }
}
