using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Logging.Abstractions;

namespace KetNghia.Web.Hosting;

/// <summary>The 32 random bytes of <c>DataProtection:KeyFile</c>, which never enter the database.</summary>
internal sealed class OuterKey(byte[] bytes) : IKey
{
    private const int Length = 32;
    private const int LongestFile = 1024;

    /// <summary>Tells one key file from another without telling anything about the key.</summary>
    public string Name { get; } = Convert.ToHexStringLower(SHA256.HashData([.. "ketnghia-key:"u8, .. bytes]))[..16];

    /// <summary>It has no life of its own: it is in force as long as its file is given.</summary>
    public DateTimeOffset ActivationDate => DateTimeOffset.MinValue;

    public DateTimeOffset CreationDate => DateTimeOffset.MinValue;

    public DateTimeOffset ExpirationDate => DateTimeOffset.MaxValue;

    public bool IsRevoked => false;

    public Guid KeyId => Guid.Empty;

    public IAuthenticatedEncryptorDescriptor Descriptor { get; } = new AuthenticatedEncryptorDescriptor(KeyProtection.Algorithms, new Secret(bytes));

    public IAuthenticatedEncryptor CreateEncryptor() => new AuthenticatedEncryptorFactory(NullLoggerFactory.Instance).CreateEncryptorInstance(this)!;

    /// <exception cref="InvalidOperationException">There is no such file, or it holds something else.</exception>
    public static OuterKey Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var bytes = file.Length <= LongestFile ? Convert.FromBase64String(File.ReadAllText(path).Trim()) : [];
            return bytes.Length == Length
                ? new OuterKey(bytes)
                : throw new InvalidOperationException($"{KeyProtection.KeyFile}: '{path}' must hold {Length} random bytes in base64; make one with: openssl rand -base64 {Length}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException($"{KeyProtection.KeyFile}: '{path}' cannot be read as {Length} bytes in base64: {e.Message}");
        }
    }
}

/// <summary>By the library's own encryption, with the outer key as its master key; the key's name is authenticated with it.</summary>
internal sealed class OuterKeyEncryptor(OuterKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var cipher = key.CreateEncryptor().Encrypt(plain, Encoding.ASCII.GetBytes(key.Name));
        return new EncryptedXmlInfo(new XElement("outerKey", new XAttribute("name", key.Name), Convert.ToBase64String(cipher)), typeof(OuterKeyDecryptor));
    }
}

/// <summary>Made by the library from the type's name in the stored key.</summary>
internal sealed class OuterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetService<OuterKey>()
            ?? throw new CryptographicException($"{KeyProtection.KeyFile} is not set, and this key was protected by a key file.");
        var name = Encoding.ASCII.GetBytes(encryptedElement.Attribute("name")?.Value ?? "");
        return XElement.Parse(Encoding.UTF8.GetString(key.CreateEncryptor().Decrypt(Convert.FromBase64String(encryptedElement.Value), name)));
    }
}
