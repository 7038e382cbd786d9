using KetNghia.Directory.Contracts.Demo;
using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Demo;

/// <summary>The province publishes the shipped rubric of communes for 2025, sends it to every locality, and drafts one for sponsors.</summary>
internal sealed class RubricDemoSeeder(KetNghiaDbContext db, DemoPlaces places, RubricAppService rubrics, IWorkspaceDirectory workspaces) : IDemoSeeder
{
    private const string Place = "tinh";

    public int Order => 220;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await places.PrepareAsync(cancellationToken);
        using (AmbientFrame.Push(places.Frame("tinh", Place, Place, new DateTime(2025, 1, 6, 2, 0, 0, DateTimeKind.Utc))))
        {
            if (await db.Set<RubricVersion>().AnyAsync(cancellationToken))
            {
                return;
            }

            var communes = ShippedRubrics.Get("receiving-commune");
            var id = await rubrics.CreateAsync(communes.Subject, communes.Rubric with { Name = "Xã nhận kết nghĩa 2025", Code = "XNKN-2025" }, null, cancellationToken);
            await rubrics.PublishAsync(id, 1, new DateOnly(2025, 1, 15), new DateOnly(2025, 12, 31), cancellationToken);
            await rubrics.SendAsync(id, [.. (await workspaces.LocalityHeadsAsync(cancellationToken)).Select(p => p.TenantId)], cancellationToken);
            var sponsors = ShippedRubrics.Get("sponsor");
            await rubrics.CreateAsync(sponsors.Subject, sponsors.Rubric with { Name = "Đơn vị kết nghĩa 2026 (dự thảo)" }, null, cancellationToken);
        }
    }
}
