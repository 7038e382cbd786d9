using System.Net;
using KetNghia.Administration.Contracts;
using KetNghia.Data;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Administration;

/// <summary>What has to be right before the first visitor comes.</summary>
public sealed class AuthStartTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task FirstAdmin_OneTimePassword_LeadsToAPasswordOfTheirOwn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var made = await data.Host.WithAsync(services =>
            services.GetRequiredService<IFirstAdmin>().CreateAsync("quantri.dau", "Alăng Thị Bình", null, force: true, CancellationToken.None));
        var second = await data.Host.WithAsync(services =>
            services.GetRequiredService<IFirstAdmin>().CreateAsync("quantri.hai", "Bnướch Văn Hai", null, force: false, CancellationToken.None));
        using var visitor = data.Host.Visitor();

        await visitor.SignInAsync("quantri.dau", made.OneTimePassword!);
        var page = await visitor.FollowAsync(await visitor.GetAsync("/k/tinh/"));
        var changed = await visitor.SubmitAsync(page.MainForm,
            ("Input.Current", made.OneTimePassword), ("Input.Next", "nuong-lua-chin-thang-tam"), ("Input.Again", "nuong-lua-chin-thang-tam"));

        second.Outcome.ShouldBe(FirstAdminOutcome.AlreadyThere);
        changed.Location.ShouldBe("/");
        (await visitor.FollowAsync(changed)).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/k/tinh/")).Status.ShouldBe(HttpStatusCode.OK);
        using var late = data.Host.Visitor();
        (await AuthSignInTests.TryAsync(late, "quantri.dau", made.OneTimePassword!)).ErrorCode.ShouldBe("Administration.SignInRefused");
    }

    [DatabaseTest]
    public async Task Keys_OfCookies_LiveInTheDatabase(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        host.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository.ShouldBeOfType<DataProtectionKeyStore>();
        (await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<DataProtectionKey>().CountAsync())).ShouldBeGreaterThan(0);
        System.IO.Directory.Exists(Path.Combine(host.Services.GetRequiredService<DataFolder>().Path, "keys")).ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Address_BehindAKnownProxy_IsTheVisitors(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, builder => builder
            .UseSetting("Proxy:Known", "10.0.0.0/8").UseSetting("Security:SignIn:PerAddress", "2")
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter, ComesFrom>()));

        (await GuessAsync(host, "10.1.2.3", n => "203.0.113." + n)).ShouldAllBe(status => status == HttpStatusCode.UnprocessableEntity);
        (await GuessAsync(host, "198.51.100.7", n => "192.0.2." + n)).Last().ShouldBe(HttpStatusCode.TooManyRequests, "nobody else's word about an address is taken");
    }

    /// <summary>People call the installation by the name the proxy was asked for; anybody else's word about it counts nothing.</summary>
    [DatabaseTest(OnSqliteOnly = "where a form comes from is judged before anything is read")]
    public async Task Origin_BehindAKnownProxy_IsTheNameItWasAskedFor(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, builder => builder
            .UseSetting("Proxy:Known", "10.0.0.0/8").ConfigureTestServices(services => services.AddSingleton<IStartupFilter, ComesFrom>()));
        using var stranger = host.Visitor();

        (await SendAsync("10.1.2.3", "ketnghia.example:8443", "https://ketnghia.example:8443")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync("10.1.2.3", "ketnghia.example", "https://localhost")).ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync("198.51.100.7", "ketnghia.example", "https://ketnghia.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync("198.51.100.7", "ketnghia.example", "https://localhost")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        async Task<HttpStatusCode> SendAsync(string from, string named, string origin)
        {
            var page = await stranger.OpenAsync("/account/sign-in");
            var request = FilledForm.From(page.MainForm, [("Input.UserName", "ai.do"), ("Input.Password", "doan-lan-thu-nhat")], [], null);
            request.Headers.Add("X-Forwarded-Host", named);
            request.Headers.Add("Origin", origin);
            request.Headers.Add(ComesFrom.Header, from);
            return (await stranger.SendAsync(request)).Status;
        }
    }

    private static async Task<List<HttpStatusCode>> GuessAsync(TestHost host, string from, Func<int, string> claimed)
    {
        using var stranger = host.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 3; guess++)
        {
            var page = await stranger.OpenAsync("/account/sign-in");
            var request = FilledForm.From(page.MainForm, [("Input.UserName", $"ten.{from}.{guess}"), ("Input.Password", "doan-lan-thu-nhat")], [], null);
            request.Headers.Add("X-Forwarded-For", claimed(guess));
            request.Headers.Add(ComesFrom.Header, from);
            statuses.Add((await stranger.SendAsync(request)).Status);
        }

        return statuses;
    }

    [Theory]
    [InlineData("Server=db.tinh.example;User ID=root;Password=x", true)]
    [InlineData("Server=db.tinh.example;User ID=ketnghia;Password=", true)]
    [InlineData("Server=db.tinh.example;Uid=ketnghia", true)]
    [InlineData("Server=db.tinh.example;User ID=ketnghia;Password=x", true)]
    [InlineData("Server=db.tinh.example;User ID=ketnghia;Password=x;SslMode=Preferred", true)]
    [InlineData("Server=db.tinh.example;User ID=ketnghia;Password=x;SslMode=VerifyFull", false)]
    [InlineData("Server=127.0.0.1;User ID=root", false)]
    [InlineData("Server=/run/mysqld/mysqld.sock;Protocol=unix;User ID=root", false)]
    public void Database_InProduction_NeedsAUserAPasswordAndAVerifiedLine(string connection, bool refused) =>
        (StartupChecks.DatabaseProblem(new DatabaseOptions(DatabaseProvider.MySql, connection)) is not null).ShouldBe(refused);

    [Fact]
    public void DataProtection_OldRuntime_IsRefused()
    {
        StartupChecks.DataProtectionProblem(new Version(10, 0, 6)).ShouldNotBeNull();
        StartupChecks.DataProtectionProblem(new Version(10, 0, 7)).ShouldBeNull();
    }

    /// <summary>The test server's connections have no address of their own.</summary>
    private sealed class ComesFrom : IStartupFilter
    {
        public const string Header = "X-Test-From";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, then) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[Header], out var from) ? from : null;
                return then(http);
            });
            next(app);
        };
    }
}
