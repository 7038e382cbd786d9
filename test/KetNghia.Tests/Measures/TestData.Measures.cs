using KetNghia.Administration.Accounts;
using KetNghia.Directory.Parties;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    /// <summary>The morning of a day in Việt Nam.</summary>
    internal void MoveTo(DateOnly day) => Host.Clock.Set(day.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc));

    /// <summary>What a person reads, by name and subject.</summary>
    internal async Task<IReadOnlyDictionary<(string Name, Guid Id), MeasureValue>> MeasureAsync(
        AmbientFrame frame, MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, params string[] names)
    {
        var values = await Host.WithAsync(services =>
        {
            var measures = services.GetRequiredService<IMeasures>();
            return measures.ReadAsync(new MeasureQuery(subject, ids, names.Length > 0 ? names : [.. measures.All.Select(m => m.Name)], from, to), CancellationToken.None);
        }, frame);
        return values.ToDictionary(v => (v.Name, v.SubjectId));
    }

    internal Task<(IReadOnlyList<MeasureRecord> Records, int Total)> MeasureRecordsAsync(
        AmbientFrame frame, string name, MeasureSubject subject, Guid id, DateOnly from, DateOnly to, int skip = 0, int take = 100) => Host.WithAsync(
        services => services.GetRequiredService<IMeasures>().RecordsAsync(name, subject, id, from, to, skip, take, CancellationToken.None), frame);

    /// <summary>The frame of an account of the demo.</summary>
    internal async Task<AmbientFrame> DemoFrameAsync(string userName, string slug)
    {
        var id = await Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Account>().Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return await FrameAsync(new TestPerson(id, userName, userName, null), new TestWorkspace(Guid.Empty, WorkspaceKind.Locality, slug, slug, null));
    }

    /// <summary>The scene's sponsor hands over, today.</summary>
    internal Task<Guid> GiveAsync(PairingScene scene, Guid contribution, Figure figure, params IFormFile[] files) => AsAsync(scene.Focal, scene.SponsorPlace, services =>
        InTenantAsync(services, scene, () => services.GetRequiredService<ContributionAppService>().HandOverAsync(
            contribution, new Statement(figure, Host.Clock.Today) { NoEvidenceReason = "Chưa chụp được ảnh", Note = "Giao tại xã", HasEvidence = files.Length > 0 }, files, CancellationToken.None)));

    /// <summary>The scene's commune confirms, today.</summary>
    internal Task<Guid?> TakeAsync(PairingScene scene, Guid contribution, Guid delivery, Figure figure) => AsAsync(scene.Commune, scene.Place, services =>
        services.GetRequiredService<ContributionAppService>().ConfirmAsync(
            contribution, delivery, new Statement(figure, Host.Clock.Today) { NoEvidenceReason = "Máy ảnh hỏng", Note = "Đếm tại chỗ" }, [], CancellationToken.None));

    internal Task ReverseAsync(PairingScene scene, Guid contribution) => AsAsync(scene.Accountant, scene.Place, services =>
        services.GetRequiredService<ContributionAppService>().ReverseAsync(contribution, "Ghi trùng", CancellationToken.None));

    internal Task<Guid> AgreeOnPaperAsync(PairingScene scene, Guid pairing, DateOnly signed, DateOnly? until) => AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<AgreementAppService>().RecordAsync(
            pairing, new AgreementTerms(AgreementType.Covenant, null, signed, signed, until, "Giám đốc", "Chủ tịch", null), [], null, [], CancellationToken.None));

    /// <summary>From now on another sponsor gives in the pairing.</summary>
    internal Task ReplaceSponsorAsync(SharedScene shared, Guid sponsor) => AsAsync(shared.Scene.District, shared.Place, async services =>
    {
        var version = await services.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().Where(p => p.Id == shared.PairingId).Select(p => p.Version).SingleAsync();
        var terms = new PairingTermsOf { Form = PairingForm.Assigned, Level = PairingLevel.AgencyToCommune, FromOn = new DateOnly(2024, 5, 15) };
        await services.GetRequiredService<PairingAppService>().ChangeAsync(
            shared.PairingId, new PairingInput { Terms = terms, SponsorIds = [sponsor], ReceiverIds = [shared.Scene.ReceiverId, shared.OtherReceiverId] }, version, CancellationToken.None);
        return 0;
    });

    /// <summary>One party carries on another.</summary>
    internal Task SucceedAsync(Guid before, Guid after) => WriteAsync(HostTenant.Value, (services, db) =>
    {
        var succession = new PartySuccession(Host.Ids.New(), before, after, PartyChange.Merge, Host.Clock.Today, "1/QĐ", Host.Clock.Today);
        db.Add(succession);
        Explain(services, nameof(PartySuccession), succession.Id, "1/QĐ");
    });

    internal static Figure InCash(long amount) => new(null, amount);

    internal static Figure Pieces(long count) => new(count * 1000, null);
}
