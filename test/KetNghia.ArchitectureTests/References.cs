namespace KetNghia.ArchitectureTests;

/// <summary>Who may reference whom (architecture, section 2), read from the project files on disk.</summary>
public sealed class References
{
    private static readonly string[] Business =
        ["KetNghia.Ui", "KetNghia.Administration", "KetNghia.Imports", "KetNghia.Directory", "KetNghia.Documents", "KetNghia.Beneficiaries", "KetNghia.Pairing"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["KetNghia.Values"] = [],
        ["KetNghia.Framework"] = ["KetNghia.Values"],
        ["KetNghia.Ui"] = ["KetNghia.Framework"],
        ["KetNghia.Data"] = ["KetNghia.Framework"],
        ["KetNghia.Administration"] = ["KetNghia.Ui"],
        ["KetNghia.Imports"] = ["KetNghia.Ui", "KetNghia.Administration"],
        ["KetNghia.Directory"] = ["KetNghia.Ui", "KetNghia.Administration", "KetNghia.Imports"],
        ["KetNghia.Documents"] = ["KetNghia.Ui", "KetNghia.Administration", "KetNghia.Imports", "KetNghia.Directory"],
        ["KetNghia.Beneficiaries"] = ["KetNghia.Ui", "KetNghia.Administration", "KetNghia.Imports", "KetNghia.Directory", "KetNghia.Documents"],
        ["KetNghia.Pairing"] = Business[..6],
        ["KetNghia.Outreach"] = Business,
        ["KetNghia.PoliticalSupport"] = Business,
        ["KetNghia.EconomicModels"] = Business,
        ["KetNghia.Reporting"] = ["KetNghia.Ui", "KetNghia.Administration", "KetNghia.Imports", "KetNghia.Directory", "KetNghia.Documents"],
        ["KetNghia.Emulation"] = [.. Business, "KetNghia.Data", "KetNghia.Outreach", "KetNghia.PoliticalSupport", "KetNghia.EconomicModels", "KetNghia.Reporting"],
    };

    private static readonly string[] ProviderPackages =
        ["Microsoft.EntityFrameworkCore.Sqlite", "Pomelo.EntityFrameworkCore.MySql", "MySqlConnector", "Microsoft.Data.Sqlite"];

    private static readonly string[] Unwanted =
        ["AutoMapper", "MediatR", "MassTransit", "ClosedXML", "EPPlus", "PDFsharp", "NPOI", "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore"];

    /// <summary>Stands alone, so that it can be read, built and believed without the product; its source is compiled into the tests.</summary>
    private const string OfflineVerifier = "etc/verifier/verifier.csproj";

    [Fact]
    public void Projects_OnDisk_AreFound()
    {
        Repository.ProductProjects.Keys.ShouldContain("KetNghia.Framework");
        Repository.ProductProjects.Keys.ShouldContain("KetNghia.Web");
        Repository.ProductProjects.Count.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void ProjectReferences_EveryProject_FollowTheTable()
    {
        var wrong = Repository.ProductProjects
            .Where(project => project.Key != "KetNghia.Web")
            .SelectMany(project => Repository.ProjectReferences(project.Value)
                .Where(reference => !Allowed.TryGetValue(project.Key, out var allowed) || !allowed.Contains(reference))
                .Select(reference => $"{project.Key} -> {reference}"));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Projects_OnDisk_StandInTheTableAndTheSolution()
    {
        var solution = Repository.Read("KetNghia.sln");

        Repository.ProductProjects.Keys.Where(name => name != "KetNghia.Web" && !Allowed.ContainsKey(name)).ShouldBeEmpty();
        Repository.Files("*.csproj").Where(path => path != OfflineVerifier && !solution.Contains(path.Replace('/', '\\'), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void DatabaseProviders_OutsideData_AreNotReferenced()
    {
        Repository.ProductProjects
            .Where(project => project.Key != "KetNghia.Data")
            .SelectMany(project => Repository.PackageReferences(project.Value).Intersect(ProviderPackages).Select(package => $"{project.Key} -> {package}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Packages_Unwanted_AreNotReferenced()
    {
        var packages = Repository.Read("Directory.Packages.props");

        Unwanted.Where(name => packages.Contains($"\"{name}", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }
}
