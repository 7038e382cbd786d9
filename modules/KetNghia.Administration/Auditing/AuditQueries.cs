namespace KetNghia.Administration.Auditing;

/// <summary>One entry of the log, and what it may be about.</summary>
internal sealed class AuditQueries(IHistory history, ITexts texts)
{
    public async Task<(HistoryLine Line, string Hash)> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var entry = await (await history.ReadableAsync(cancellationToken)).FirstOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        return ((await history.DescribeAsync([entry], withChanges: true, cancellationToken, withFirst: true))[0], entry.Hash);
    }

    /// <summary>Kinds of record the modules name.</summary>
    public IReadOnlyList<FilterChoice> EntityTypes() => Choices("Entity.", EntityName);

    /// <summary>The kind of record in words.</summary>
    public string EntityName(string type) => texts.Has("Entity." + type) ? texts["Entity." + type] : type;

    /// <summary>Actions the modules name.</summary>
    public IReadOnlyList<FilterChoice> Actions() => Choices("Action.", ActionName);

    private string ActionName(string action) => texts[texts.Has("ActionName." + action) ? "ActionName." + action : "Action." + action];

    private IReadOnlyList<FilterChoice> Choices(string prefix, Func<string, string> name) =>
        [.. texts.Keys(prefix).Select(k => k[prefix.Length..]).Select(v => new FilterChoice(v, name(v))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
}
