using System.Buffers.Binary;

namespace KetNghia.Tests.TestBase;

/// <summary>Stands still until told to move.</summary>
public sealed class FakeClock : IClock
{
    /// <summary>A Thursday morning in Tam Kỳ, while the districts are still in force.</summary>
    public static readonly DateTime Start = new(2025, 5, 15, 2, 0, 0, DateTimeKind.Utc);

    private long _ticks = Start.Ticks;

    public DateTime UtcNow => AmbientFrame.Current.AtUtc ?? new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(UtcNow, SystemClock.VietNam));

    public void Set(DateTime utc) => Interlocked.Exchange(ref _ticks, utc.Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

/// <summary>Version-7 ids in the order they were asked for; never the same twice in one run of the tests.</summary>
public sealed class FakeIds(FakeClock clock) : IIdGenerator
{
    private static long _last;

    public Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = new DateTimeOffset(clock.UtcNow).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bytes[6] = 0x70;
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref _last));
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>The same bytes in every run with the same seed.</summary>
public sealed class FakeRandom(int seed) : IRandomSource
{
    private readonly Random _random = new(seed);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (_random)
        {
            _random.NextBytes(bytes);
        }

        return bytes;
    }

    public int Next(int exclusiveMax)
    {
        lock (_random)
        {
            return _random.Next(exclusiveMax);
        }
    }
}
