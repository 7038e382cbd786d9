using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Incoming;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    internal static IncomingInput IncomingSample(DateOnly arrived) => new()
    {
        ArrivedOn = arrived,
        Kind = DecidingDocumentKind.Decision,
        Number = "3651",
        Notation = "QĐ-UBND",
        Issuer = "Ủy ban nhân dân tỉnh Quảng Nam",
        IssuedOn = arrived.AddDays(-4),
        Subject = "Phân công kết nghĩa, giúp đỡ các xã",
    };

    /// <summary>A paper that came today, entered by the officer of the place.</summary>
    internal Task<Guid> RegisterIncomingAsync(PairingScene scene, Func<IncomingInput, IncomingInput>? change = null) =>
        OnIncomingAsync(scene, papers => papers.RegisterAsync(change is null ? IncomingSample(Host.Clock.Today) : change(IncomingSample(Host.Clock.Today)), [], CancellationToken.None));

    internal Task<T> OnIncomingAsync<T>(PairingScene scene, Func<IncomingAppService, Task<T>> work) =>
        AsAsync(scene.District, scene.Place, services => work(services.GetRequiredService<IncomingAppService>()));

    internal Task<BusinessException> OnIncomingRefusedAsync(PairingScene scene, Func<IncomingAppService, Task> work) => Should.ThrowAsync<BusinessException>(() => OnIncomingAsync(scene, async papers =>
    {
        await work(papers);
        return 0;
    }));

    internal Task<T> IncomingAsync<T>(Guid paper, Func<IncomingPaper, T> read) => Host.WithAsync(async services => read(
        await services.GetRequiredService<KetNghiaDbContext>().Set<IncomingPaper>().AsNoTracking().IgnoreQueryFilters().SingleAsync(p => p.Id == paper)));
}
