using System.Linq.Expressions;

namespace KetNghia.Framework.Entities;

/// <summary>A row of one tenant. Filtered by default; the write guard refuses rows of another tenant.</summary>
public interface ITenantOwned
{
    Guid Id { get; }

    Guid TenantId { get; }
}

/// <summary>A row shared by the whole installation (accounts, units, parties, localities).</summary>
public interface IHostOwned
{
    Guid Id { get; }
}

/// <summary>A row that belongs to an administrative unit: a second default filter limits it to the person's scope.</summary>
public interface IUnitScoped
{
    Guid UnitId { get; }
}

/// <summary>A row that concerns further units beside its own: a person of any of them sees it.</summary>
public interface IUnitsScoped<TSelf> : IUnitScoped
{
    static abstract Expression<Func<TSelf, IEnumerable<Guid>>> Units { get; }
}

/// <summary>A part of a record that is read with it, but concerns one unit: nobody whose scope does not reach the unit changes it.</summary>
public interface IWithinUnit
{
    Guid UnitId { get; }
}

/// <summary>Opened and closed along with the record it is about, by whoever changes that: no scope of its own stops it.</summary>
public interface IFollowsRecords : IUnitScoped;

/// <summary>A mutable aggregate: version token checked and raised on every update.</summary>
public interface IVersioned
{
    long Version { get; }
}

/// <summary>Changes are kept as snapshots and must be explained by an action-log entry of the same transaction.</summary>
public interface IRecorded : IVersioned
{
    Guid Id { get; }
}

/// <summary>Deleted from view by a reasoned action; the row stays.</summary>
public interface IRemovable
{
    bool IsRemoved { get; }
}

public enum PersonalDataClass
{
    /// <summary>Names, phone, e-mail, address (Decree 356/2025: basic).</summary>
    Basic,

    /// <summary>Ethnic origin, health, ID pictures (sensitive).</summary>
    Sensitive,

    /// <summary>Password hashes, token hashes, second-factor secrets: never shown, logged or exported.</summary>
    Secret,
}

/// <summary>Every column about a person carries this; a model test fails otherwise.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassifiedAttribute(PersonalDataClass dataClass) : Attribute
{
    public PersonalDataClass DataClass { get; } = dataClass;
}

/// <summary>
/// A column that is moved by conditional updates beside the record's own changes (counters, guards): not part of its
/// snapshots.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnrecordedAttribute : Attribute;
