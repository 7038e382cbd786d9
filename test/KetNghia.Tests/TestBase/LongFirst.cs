using KetNghia.Tests.TestBase;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongFirst))]

namespace KetNghia.Tests.TestBase;

/// <summary>
/// Classes that take long begin first, so that none of them is left to run alone at the end. The list at the end of a run
/// tells which they are; one that is missing here costs time and nothing else.
/// </summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Isolation.SharedPairingTests), nameof(Operations.CrashTests), nameof(Isolation.IsolationTests), nameof(Isolation.HostileFormTests),
        nameof(Imports.PairingImportTests), nameof(Overviews.FigureLinkTests), nameof(Directory.HubPageTests), nameof(Operations.BackupTests),
        nameof(Operations.VerbTests), nameof(Operations.BackupJobTests), nameof(Pairing.RecordCodeTests), nameof(Country.SmallCountryTests),
        nameof(Operations.TamperTests), nameof(Pairing.FaultSimulationTests), nameof(Administration.KeyProtectionTests), nameof(Operations.UpgradeTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(collection => Place(collection))];

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
