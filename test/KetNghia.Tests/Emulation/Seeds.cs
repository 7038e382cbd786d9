using FsCheck;
using FsCheck.Fluent;

namespace KetNghia.Tests.Emulation;

/// <summary>Runs a property with a seed that is always the same, and with one of this run; a failure tells the seed and the smallest example.</summary>
internal static class Seeds
{
    private const ulong Always = 2026;

    /// <param name="times">Examples of each seed.</param>
    public static void Check<T>(Gen<T> examples, Action<T, Random> holds, int times) => Check(Arb.From(examples), holds, times);

    /// <inheritdoc cref="Check{T}(Gen{T}, Action{T, Random}, int)"/>
    public static void Check<T>(Arbitrary<T> examples, Action<T, Random> holds, int times)
    {
        var once = (ulong)Environment.TickCount64;
        foreach (var seed in new[] { Always, once })
        {
            Prop.ForAll(examples, example => holds(example, new Random((int)(seed % int.MaxValue)))).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true).WithReplay(seed, (2 * seed) + 1));
        }
    }
}
