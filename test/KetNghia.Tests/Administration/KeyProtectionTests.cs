using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Xml.Linq;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>A copy of the database does not hold what opens cookies and secrets when a key outside of it was given.</summary>
public sealed class KeyProtectionTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Secret = "cá kho làng";
    private const string CertificatePassword = "mat-khau-chung-thu";

    [DatabaseTest]
    public async Task Key_GivenByFileOrCertificate_LeavesNothingClearAndOpensAtEveryNode(Provider provider)
    {
        foreach (var outer in new[] { KeyFile(), Certificate() })
        {
            var host = await WithoutKeysAsync(provider, outer);
            var hidden = Protector(host).Protect(Secret);
            var second = await TestHost.StartAsync(host.Database, builder => Give(builder, outer));

            var stored = await StoredAsync(host);

            Protector(second).Unprotect(hidden).ShouldBe(Secret);
            stored.ShouldHaveSingleItem().ShouldContain("encryptedSecret");
            stored.ShouldAllBe(xml => !xml.Contains("masterKey"), "the library's name for the clear key");
            host.Services.GetRequiredService<KeyRingCheck>().Read().ShouldBe(new KeyRingState(IsProtecting: true, Protected: 1, Clear: 0, Unreadable: 0));
            await second.StopAsync();
            await host.StopAsync();
        }
    }

    /// <summary>Processes, which are dear: what they check is read the same way from both databases.</summary>
    [Fact]
    public async Task Start_WithoutTheKeyOrWithAnother_EndsWithWords()
    {
        const Provider provider = Provider.Sqlite;
        var outer = KeyFile();
        var host = await WithoutKeysAsync(provider, outer);
        Protector(host).Protect(Secret);
        await using var process = new ProductProcess(host.Database);

        foreach (var given in new[] { [], KeyFile() })
        {
            process.Settings.Clear();
            given.ToList().ForEach(s => process.Settings[s.Key.Replace(":", "__", StringComparison.Ordinal)] = s.Value);
            var (code, output) = await process.RunAsync();
            code.ShouldNotBe(0);
            output.ShouldContain("1 stored data-protection keys cannot be read");
            output.ShouldContain(KeyProtection.KeyFile);
        }

        var doctor = await process.RunAsync("doctor", "--json");
        doctor.Code.ShouldBe(1);
        doctor.Output.ShouldContain("cannot be read");
        Should.Throw<InvalidOperationException>(() => host.Services.GetRequiredService<DataProtectionKeyStore>().StoreElement(new XElement(DataProtectionKeyStore.Key), "clear"))
            .Message.ShouldContain(KeyProtection.KeyFile);
        (await StoredAsync(host)).ShouldHaveSingleItem("no key in clear was stored beside it");
        await host.StopAsync();
    }

    [Fact]
    public async Task Key_GivenLater_ProtectsNewKeysAndDoctorCountsTheOld()
    {
        const Provider provider = Provider.Sqlite;
        var before = await hosts.StartOwnAsync(provider, _ => { });
        var hidden = Protector(before).Protect(Secret);
        var verbs = new ProductVerbs(before.Database);
        var outer = KeyFile();

        var after = await TestHost.StartAsync(before.Database, builder => Give(builder, outer));
        Protector(after).Unprotect(hidden).ShouldBe(Secret);
        after.Services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        var clear = (await StoredAsync(after)).Count - 1;
        after.Services.GetRequiredService<KeyRingCheck>().Read().ShouldBe(new KeyRingState(IsProtecting: true, Protected: 1, clear, Unreadable: 0));
        verbs.Settings["DataProtection:KeyFile"] = outer.Single().Value;
        var given = await DoctorAsync(verbs);
        given.ShouldContain($"{clear} data-protection keys were stored in clear", Case.Sensitive, string.Join('\n', await StoredAsync(after)));
        await after.StopAsync();
    }

    [Fact]
    public void KeyFile_OfAnotherShape_IsRefusedWithWords()
    {
        var file = Path.Combine(TestEnvironment.NewFolder("keys"), "outer.key");
        foreach (var text in new[] { "", "ngắn", Convert.ToBase64String(new byte[31]), new string('A', 5_000) })
        {
            File.WriteAllText(file, text);
            Should.Throw<InvalidOperationException>(() => OuterKey.Read(file)).Message.ShouldContain(file);
        }

        Should.Throw<InvalidOperationException>(() => OuterKey.Read(file + ".none")).Message.ShouldContain(KeyProtection.KeyFile);
    }

    private static Dictionary<string, string> KeyFile()
    {
        var path = Path.Combine(TestEnvironment.NewFolder("keys"), "outer.key");
        File.WriteAllText(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        return new() { [KeyProtection.KeyFile] = path };
    }

    private static Dictionary<string, string> Certificate()
    {
        using var rsa = RSA.Create(2048);
        using var made = new CertificateRequest("CN=ketnghia", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(5));
        var path = Path.Combine(TestEnvironment.NewFolder("keys"), "outer.p12");
        File.WriteAllBytes(path, made.Export(X509ContentType.Pkcs12, CertificatePassword));
        return new() { [KeyProtection.CertificatePath] = path, [KeyProtection.CertificatePassword] = CertificatePassword };
    }

    private static void Give(IWebHostBuilder builder, Dictionary<string, string> outer)
    {
        foreach (var (name, value) in outer)
        {
            builder.UseSetting(name, value);
        }
    }

    /// <summary>A host on a database whose keys, made when none was given, are gone before it starts.</summary>
    private async Task<TestHost> WithoutKeysAsync(Provider provider, Dictionary<string, string> outer)
    {
        var before = await hosts.StartOwnAsync(provider, _ => { });
        await before.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<DataProtectionKey>().ExecuteDeleteAsync());
        return await TestHost.StartAsync(before.Database, builder => Give(builder, outer));
    }

    private static IDataProtector Protector(TestHost host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Test");

    private static Task<List<string>> StoredAsync(TestHost host) => host.WithAsync(services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<DataProtectionKey>().Select(k => k.Xml).ToListAsync());

    private static async Task<string> DoctorAsync(ProductVerbs verbs)
    {
        var (code, output) = await verbs.RunAsync("doctor", "--json");
        code.ShouldBe(0, output);
        return string.Join('\n', JsonDocument.Parse(output).RootElement.GetProperty("advice").EnumerateArray().Select(a => a.GetString()));
    }
}
