namespace KetNghia.Framework.Persistence;

/// <summary>Inserts finished rows many at a time, past the change tracker (ADR 0041). For data sets that are made, never for what people enter.</summary>
public interface IBulkWriter
{
    /// <summary>All of them in one transaction, each kind after those it refers to.</summary>
    Task WriteAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken);
}
