using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KetNghia.Web.Hosting;

/// <summary>The 32 random bytes of <c>DataProtection:KeyFile</c>, which never enter the database.</summary>
internal sealed class OuterKey(byte[] bytes)
{
    private const int Length = 32;
    private const int LongestFile = 1024;

    public byte[] Bytes { get; } = bytes;

    /// <summary>Tells one key file from another without telling anything about the key.</summary>
    public string Name { get; } = Convert.ToHexStringLower(SHA256.HashData([.. "ketnghia-key:"u8, .. bytes]))[..16];

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

/// <summary>AES-256-GCM under the outer key; the key's name is authenticated with it.</summary>
internal sealed class OuterKeyEncryptor(OuterKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using (var aes = new AesGcm(key.Bytes, tag.Length))
        {
            aes.Encrypt(nonce, plain, cipher, tag, Encoding.ASCII.GetBytes(key.Name));
        }

        CryptographicOperations.ZeroMemory(plain);
        var element = new XElement("outerKey", new XAttribute("name", key.Name), Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
        return new EncryptedXmlInfo(element, typeof(OuterKeyDecryptor));
    }
}

/// <summary>Made by the library from the type's name in the stored key.</summary>
internal sealed class OuterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetService<OuterKey>()
            ?? throw new CryptographicException($"{KeyProtection.KeyFile} is not set, and this key was protected by a key file.");
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var stored = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[stored.Length - nonce - tag];
        using (var aes = new AesGcm(key.Bytes, tag))
        {
            aes.Decrypt(
                stored.AsSpan(0, nonce), stored.AsSpan(nonce + tag), stored.AsSpan(nonce, tag), plain,
                Encoding.ASCII.GetBytes(encryptedElement.Attribute("name")?.Value ?? ""));
        }

        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
