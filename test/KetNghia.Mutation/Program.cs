using System.Globalization;
using KetNghia.Mutation;

if (args.Length > 0 && args[0] == "child")
{
    return Child.Run(args[1..]);
}

if (args is ["rules-child", .. var asked])
{
    return RuleChild.Run(asked);
}

// etc/scripts/mutate sets the root; everything else has a default.
var root = Environment.GetEnvironmentVariable("KETNGHIA_ROOT") ?? throw new InvalidOperationException("Start it with etc/scripts/mutate.");
if (args is ["rules"])
{
    return new RuleBreaks(root).Run();
}

var wanted = Choice.Of(root, args);
if (wanted.Files.Count == 0)
{
    Console.WriteLine("no product file to change");
    return 0;
}

var begun = System.Diagnostics.Stopwatch.StartNew();
var workshop = new Workshop(root);
var (mutants, assemblies) = workshop.Prepare(wanted.Files);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutants.Count} mutants in {wanted.Files.Count} files, ready after {begun.Elapsed.TotalSeconds:0} s"));
var run = new MutationRun(workshop.Folder, assemblies, wanted.Tests, Equivalents.Read(root));
var verdicts = run.Judge(mutants);
Report.Print(verdicts, begun.Elapsed);
return 0;
