using System.Data.Common;
using System.Net;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>What a person sees when something else has failed.</summary>
public sealed class FailurePagesTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Page_DatabaseGone_Answers503AndRecovers(Provider provider)
    {
        var line = new CutLine();
        var data = new TestData(await hosts.StartOwnAsync(provider, b => b.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(line))));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        await visitor.OpenAsync(place.Path("/"));

        line.IsCut = true;
        var answer = await visitor.GetAsync(place.Path("/"));
        using var balancer = data.Host.Visitor();
        var ready = await balancer.GetAsync("/health/ready");
        var live = await balancer.GetAsync("/health/live");
        line.IsCut = false;

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Text.ShouldContain("Hệ thống tạm nghỉ");
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        answer.Document.QuerySelector("main a[href], section a[href]")!.GetAttribute("href").ShouldBe(place.Path("/"));
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Body.ShouldBe("Unhealthy");
        live.Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
        (await balancer.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Api_DatabaseGone_AnswersProblemJson()
    {
        var line = new CutLine();
        var host = await hosts.StartOwnAsync(Provider.Sqlite, b => b.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(line)));
        using var visitor = host.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/units");
        request.Headers.Authorization = new("Bearer", "kn_" + new string('a', 43));
        line.IsCut = true;

        var answer = await visitor.SendAsync(request);

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Body.ShouldNotContain("Sqlite");
    }

    [Fact]
    public async Task Post_AnnouncedTooLarge_Answers413WithTheMessage()
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        var request = new HttpRequestMessage(HttpMethod.Post, place.Path($"/documents/evidence/remove/{Guid.CreateVersion7()}")) { Content = new ZeroContent(RequestLimits.MaxBody + 1) };

        var answer = await visitor.SendAsync(request);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Text.ShouldContain("Tệp quá lớn");
    }

    [Theory]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    public async Task Request_MethodNobodyTakes_SaysSo(string method, int status)
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));

        var answer = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), place.Path($"/documents/files/{Guid.CreateVersion7()}")));

        ((int)answer.Status).ShouldBe(status);
        answer.Text.ShouldContain("Không làm được theo cách này");
    }

    [Fact]
    public async Task Ready_AlwaysHealthy_SaysNothingElse()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        using var visitor = host.Visitor();

        (await visitor.GetAsync("/health/ready")).Body.ShouldBe("Healthy");
    }

    /// <summary>The line to the database, cut while a test wishes it.</summary>
    private sealed class CutLine : DbCommandInterceptor
    {
        public bool IsCut { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            IsCut ? throw new SqliteException("cut", 14) : ValueTask.FromResult(result);
    }

    private sealed class ZeroContent(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 20];
            for (var left = length; left > 0; left -= block.Length)
            {
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
