namespace KetNghia.Framework.Seeding;

/// <summary>Office hours in Viet Nam, as the log keeps them.</summary>
public static class DemoTime
{
    /// <param name="hour">0–23, Asia/Ho_Chi_Minh.</param>
    public static DateTime At(DateOnly day, int hour) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, day.DayNumber * 7 % 60)), SystemClock.VietNam);
}
