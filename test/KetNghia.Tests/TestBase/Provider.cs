using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace KetNghia.Tests.TestBase;

public enum Provider
{
    Sqlite,
    MySql,
}

/// <summary>What a fresh database of a test holds.</summary>
public enum Dataset
{
    /// <summary>What every installation starts with.</summary>
    Base,

    /// <summary>Base and the demo year.</summary>
    Demo,

    /// <summary>Base and a small country: thirty localities of as many provinces and more sponsors, pairings and log rows than a page shows.</summary>
    Country,
}

/// <summary>
/// A test with one <see cref="Provider"/> parameter, run on SQLite and on MariaDB. Without a MariaDB
/// (<c>KETNGHIA_TEST_MYSQL</c>, set by etc/scripts/test) the second run is skipped, visibly. A test that reads what no
/// database has a part in says so with <see cref="OnSqliteOnly"/> and runs once.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseTestAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), IDataAttribute
{
    /// <summary>Why the test would see nothing else on MariaDB; null for both.</summary>
    public string? OnSqliteOnly { get; init; }

    bool IDataAttribute.DisableParallelization => false;

    bool? IDataAttribute.Explicit => null;

    string? IDataAttribute.Label => null;

    string? IDataAttribute.Skip => null;

    Type? IDataAttribute.SkipType => null;

    string? IDataAttribute.SkipUnless => null;

    string? IDataAttribute.SkipWhen => null;

    string? IDataAttribute.TestDisplayName => null;

    int? IDataAttribute.Timeout => null;

    string[]? IDataAttribute.Traits => null;

    public ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows = new List<ITheoryDataRow> { new TheoryDataRow<Provider>(Provider.Sqlite) };
        if (OnSqliteOnly is null)
        {
            rows.Add(new TheoryDataRow<Provider>(Provider.MySql)
            {
                Skip = TestEnvironment.MySqlServer is null ? "KETNGHIA_TEST_MYSQL names no server" : null,
            });
        }

        return new(rows);
    }

    public bool SupportsDiscoveryEnumeration() => true;
}
