using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KetNghia.Framework.Persistence;

/// <summary>Instants are stored as UTC and come back as UTC; a local time is a programmer's error.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    v => Checked(v),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) => value.Kind == DateTimeKind.Local
        ? throw new ArgumentException("Instants must be UTC.")
        : value;
}
