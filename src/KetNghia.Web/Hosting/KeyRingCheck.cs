using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Hosting;

/// <summary>What stands in the database about the keys, and whether this node can read it.</summary>
/// <param name="Clear">Keys anybody can read who reads the database or a copy of it.</param>
/// <param name="Unreadable">Keys protected by something this node was not given.</param>
internal sealed record KeyRingState(bool IsProtecting, int Protected, int Clear, int Unreadable);

internal sealed class KeyRingCheck(DataProtectionKeyStore store, IKeyManager keys, IOptions<KeyManagementOptions> options)
{
    public KeyRingState Read()
    {
        var stored = store.GetAllElements().Where(e => e.Name == DataProtectionKeyStore.Key).ToList();
        var hidden = stored.Count(DataProtectionKeyStore.IsProtected);
        var unreadable = keys.GetAllKeys().Count(k => !IsReadable(k));
        return new KeyRingState(options.Value.XmlEncryptor is not null, hidden, stored.Count - hidden, unreadable);
    }

    /// <summary>A node that cannot read a key would make another one and refuse every cookie and stored secret of the rest.</summary>
    public string? Problem() => Read() is { Unreadable: > 0 and var count } ? Unreadable(count) : null;

    public static string Unreadable(int count) =>
        $"{count} stored data-protection keys cannot be read: set {KeyProtection.KeyFile} or {KeyProtection.CertificatePath} to the key they were protected with (the one the other nodes use).";

    private static bool IsReadable(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
