using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

public sealed class VerifiedPanelTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public async Task Home_OfTheProvincesAdmin_SaysWhenTheDataWereVerified()
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        (await admin.OpenAsync("/k/tinh/")).Text.ShouldContain("Chưa chạy");
        await VerifyAsync(data);

        (await admin.OpenAsync("/k/tinh/")).Text.ShouldContain("Mọi quy tắc đều đúng");
        (await officer.OpenAsync("/k/tinh/")).Text.ShouldNotContain("Kiểm chứng dữ liệu");
    }

    private static async Task VerifyAsync(TestData data)
    {
        await data.Host.WithAsync(
            async services =>
            {
                services.GetRequiredService<IJobQueue>().Enqueue<VerifyJob>(new { });
                await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = HostTenant.Value });
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }
}
