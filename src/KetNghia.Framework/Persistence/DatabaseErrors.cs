using System.Data.Common;

namespace KetNghia.Framework.Persistence;

/// <summary>What both databases say, in one vocabulary. Numbers are read by property so that no provider is referenced here.</summary>
public static class DatabaseErrors
{
    private static readonly HashSet<int> MySqlTransient = [1020, 1047, 1205, 1213];
    private static readonly HashSet<int> SqliteUnique = [1555, 2067];
    private static readonly HashSet<int> SqliteBusy = [5, 6, 261, 262, 517];

    private static readonly HashSet<int> MySqlUnavailable = [1021, 1040, 1042, 1043, 1053, 1077, 1129, 1158, 1159, 1160, 1161, 1203, 1290, 1836, 1927, 2002, 2003, 2006, 2013];
    private static readonly HashSet<int> SqliteUnavailable = [5, 6, 8, 10, 13, 14, 23];

    public static bool IsUniqueViolation(Exception exception) => Match(exception, mySql => mySql == 1062, SqliteUnique.Contains);

    public static bool IsTransient(Exception exception) => Match(exception, MySqlTransient.Contains, SqliteBusy.Contains);

    /// <summary>The database cannot be reached, is too busy, or cannot write: nothing the request could mend.</summary>
    public static bool IsUnavailable(Exception exception) =>
        exception is DatabaseBusyException || exception.InnerException is DatabaseBusyException
        || Match(exception, n => n == 0 || MySqlUnavailable.Contains(n) || MySqlTransient.Contains(n), c => SqliteUnavailable.Contains(c & 0xFF));

    private static bool Match(Exception? exception, Func<int, bool> mySql, Func<int, bool> sqlite)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is not DbException)
            {
                continue;
            }

            var type = e.GetType();
            if (type.Name == "MySqlException" && type.GetProperty("Number")?.GetValue(e) is int number)
            {
                return mySql(number);
            }

            if (type.Name == "SqliteException" && type.GetProperty("SqliteExtendedErrorCode")?.GetValue(e) is int code)
            {
                return sqlite(code);
            }
        }

        return false;
    }
}
