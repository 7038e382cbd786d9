using System.Diagnostics;

namespace KetNghia.ArchitectureTests;

/// <summary>What the test script makes of a run and its repetition: a journey counts once, and is flaky only when the second run proves it.</summary>
public sealed class RetryRules : IDisposable
{
    private const string Journey = "KetNghia.BrowserTests.PagesTests.Pages_Reachable(userName: \\&quot;a\\&quot;)";
    private const string Name = "KetNghia.BrowserTests.PagesTests.Pages_Reachable(userName: \"a\")";
    private const string Other = "KetNghia.BrowserTests.ConfirmTests.Confirm";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("ketnghia-retry-");

    [Theory]
    [InlineData("Pass", 0, Name)]
    [InlineData("Fail", 2, "")]
    [InlineData("Pass", 134, "")]
    [InlineData("Skip", 0, "")]
    [InlineData(null, 0, "")]
    public void Failed_AndRunAgain_IsFlakyWhenItPassedInARunThatEndedProperly(string? second, int status, string flaky)
    {
        var first = Write("first.xml", 0, (Journey, "Fail"), (Other, "Pass"));
        (string, string)[] seen = second is null ? [] : [(Journey, second)];
        var again = Write("again.xml", 0, seen);

        Run($"flaky_in '{first}' '{again}' {status}").ShouldBe(flaky);
    }

    [Fact]
    public void Failed_InARepetitionWhoseCleaningUpFailed_IsNotFlaky()
    {
        var first = Write("first.xml", 0, (Journey, "Fail"));
        var again = Write("again.xml", 1, (Journey, "Pass"));

        Run($"flaky_in '{first}' '{again}' 0").ShouldBeEmpty();
    }

    [Fact]
    public void Failed_NeverRun_IsNotFlaky() =>
        Run($"flaky_in '{Write("first.xml", 0, (Journey, "Fail"))}' '{Path.Combine(_folder.FullName, "missing.xml")}' 0").ShouldBeEmpty();

    [Fact]
    public void Names_OfWhatFailed_AreTheRunnersOwn() =>
        Run($"failed_in '{Write("first.xml", 0, (Other, "Pass"), (Journey, "Fail"))}'").ShouldBe(Name);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string file, int errors, params (string Name, string Result)[] tests)
    {
        var path = Path.Combine(_folder.FullName, file);
        var lines = tests.Select(test => $"<test id=\"1\" name=\"{test.Name}\" result=\"{test.Result}\" time=\"1.5\" type=\"T\" method=\"M\" />");
        File.WriteAllText(path, $"<assemblies><assembly name=\"x\" errors=\"{errors}\" failed=\"0\"><collection name=\"c\">{string.Concat(lines)}</collection></assembly></assemblies>");
        return path;
    }

    private static string Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"source etc/scripts/lib.sh; source etc/scripts/results.sh; {command}"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
