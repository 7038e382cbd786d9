using System.Security.Cryptography;
using System.Text;

namespace KetNghia.Directory.Contracts;

/// <summary>
/// Ids of the shipped administrative units: computed from code and first day, so that tests, demo data and every
/// installation name the same version. A code alone is no identity: codes are reused over time.
/// </summary>
public static class UnitIds
{
    /// <param name="code">Code of the statistics office, for example "510".</param>
    /// <param name="validFrom">First day of this version; null when it began before 2020.</param>
    public static Guid Of(string code, DateOnly? validFrom = null) => Hashed($"unit:{code}:{validFrom:yyyy-MM-dd}");

    /// <summary>Since 1 July 2025.</summary>
    public static Guid Of2025(string code) => Of(code, new DateOnly(2025, 7, 1));

    internal static Guid Hashed(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
