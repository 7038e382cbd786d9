using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.ArchitectureTests;

/// <summary>What is recorded, and that no column of the record can change without its hash.</summary>
public sealed class RecordRules
{
    /// <summary>Kinds whose changes leave no versions, each with what stands in for them.</summary>
    private static readonly Dictionary<string, string> Unrecorded = new()
    {
        ["ActionLogEntry"] = "is the record",
        ["RecordVersion"] = "is the record",
        ["SealBlock"] = "is the record",
        ["SealChain"] = "is the record",
        ["SealDigest"] = "is the record",
        ["ApprovalVersion"] = "is the record of what was submitted; its hash stands in the log of each step",
        ["ApprovalNote"] = "a reason of a version that is decided once",
        ["JobRun"] = "moves by conditional updates; what a job does is logged",
        ["ImportRun"] = "what it brings in is recorded row by row",
        ["ImportRow"] = "a working copy of a file that is kept",
        ["Submission"] = "answers a repeated post",
        ["WorkItem"] = "made from records",
        ["ComputedResult"] = "computed from sheets, which are recorded",
        ["Computation"] = "where a job stands",
        ["WorkMail"] = "moves by conditional updates; says itself what became of a mail",
        ["DataProtectionKey"] = "keys of cookies and settings",
        ["KnownDevice"] = "a sign-in counter",
        ["GuessCounter"] = "a sign-in counter",
        ["AccountSession"] = "ends by itself; sign-in and sign-out are logged",
        ["WorkspaceGuard"] = "a turn counter",
        ["NumberCounter"] = "a counter; I6 checks it against the records",
        ["SavedView"] = "a person's own list settings",
        ["AdminUnit"] = "a register that comes with the product",
        ["UnitSuccession"] = "a register that comes with the product",
        ["ContentGroup"] = "a register that comes with the product",
    };

    [Fact]
    public void Entities_All_AreRecordedOrSaidNotToBe()
    {
        var loose = Product.Entities.Where(type => !typeof(IRecorded).IsAssignableFrom(type.ClrType) && !IsPart(type)).Select(type => type.ClrType.Name).ToList();

        loose.Except(Unrecorded.Keys).ShouldBeEmpty("neither a record nor a part of one");
        Unrecorded.Keys.Except(loose).ShouldBeEmpty("listed but recorded");
    }

    [Fact]
    public void Log_EveryColumn_IsInItsHash() => Unhashed<ActionLogEntry>(ActionLogCanonical.Text, nameof(ActionLogEntry.Hash), "Block").ShouldBeEmpty();

    [Fact]
    public void Version_EveryColumn_IsInItsHash() => Unhashed<RecordVersion>(RecordCanonical.Text, nameof(RecordVersion.Hash)).ShouldBeEmpty();

    [Fact]
    public void OfflineVerifier_IsShortAndKnowsNothingOfTheProduct()
    {
        var files = Repository.Files("*.cs").Where(path => path.StartsWith("etc/verifier/", StringComparison.Ordinal)).ToList();

        files.ShouldNotBeEmpty();
        files.Sum(path => Repository.Lines(path).Length).ShouldBeLessThanOrEqualTo(300);
        files.SelectMany(Repository.Lines).ShouldAllBe(line => !line.Contains("KetNghia", StringComparison.Ordinal));
    }

    private static bool IsPart(IEntityType type) =>
        type.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && typeof(IRecorded).IsAssignableFrom(key.PrincipalEntityType.ClrType));

    /// <summary>Columns whose change leaves the hashed text as it was.</summary>
    private static List<string> Unhashed<T>(Func<T, string> text, params string[] except)
    {
        var row = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        var unhashed = new List<string>();
        foreach (var property in Product.Entities.Single(type => type.ClrType == typeof(T)).GetProperties().Where(property => !except.Contains(property.Name)))
        {
            var before = text(row);
            property.PropertyInfo!.SetValue(row, Other(property.ClrType));
            if (text(row) == before)
            {
                unhashed.Add(property.Name);
            }
        }

        return unhashed;
    }

    private static object Other(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(Guid) => Guid.CreateVersion7(),
        var t when t == typeof(string) => "khác",
        var t when t == typeof(DateTime) => new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc),
        { IsEnum: true } t => Enum.ToObject(t, 7),
        var t => Convert.ChangeType(7, t, System.Globalization.CultureInfo.InvariantCulture),
    };
}
