using System.Data;
using System.Data.Common;
using KetNghia.Administration.Memberships;
using KetNghia.Tests.TestBase;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>Finds an id for every route parameter. A parameter nobody can fill fails the suite with the name of its door.</summary>
internal sealed class Samples(TestHost host)
{
    /// <summary>Where the name of the folder or of the parameter does not say which entity is meant.</summary>
    private static readonly (string Path, string Parameter, string Entity)[] Named =
    [
        ("/documents/files", "id", "EvidenceFile"),
        ("/documents/evidence", "id", "EvidenceFile"),
        ("/administration/users", "id", nameof(Membership)),
        ("/administration/users", "accountId", "Account"),
        ("/administration/audit", "id", "ActionLogEntry"),
        ("/administration/jobs", "id", "JobRun"),
        ("/administration/localities", "id", "Workspace"),
        ("/administration/sponsors", "id", "Workspace"),
        ("/directory/units", "id", "AdminUnit"),
        ("/api/v1/units", "id", "AdminUnit"),
        ("/account/tokens", "id", "AccessToken"),
        ("/account/sessions", "id", "AccountSession"),
        ("/imports", "id", "ImportRun"),
        ("/pairing", "pairingId", "TwinPairing"),
        ("/pairing/documents", "id", "DecidingDocument"),
        ("/views", "id", "SavedView"),
        ("/emulation/rubrics", "id", "RubricVersion"),
        ("/emulation/assessments", "id", "AssessmentPeriod"),
        ("/emulation/sheets", "id", "ScoreSheet"),
        ("/emulation/crosschecks", "id", "CrossCheck"),
        ("/emulation/clusters", "id", "Cluster"),
        ("/emulation/departments", "id", "ScoringDepartment"),
        ("/emulation/parts", "id", "PartScore"),
        ("/api/v1/assessments", "id", "AssessmentPeriod"),
        ("/api/v1/sheets", "id", "ScoreSheet"),
    ];

    /// <summary>Parameters that are not ids, with a value that exists or could.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["status"] = "404",
        ["code"] = "404",
        ["key"] = "parties",
        ["definition"] = "parties",
        ["kind"] = "parties",
        ["list"] = "pairings",
        ["year"] = "2025",
        ["step"] = "End",
        ["page"] = "1",
        ["documentName"] = "v1",
        ["path"] = "lib/khong-co.css",
        ["rest"] = "khong-co",
    };

    /// <summary>Shared by the whole installation: an id of these is no secret.</summary>
    private static readonly HashSet<string> Shared = ["AdminUnit", "Party", "Succession", "PartySuccession", "Programme"];

    private readonly IModel _model = host.Services.CreateScope().ServiceProvider.GetRequiredService<KetNghiaDbContext>().Model;

    public List<string> Gaps { get; } = [];

    public static string? PlainValue(string parameter) => Plain.GetValueOrDefault(parameter);

    /// <summary>The entity a parameter identifies, or null when it is no id.</summary>
    public IEntityType? EntityOf(Door door, string parameter)
    {
        if (PlainValue(parameter) is not null)
        {
            return null;
        }

        var named = Named.FirstOrDefault(entry => door.Path.StartsWith(entry.Path, StringComparison.Ordinal) && entry.Parameter.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Entity;
        var names = named is not null ? [named] : Guesses(door, parameter);
        return names.Select(Find).FirstOrDefault(type => type is not null);
    }

    /// <summary>Notes a door that could only be tried with an unknown id.</summary>
    public Guid Gap(Door door, string parameter, IEntityType? entity)
    {
        Gaps.Add($"{door.Name}: {(entity is null ? $"no entity is known for {{{parameter}}}" : $"the world holds no {entity.ClrType.Name}")}");
        return host.Ids.New();
    }

    public static bool IsShared(IEntityType type) => Shared.Contains(type.ClrType.Name);

    /// <summary>A row of a locality, in one unit where the kind is bound to units.</summary>
    public async Task<Guid?> FindAsync(IEntityType type, Place place, Guid unit)
    {
        var conditions = new List<(string Column, Guid Value)>();
        if (typeof(ITenantOwned).IsAssignableFrom(type.ClrType))
        {
            conditions.Add((nameof(ITenantOwned.TenantId), place.Workspace.Id));
        }

        if (typeof(IUnitScoped).IsAssignableFrom(type.ClrType))
        {
            conditions.Add((nameof(IUnitScoped.UnitId), unit));
        }

        return type.ClrType.Name switch
        {
            "Account" => place.Mighty.AccountId,
            "Workspace" => place.Workspace.Id,
            _ => await host.WithAsync(services => QueryAsync(services, type, conditions)),
        };
    }

    private static IEnumerable<string> Guesses(Door door, string parameter)
    {
        if (parameter.Length > 2 && parameter.EndsWith("Id", StringComparison.Ordinal))
        {
            yield return parameter[..^2];
        }

        foreach (var folder in door.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith('{')).Reverse())
        {
            yield return Singular(folder.Replace("-", "", StringComparison.Ordinal));
        }
    }

    private static string Singular(string noun) => noun.EndsWith("ies", StringComparison.Ordinal) ? noun[..^3] + "y"
        : noun.EndsWith('s') ? noun[..^1] : noun;

    private IEntityType? Find(string name) => _model.GetEntityTypes()
        .FirstOrDefault(type => !type.IsOwned() && type.ClrType.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? OnlyOne(_model.GetEntityTypes().Where(type => !type.IsOwned() && type.ClrType.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)));

    private static IEntityType? OnlyOne(IEnumerable<IEntityType> types) => types.Take(2).ToList() is [var only] ? only : null;

    private static async Task<Guid?> QueryAsync(IServiceProvider services, IEntityType type, List<(string Column, Guid Value)> conditions)
    {
        var connection = services.GetRequiredService<KetNghiaDbContext>().Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await connection.OpenAsync();
        }

        await using var command = connection.CreateCommand();
        var where = conditions.Select((condition, index) => $"{condition.Column} = @p{index}").Prepend("1 = 1");
        command.CommandText = $"SELECT Id FROM {type.GetTableName()} WHERE {string.Join(" AND ", where)} ORDER BY Id LIMIT 1";
        for (var index = 0; index < conditions.Count; index++)
        {
            Add(command, $"@p{index}", conditions[index].Value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetGuid(0) : null;
    }

    private static void Add(DbCommand command, string name, Guid value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
