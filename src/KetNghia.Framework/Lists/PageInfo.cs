namespace KetNghia.Framework.Lists;

/// <summary>Where a list stands. The number comes from the query key <see cref="NumberKey"/> ("page" is taken by Razor Pages).</summary>
public sealed record PageInfo(int Number, int Size, long Total)
{
    public const string NumberKey = "p";
    public const int DefaultSize = 25;

    public int Pages => (int)Math.Max(1, (Total + Size - 1) / Size);

    public int Skip => (Number - 1) * Size;

    public static PageInfo Of(int? number, long total, int size = DefaultSize)
    {
        var info = new PageInfo(1, size, total);
        return info with { Number = Math.Clamp(number ?? 1, 1, info.Pages) };
    }
}
