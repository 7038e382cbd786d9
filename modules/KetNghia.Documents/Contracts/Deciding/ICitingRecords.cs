namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>For a module whose records name the paper that decides them: which do. Asked in the tenant of the documents.</summary>
[Contributed]
public interface ICitingRecords
{
    /// <summary>Those the person may open.</summary>
    Task<IReadOnlyList<RecordLink>> ReadableAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken);

    /// <summary>All of them, whoever asks.</summary>
    Task<int> CountAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken);
}
