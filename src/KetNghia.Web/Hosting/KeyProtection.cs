using System.Security.Cryptography.X509Certificates;
using KetNghia.Framework.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace KetNghia.Web.Hosting;

/// <summary>Keys of cookies and form tokens live in the database; a certificate, when configured, encrypts them at rest.</summary>
internal static class KeyProtection
{
    /// <summary>Pinned: whatever a key ring holds, payloads are encrypted and authenticated by these.</summary>
    public static readonly AuthenticatedEncryptorConfiguration Algorithms = new()
    {
        EncryptionAlgorithm = EncryptionAlgorithm.AES_256_CBC,
        ValidationAlgorithm = ValidationAlgorithm.HMACSHA256,
    };

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var builder = services.AddDataProtection().SetApplicationName("KetNghia").UseCryptographicAlgorithms(Algorithms);
        services.AddSingleton<DataProtectionKeyStore>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeyStore>((o, store) => o.XmlRepository = store);
        if (configuration["DataProtection:CertificatePath"] is { Length: > 0 } path)
        {
            builder.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]));
        }
    }
}

/// <summary>Demo mode asks less often: nobody there has a secret to lose.</summary>
internal static class DemoDefaults
{
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["Settings:Security.StepUpMinutes"] = "480",
        ["Settings:Security.EnforceTwoFactor"] = "false",
    };

    public static void Apply(ConfigurationManager configuration)
    {
        if (configuration.GetValue("Demo:Enabled", false))
        {
            configuration.AddInMemoryCollection(Values.Where(v => configuration[v.Key] is null).ToList());
        }
    }
}
