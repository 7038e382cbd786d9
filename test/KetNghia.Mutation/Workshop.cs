namespace KetNghia.Mutation;

/// <summary>A copy of the built tests in which the changed assemblies take the place of the product's.</summary>
internal sealed class Workshop(string root)
{
    private readonly string _base = Path.Combine(root, "artifacts", "mutation");

    public string Folder => Path.Combine(_base, "tests");

    /// <returns>All mutants and the names of the assemblies that hold them.</returns>
    public (List<Mutant> Mutants, List<string> Assemblies) Prepare(IReadOnlyList<string> files)
    {
        Empty();
        var mutants = new List<Mutant>();
        var assemblies = new List<string>();
        var compiler = new Compiler(root, Path.Combine(_base, "work"));
        Directory.CreateDirectory(Path.Combine(_base, "work"));
        foreach (var group in files.GroupBy(ProjectOf))
        {
            var (made, assembly) = compiler.Compile(group.Key, [.. group], mutants.Count == 0 ? 0 : mutants.Max(m => m.Id) + 1000);
            mutants.AddRange(made);
            Place(assembly);
            assemblies.Add(Path.GetFileNameWithoutExtension(assembly));
        }

        return (mutants, assemblies);
    }

    /// <summary>The built tests alone, and this tool beside them.</summary>
    public void Empty()
    {
        if (Directory.Exists(_base))
        {
            Directory.Delete(_base, recursive: true);
        }

        Directory.CreateDirectory(_base);
        Copy(Path.Combine(root, "test", "KetNghia.Tests", "bin", "Release", "net10.0"), Folder);
        Place(typeof(Workshop).Assembly.Location);
    }

    private string ProjectOf(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.Combine(root, file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.GetFiles(folder, "*.csproj") is [var project])
            {
                return project;
            }
        }

        throw new InvalidOperationException($"{file} belongs to no project.");
    }

    /// <summary>Never over the file itself: it may be linked to the one the tests were built with.</summary>
    private void Place(string assembly)
    {
        var target = Path.Combine(Folder, Path.GetFileName(assembly));
        File.Delete(target);
        File.Copy(assembly, target);
    }

    private static void Copy(string from, string to)
    {
        if (Compiler.Start("cp", from, "-a", from, to) is { Length: > 0 } refusal)
        {
            throw new InvalidOperationException(refusal);
        }
    }
}
