using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>The verifier finds nothing where nothing is wrong, and finds what was changed behind its back.</summary>
public sealed class VerifierTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Run_AfterOrdinaryWork_FindsNothing(Provider provider)
    {
        var data = await ArrangeAsync(provider);

        var result = await RunAsync(data);

        result.Invariants.Where(i => !i.Ok).Select(i => $"{i.Id}: {string.Join("; ", i.Failures)}").ShouldBeEmpty();
        result.Ok.ShouldBeTrue();
        result.Invariants.Select(i => i.Id).ShouldBeUnique();
        foreach (var id in new[] { "I12", "I13", "I14", "I15", "I18" })
        {
            result.Invariants.Single(i => i.Id == id).Checked.ShouldBeGreaterThan(0, id);
        }
    }

    [DatabaseTest]
    public Task Run_ReasonOfALogRowEdited_NamesTheRow(Provider provider) =>
        TamperedAsync(provider, "UPDATE Fw_ActionLog SET Reason = 'khác' WHERE Action = 'Documents.Evidence.Attached'", "I18");

    [DatabaseTest]
    public Task Run_SnapshotEdited_NamesTheVersion(Provider provider) =>
        TamperedAsync(provider, "UPDATE Fw_RecordVersions SET Snapshot = REPLACE(Snapshot, 'a.jpg', 'b.jpg') WHERE EntityType = 'EvidenceFile'", "I12", "I13");

    [DatabaseTest]
    public Task Run_RowEditedBehindTheLog_IsFound(Provider provider) =>
        TamperedAsync(provider, "UPDATE Doc_EvidenceFiles SET Caption = 'khác'", "I13");

    [DatabaseTest]
    public Task Run_LogRowDeleted_IsFound(Provider provider) =>
        TamperedAsync(provider, "DELETE FROM Fw_ActionLog WHERE Action = 'Documents.Evidence.Attached'", "I13");

    [DatabaseTest]
    public async Task Run_FileChangedOrGone_IsFound(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var files = System.IO.Directory.GetFiles(Path.Combine(data.Host.Services.GetRequiredService<KetNghia.Web.Hosting.DataFolder>().Path, "files", "content"), "*", SearchOption.AllDirectories);
        await File.WriteAllTextAsync(files[0], "khác");
        File.Delete(files[1]);

        var result = await RunAsync(data);

        var failures = result.Invariants.Single(i => i.Id == "I14").Failures;
        failures.ShouldContain(f => f.StartsWith(Path.GetFileName(files[0]), StringComparison.Ordinal) && f.EndsWith("has other bytes", StringComparison.Ordinal));
        failures.ShouldContain(f => f.StartsWith(Path.GetFileName(files[1]), StringComparison.Ordinal) && f.EndsWith("is missing", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Job_Finished_KeepsItsResult(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var id = await data.Host.WithAsync(
            async services =>
            {
                var job = services.GetRequiredService<IJobQueue>().Enqueue<VerifyJob>(new { });
                await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
                return job;
            },
            AmbientFrame.Empty with { TenantId = HostTenant.Value });

        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }

        var run = await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().FirstAsync(j => j.Id == id),
            AmbientFrame.Empty with { TenantId = HostTenant.Value });
        run.State.ShouldBe(JobState.Succeeded);
        run.Message.ShouldNotBeNull().ShouldStartWith("Job.Framework.Verify.Ok");
        data.Host.Services.GetRequiredService<IFileStore>().Exists(run.ResultFile!).ShouldBeTrue();
    }

    private async Task TamperedAsync(Provider provider, string sql, params string[] expected)
    {
        var data = await ArrangeAsync(provider);
        await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(sql));

        var result = await RunAsync(data);

        result.Ok.ShouldBeFalse();
        result.Invariants.Where(i => !i.Ok).Select(i => i.Id).ShouldBe(expected);
        result.Invariants.First(i => !i.Ok).Failures.ShouldNotBeEmpty();
    }

    private async Task<TestData> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        await data.AttachAsync(place, officer, data.Host.Ids.New(), data.Host.Ids.New(), ("a.jpg", Samples.Picture()));
        return data;
    }

    private static Task<VerificationResult> RunAsync(TestData data) => data.Host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None);
}
