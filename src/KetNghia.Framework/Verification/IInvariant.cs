namespace KetNghia.Framework.Verification;

/// <summary>
/// Something that must be true of the stored rows at any moment (I1–I18). Registered as a service by its
/// module; run read-only by the verb <c>verify</c> and every night, in a scope of its own and with no ambient tenant.
/// </summary>
[Contributed]
public interface IInvariant
{
    /// <summary>For example <c>I5</c>; title under text key <c>Invariant.{Id}</c>.</summary>
    string Id { get; }

    Task CheckAsync(InvariantReport report, CancellationToken cancellationToken);
}

/// <summary>Reads the rows of every tenant, removed ones included.</summary>
public abstract class Invariant(KetNghiaDbContext db) : IInvariant
{
    public abstract string Id { get; }

    protected KetNghiaDbContext Db { get; } = db;

    public abstract Task CheckAsync(InvariantReport report, CancellationToken cancellationToken);

    /// <summary>Untracked rows of all tenants.</summary>
    protected IQueryable<T> All<T>()
        where T : class => Db.Set<T>().AsNoTracking().AllTenants("an invariant holds for every tenant");
}

/// <summary>What one invariant has looked at and found.</summary>
public sealed class InvariantReport
{
    public const int MaxFailures = 50;

    private const long Step = 25_000;

    private readonly List<string> _failures = [];
    private readonly List<string> _notes = [];
    private readonly Action<long>? _progress;

    public InvariantReport()
    {
    }

    /// <param name="progress">Called with the number checked so far, every twenty-five thousand.</param>
    internal InvariantReport(Action<long>? progress) => _progress = progress;

    public long Checked { get; private set; }

    public long Failed { get; private set; }

    /// <summary>The first of them: ids and figures, never names or contents.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What holds, but must be known to judge the outcome.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Note(string what) => _notes.Add(what);

    public void Count(long rows = 1)
    {
        var before = Checked / Step;
        Checked += rows;
        if (Checked / Step > before)
        {
            _progress?.Invoke(Checked);
        }
    }

    public void Fail(string what)
    {
        Failed++;
        if (_failures.Count < MaxFailures)
        {
            _failures.Add(what);
        }
    }
}
