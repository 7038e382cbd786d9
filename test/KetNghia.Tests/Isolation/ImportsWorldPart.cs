using KetNghia.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A file sent for import by the locality's own officer, checked and waiting.</summary>
internal sealed class ImportsWorldPart : IWorldPart
{
    public int Order => 70;

    public Task BuildAsync(World world, Place place) => world.Data.Host.WithAsync(
        async services =>
        {
            var (db, host) = (services.GetRequiredService<KetNghiaDbContext>(), world.Data.Host);
            using var content = new MemoryStream(Workbooks.Of(["Code", "Name", "Kind"], ["CHO-1", place.Canary, "Hội"]));
            var stored = await services.GetRequiredService<IFileStore>().SaveAsync(content, CancellationToken.None);
            var run = new ImportRun(
                host.Ids.New(), place.Workspace.Id, "parties", $"{place.Canary}.xlsx", stored, "Data", 1, place.Mighty.AccountId, place.Mighty.FullName, host.Clock.UtcNow);
            run.Map("{\"Code\":0,\"Name\":1,\"Kind\":2}", run.File.ShapeOf());
            run.EndChecking();
            db.Add(run);
            db.Add(new ImportRow(host.Ids.New(), place.Workspace.Id, run.Id, 2, new Dictionary<string, string> { ["Code"] = "CHO-1", ["Name"] = place.Canary, ["Kind"] = "Hội" }));
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Imports.Uploaded", nameof(ImportRun), run.Id, run.FileName));
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Workspace.Id });
}
