using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.ArchitectureTests;

/// <summary>What the database must hold by itself, read from the model both databases are made of.</summary>
public sealed partial class ModelRules
{
    /// <summary>Snapshots and arguments whose length nobody types in.</summary>
    private static readonly string[] Unbounded = ["RecordVersion.Snapshot", "RecordVersion.Json", "JobRun.Args", "RubricVersion.Content"];

    /// <summary>Read across tenants: the worker takes the next job of any, a sponsor sees its work items in all.</summary>
    private static readonly string[] AcrossTenants =
    [
        "JobRun(State, NotBeforeUtc)", "WorkItem(PartyId, ClosedAtUtc, Kind, IsWaiting, DueOn)", "EvidenceFile(Sha256)",
        "Contribution(SponsorPartyId)", "PairingSponsor(PartyId)", "RecordVersion(ActionLogId)", "OfficialPaper(AboutId)", "OfficialPaper(AboutTenantId)", "PaperParty(PartyId)",
        "ActionLogEntry(Block, TenantId, AtUtc)", "Delivery(HandedOverOn, TenantId, ContributionId, PairingId, UnitId, State)",
        "Contribution(PledgedOn, TenantId, SponsorPartyId, State, IsRemoved, PairingId, UnitId, ContentGroupCode, PledgedDong, GivenDong, ReceivedDong, AwaitingCount, AwaitingDong, OpenDiscrepancyCount, DisputedDong, EventTag)",
        "Delivery(UnitId, HandedOverOn)", "Contribution(UnitId)", "Contribution(State, DueOn)", "PairingReceiver(UnitId)",
        "Contribution(AwaitingCount, TenantId, PairingId, State, IsRemoved)",
        "Contribution(LastReceivedOn, TenantId, PairingId, State, IsRemoved)",
        "Contribution(OpenDiscrepancyCount, TenantId, PairingId, State, IsRemoved)",
    ];

    /// <summary>Columns that come with Identity's base class and cannot carry the attribute.</summary>
    private static readonly Dictionary<string, PersonalDataClass> OfIdentity = new()
    {
        ["Account.UserName"] = PersonalDataClass.Basic,
        ["Account.NormalizedUserName"] = PersonalDataClass.Basic,
        ["Account.Email"] = PersonalDataClass.Basic,
        ["Account.NormalizedEmail"] = PersonalDataClass.Basic,
        ["Account.PhoneNumber"] = PersonalDataClass.Basic,
        ["Account.PasswordHash"] = PersonalDataClass.Secret,
        ["Account.SecurityStamp"] = PersonalDataClass.Secret,
    };

    [Fact]
    public void Entities_InTheModel_AreFound() => Product.Entities.Count.ShouldBeGreaterThan(5);

    [Fact]
    public void Entities_All_BelongToATenantOrToTheHost() =>
        Product.Entities.Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType) == typeof(IHostOwned).IsAssignableFrom(type.ClrType))
            .Select(type => type.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void Entities_OfATenant_AreFiltered() =>
        Product.Entities.Where(type => Product.IsTenantOwned(type) && type.GetQueryFilter() is null).Select(type => type.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void ForeignKeys_BetweenTenantRows_CarryTheTenant() =>
        Product.Entities.Where(Product.IsTenantOwned).SelectMany(type => type.GetForeignKeys())
            .Where(key => Product.IsTenantOwned(key.PrincipalEntityType) && key.Properties.All(property => property.Name != nameof(ITenantOwned.TenantId)))
            .Select(key => $"{key.DeclaringEntityType.ClrType.Name} -> {key.PrincipalEntityType.ClrType.Name}").ShouldBeEmpty();

    [Fact]
    public void Columns_Text_IsBounded() =>
        Properties().Where(property => property.GetProviderClrType() == typeof(string) || (property.GetProviderClrType() is null && property.ClrType == typeof(string)))
            .Where(property => property.GetMaxLength() is null).Select(Name).Except(Unbounded).ShouldBeEmpty();

    [Fact]
    public void Columns_InexactOrLocalTypes_AreNotUsed() =>
        Properties().Where(property => Type.GetTypeCode(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is TypeCode.Decimal or TypeCode.Double or TypeCode.Single
                || property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
            .Select(Name).Except(["Account.LockoutEnd"]).ShouldBeEmpty();

    [Fact]
    public void Columns_AboutAPerson_AreClassified() =>
        Product.Entities.SelectMany(type => type.GetProperties())
            .Where(property => AboutAPerson().IsMatch(property.Name) && property.ClrType == typeof(string))
            .Where(property => property.PropertyInfo is { } info && Classification(info) is null)
            .Select(Name).Except(OfIdentity.Keys).ShouldBeEmpty();

    [Fact]
    public void Aggregates_Versioned_CarryTheToken() =>
        Product.Entities.Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType) && type.FindProperty(nameof(IVersioned.Version))?.IsConcurrencyToken != true)
            .Select(type => type.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void Keys_EveryTable_HasAPrimaryKey() => Product.Entities.Where(type => type.FindPrimaryKey() is null).Select(type => type.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void Indexes_OfTenantTables_BeginWithTheTenant() =>
        Product.Entities.Where(Product.IsTenantOwned).SelectMany(type => type.GetIndexes())
            .Where(index => !index.IsUnique && index.Properties[0].Name != nameof(ITenantOwned.TenantId) && !index.Properties[0].IsForeignKey())
            .Select(index => $"{index.DeclaringEntityType.ClrType.Name}({string.Join(", ", index.Properties.Select(property => property.Name))})").Except(AcrossTenants).ShouldBeEmpty();

    [Fact]
    public void Tables_OfOneModule_ShareAPrefixOfTheirOwn()
    {
        var prefixes = Product.Entities.GroupBy(type => type.ClrType.Assembly.GetName().Name!)
            .ToDictionary(group => group.Key, group => group.Select(type => type.GetTableName()!).Select(table => table.Split('_')[0]).Distinct().ToList());

        prefixes.Where(module => module.Value.Count > 1).Select(module => $"{module.Key}: {string.Join(", ", module.Value)}").ShouldBeEmpty();
        prefixes.Values.SelectMany(prefix => prefix).Distinct().Count().ShouldBe(prefixes.Count);
    }

    /// <summary>InnoDB's limits: 65,535 bytes in a row, 3,072 in a key; four bytes for a letter.</summary>
    [Fact]
    public void Tables_OnMySql_FitARow()
    {
        Product.MySqlModel.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .GroupBy(type => type.GetTableName())
            .Select(table => (table.Key, bytes: table.SelectMany(type => type.GetProperties()).DistinctBy(property => property.GetColumnName()).Sum(Bytes)))
            .Where(table => table.bytes > 65_000)
            .Select(table => $"{table.Key}: {table.bytes} bytes")
            .ShouldBeEmpty();
    }

    private static int Bytes(IProperty property)
    {
        var match = Length().Match(property.GetColumnType());
        return match.Success && property.GetColumnType().StartsWith("varchar", StringComparison.OrdinalIgnoreCase) ? (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * 4) + 2 : 36;
    }

    private static IEnumerable<IProperty> Properties() => Product.SqliteModel.GetEntityTypes()
        .Where(type => type.ClrType.Assembly.GetName().Name!.StartsWith("KetNghia.", StringComparison.Ordinal)).SelectMany(type => type.GetDeclaredProperties());

    private static ClassifiedAttribute? Classification(PropertyInfo property) => property.GetCustomAttribute<ClassifiedAttribute>()
        ?? (property.ReflectedType is { } type && type != property.DeclaringType ? type.GetProperty(property.Name)?.GetCustomAttribute<ClassifiedAttribute>() : null);

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    [GeneratedRegex(@"FullName|PersonName|ContactName|UserName|Email|Phone|Address|Birth|IdNumber|CitizenId|Ethnic|PasswordHash|SecurityStamp|TokenHash|Secret|SignedBy|HeadOfHousehold")]
    private static partial Regex AboutAPerson();

    [GeneratedRegex(@"\((\d+)\)")]
    private static partial Regex Length();
}
