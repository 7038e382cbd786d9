namespace KetNghia.Tests.TestBase;

/// <summary>
/// Builders of what a test is about; everything unsaid gets a sensible value. Each module adds a file of this partial
/// class beside its tests (TestData.Pairing.cs) with verbs such as <c>CreatePairingAsync</c>, written through the
/// module's own services so that the rows are ones the product could have made.
/// </summary>
public sealed partial class TestData(TestHost host)
{
    private static int _next;

    public TestHost Host { get; } = host;

    /// <summary>A number no other name of this run has.</summary>
    internal static int Next() => Interlocked.Increment(ref _next);
}
