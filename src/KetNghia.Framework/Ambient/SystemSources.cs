using System.Security.Cryptography;

namespace KetNghia.Framework.Ambient;

public sealed class SystemClock : IClock
{
    public static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public DateTime UtcNow => AmbientFrame.Current.AtUtc ?? DateTime.UtcNow;

    /// <summary>The last moment of a day in Việt Nam, in UTC.</summary>
    public static DateTime EndOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MaxValue), VietNam);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(UtcNow, VietNam));
}

public sealed class Version7Ids : IIdGenerator
{
    public Guid New() => Guid.CreateVersion7();
}

public sealed class SystemRandomSource : IRandomSource
{
    public byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    public int Next(int exclusiveMax) => RandomNumberGenerator.GetInt32(exclusiveMax);
}
