namespace KetNghia.ArchitectureTests;

/// <summary>Every decision record stands in the index, and every line of the index leads to one.</summary>
public sealed class Decisions
{
    private const string Folder = "etc/docs/adr/";

    [Fact]
    public void Index_EveryRecord_IsListed()
    {
        var records = Repository.Files("*.md").Where(path => path.StartsWith(Folder, StringComparison.Ordinal) && char.IsDigit(path[Folder.Length])).ToList();

        var index = records.Count == 0 ? "" : Repository.Read(Folder + "README.md");
        records.Where(path => !index.Contains(path[Folder.Length..], StringComparison.Ordinal)).ShouldBeEmpty();
        records.GroupBy(path => path.Substring(Folder.Length, 4)).Where(number => number.Count() > 1).Select(number => number.Key).ShouldBeEmpty();
    }
}
