using System.Xml.Linq;

namespace KetNghia.ArchitectureTests;

/// <summary>The working tree the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "artifacts", "var", ".git", "lib"];

    public static string Root { get; } = FindRoot();

    /// <summary>Product projects (src and modules), by name.</summary>
    public static IReadOnlyDictionary<string, string> ProductProjects { get; } = Files("*.csproj")
        .Where(path => path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("modules/", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);

    /// <summary>Files under version control's eye, as paths relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(params string[] patterns) =>
        [.. patterns.SelectMany(pattern => Walk(Root, pattern)).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> ProductFiles(params string[] patterns) =>
        [.. Files(patterns).Where(path => path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("modules/", StringComparison.Ordinal))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    public static IReadOnlyList<string> ProjectReferences(string project) =>
        [.. XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))];

    public static IReadOnlyList<string> PackageReferences(string project) =>
        [.. XDocument.Load(Path.Combine(Root, project)).Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)];

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        System.IO.Directory.EnumerateFiles(folder, pattern)
            .Concat(System.IO.Directory.EnumerateDirectories(folder)
                .Where(child => !Generated.Contains(Path.GetFileName(child)))
                .SelectMany(child => Walk(child, pattern)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KetNghia.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("KetNghia.sln was not found above the test's own folder.");
    }
}
