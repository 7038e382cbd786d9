using KetNghia.Documents.Contracts;
using KetNghia.Documents.Jobs;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Bytes come before rows: what a killed request leaves is an orphan, never a row without bytes.</summary>
public sealed class OrphanSweepTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Attach_KilledBeforeTheRow_LeavesOnlyAnOrphanThatIsSweptADayLater(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var store = data.Host.Services.GetRequiredService<IFileStore>();
        await data.AttachAsync(place, officer, data.Host.Ids.New(), Guid.Empty, ("a.jpg", Samples.Picture()));
        var kept = store.All().ToHashSet();
        await data.Host.WithAsync(
            services => services.GetRequiredService<IEvidence>().CheckAsync([TestData.FormFile("b.pdf", Samples.Pdf())], CancellationToken.None),
            await data.FrameAsync(officer, place));
        store.All().Count().ShouldBe(kept.Count + 1);

        await SweepAsync(data);
        store.All().Count().ShouldBe(kept.Count + 1, "younger than a day");
        data.Host.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync(data);

        store.All().ToHashSet().ShouldBe(kept, ignoreOrder: true);
    }

    [Fact]
    public async Task Save_OfOldContentAgain_MakesItYoung()
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        var store = data.Host.Services.GetRequiredService<IFileStore>();
        var first = await store.SaveAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        data.Host.Clock.Advance(TimeSpan.FromDays(3));

        await store.SaveAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        await SweepAsync(data);

        store.Exists(first.Sha256).ShouldBeTrue();
        data.Host.Clock.Advance(TimeSpan.FromDays(3));
        await SweepAsync(data);
        store.Exists(first.Sha256).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_AfterAKill_PutsBackWhatIsUsedAndClearsTheRest()
    {
        var data = new TestData(await hosts.FreshAsync(Provider.Sqlite));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await data.AttachAsync(place, await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer), data.Host.Ids.New(), Guid.Empty, ("a.jpg", Samples.Picture()));
        var store = data.Host.Services.GetRequiredService<IFileStore>();
        var used = store.All().First();
        var files = Path.Combine(data.Host.Database.DataFolder, "files");
        File.Move(Path.Combine(files, "content", used[..2], used), Path.Combine(files, "incoming", used + ".old"));
        var (old, young) = (Path.Combine(files, "incoming", "half.one"), Path.Combine(files, "incoming", "half.two"));
        await File.WriteAllTextAsync(old, "½", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(young, "½", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(old, data.Host.Clock.UtcNow.AddDays(-2));

        await SweepAsync(data);

        store.Exists(used).ShouldBeTrue();
        (File.Exists(old), File.Exists(young)).ShouldBe((false, true));
    }

    private static Task SweepAsync(TestData data) => data.Host.WithAsync(
        services => services.GetRequiredService<OrphanSweepJob>().RunAsync(new JobContext(Guid.Empty, "{}", new SilentProgress()), CancellationToken.None),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private sealed class SilentProgress : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
