using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.Emulation;

namespace KetNghia.Benchmarks;

/// <summary>A year of sixty components of all types, with bands, quotas and ranks, computed on one core.</summary>
[MemoryDiagnoser]
public class Scoring
{
    private readonly Assessment _assessment = new(ScoringLoad.Rubric);
    private AssessmentInput _year = null!;

    /// <summary>Subjects.</summary>
    [Params(100, 10_000)]
    public int Sheets { get; set; }

    public static void Run() =>
        BenchmarkRunner.Run<Scoring>(DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10)).WithArtifactsPath(Path.Combine("artifacts", "bench")));

    [GlobalSetup]
    public void Prepare() => _year = ScoringLoad.Sheets(Sheets);

    [Benchmark]
    public object Compute() => _assessment.Compute(_year);
}
