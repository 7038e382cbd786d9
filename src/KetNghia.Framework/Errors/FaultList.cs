namespace KetNghia.Framework.Errors;

/// <summary>Gathers what several rules find wrong with one input, so that a person is told all of it at once.</summary>
public sealed class FaultList
{
    private readonly List<BusinessException> _found = [];

    public IReadOnlyList<BusinessException> Found => _found;

    public bool Any => _found.Count > 0;

    public void Add(params IEnumerable<BusinessException> faults) => _found.AddRange(faults);

    /// <summary>Asks one rule: what it refuses is kept, and its answer is missing then.</summary>
    public T? Ask<T>(Func<T> rule)
    {
        try
        {
            return rule();
        }
        catch (BusinessException fault)
        {
            _found.Add(fault);
            return default;
        }
    }

    /// <inheritdoc cref="Ask{T}(Func{T})"/>
    public void Ask(Action rule) => Ask(() =>
    {
        rule();
        return true;
    });

    /// <inheritdoc cref="Ask{T}(Func{T})"/>
    public async Task<T?> AskAsync<T>(Func<Task<T>> rule)
    {
        try
        {
            return await rule();
        }
        catch (BusinessException fault)
        {
            _found.Add(fault);
            return default;
        }
    }

    /// <inheritdoc cref="Ask{T}(Func{T})"/>
    public Task AskAsync(Func<Task> rule) => AskAsync(async () =>
    {
        await rule();
        return true;
    });

    /// <summary>Refuses with everything found, or does nothing when nothing was.</summary>
    public void ThrowIfAny() => BusinessException.ThrowIfAny(_found);
}
