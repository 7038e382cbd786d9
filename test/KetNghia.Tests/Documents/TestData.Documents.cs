using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    /// <summary>A host in which the test says who may read and remove evidence; one class, one owner.</summary>
    internal static Task<TestHost> HostWithOwnerAsync(Hosts hosts, Provider provider, FakeEvidenceOwner owner) => hosts.FreshAsync(
        provider, nameof(FakeEvidenceOwner), builder => builder.ConfigureTestServices(services => services.AddSingleton<IEvidenceOwner>(owner)));

    /// <summary>Attaches files as a member of the workspace would, and saves.</summary>
    internal async Task<IReadOnlyList<Guid>> AttachAsync(TestWorkspace workspace, TestPerson person, Guid subjectId, Guid unitId, params (string Name, byte[] Content)[] files)
    {
        var frame = await FrameAsync(person, workspace);
        return await Host.WithAsync(
            async services =>
            {
                var target = new EvidenceTarget(FakeEvidenceOwner.Type, subjectId, subjectId, unitId, "TEST-1");
                var evidence = services.GetRequiredService<IEvidence>();
                var stored = await evidence.CheckAsync([.. files.Select(f => FormFile(f.Name, f.Content))], CancellationToken.None);
                var ids = await evidence.AttachAsync(target, stored, "Chú thích", CancellationToken.None);
                await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
                return ids;
            },
            frame);
    }

    internal static IFormFile FormFile(string name, byte[] content) => new FormFile(new MemoryStream(content), 0, content.Length, "Input.Files", name);
}

internal sealed class FakeEvidenceOwner : IEvidenceOwner
{
    public const string Type = "Sample";

    public string SubjectType => Type;

    /// <summary>Asked with the subject and the tenant that has been entered.</summary>
    public Func<Guid, Guid?, bool> MayRead { get; set; } = (_, _) => true;

    public Func<Guid, bool> MayRemove { get; set; } = _ => true;

    /// <summary>As a new one: the tests of a class share the host that asks it.</summary>
    public FakeEvidenceOwner AllowAll()
    {
        MayRead = (_, _) => true;
        MayRemove = _ => true;
        return this;
    }

    public Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken) => Task.FromResult(Array.Empty<Guid>().AsQueryable());

    public Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        Task.FromResult(MayRead(subjectId, AmbientFrame.Current.TenantId));

    public Task<Expression<Func<Guid, Guid, string?>>?> SideAsync(CancellationToken cancellationToken) => Task.FromResult<Expression<Func<Guid, Guid, string?>>?>(null);

    public Task<RecordLink?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken) => Task.FromResult<RecordLink?>(null);

    public Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) => Task.FromResult(MayRemove(subjectId));
}
