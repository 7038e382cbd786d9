using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KetNghia.Web.Hosting;

/// <summary>
/// Keys of cookies, form tokens and stored secrets live in the database; a key outside of it, a file or a certificate,
/// encrypts them there when one is given.
/// </summary>
internal static class KeyProtection
{
    public const string KeyFile = "DataProtection:KeyFile";
    public const string CertificatePath = "DataProtection:CertificatePath";
    public const string CertificatePassword = "DataProtection:CertificatePassword";

    /// <summary>Pinned: whatever a key ring holds, payloads are encrypted and authenticated by these.</summary>
    public static readonly AuthenticatedEncryptorConfiguration Algorithms = new()
    {
        EncryptionAlgorithm = EncryptionAlgorithm.AES_256_CBC,
        ValidationAlgorithm = ValidationAlgorithm.HMACSHA256,
    };

    /// <exception cref="InvalidOperationException">What was given cannot be used; the message says what to do.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var builder = services.AddDataProtection().SetApplicationName("KetNghia").UseCryptographicAlgorithms(Algorithms);
        services.AddSingleton<DataProtectionKeyStore>();
        services.AddSingleton<KeyRingCheck>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeyStore>((o, store) => o.XmlRepository = store);
        var (file, certificate) = (configuration[KeyFile] ?? "", configuration[CertificatePath] ?? "");
        if (file.Length > 0 && certificate.Length > 0)
        {
            throw new InvalidOperationException($"Both {KeyFile} and {CertificatePath} are set: keep the one that protects the keys.");
        }

        if (certificate.Length > 0)
        {
            builder.ProtectKeysWithCertificate(Load(certificate, configuration[CertificatePassword]));
        }
        else if (file.Length > 0)
        {
            services.AddSingleton(OuterKey.Read(file));
            services.AddOptions<KeyManagementOptions>().Configure<OuterKey>((o, key) => o.XmlEncryptor = new OuterKeyEncryptor(key));
        }
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException($"{CertificatePath}: '{path}' holds no private key, so nothing could be read again.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{CertificatePath}: '{path}' cannot be read with {CertificatePassword}: {e.Message}");
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
