namespace KetNghia.Framework.Persistence;

/// <summary>
/// Puts what every installation needs (units, host workspace, default roles) into an up-to-date schema. Idempotent;
/// runs with no ambient tenant and enters one explicitly.
/// </summary>
[Contributed]
public interface ISeeder
{
    /// <summary>Ascending; modules upstream come first.</summary>
    int Order { get; }

    Task SeedAsync(CancellationToken cancellationToken);
}

/// <summary>Adds the demo data of one module; only in embedded demo mode and for the verb <c>seed --demo</c>.</summary>
[Contributed]
public interface IDemoSeeder
{
    int Order { get; }

    Task SeedAsync(CancellationToken cancellationToken);
}
