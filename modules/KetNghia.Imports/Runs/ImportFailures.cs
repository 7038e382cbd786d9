using Microsoft.Extensions.Logging;

namespace KetNghia.Imports.Runs;

/// <summary>Why a row failed, in words a person can act on; what nobody foresaw gets a code that stands in the log too.</summary>
internal sealed class ImportFailures(IIdGenerator ids, RecordCodes codes, ILogger<ImportFailures> logger)
{
    private const int CodeLength = 10;

    /// <summary>False for what befalls the whole job: it was told to stop, or the database cannot serve anybody.</summary>
    public static bool IsOfRow(Exception exception) =>
        exception is not (OperationCanceledException or TransientConflictException)
        && !DatabaseErrors.IsTransient(exception) && !DatabaseErrors.IsUnavailable(exception);

    public ImportRemark Explain(Exception exception, Guid runId, int row)
    {
        if (exception is BusinessException refused)
        {
            return Remark(refused.Code, refused.Values.ToDictionary(v => v.Key, v => codes.Told(v.Value)?.ToString()));
        }

        if (DatabaseErrors.IsUniqueViolation(exception))
        {
            return Remark(FrameworkErrors.Duplicate, null);
        }

        var code = ids.New().ToString("N")[^CodeLength..].ToUpperInvariant();
        logger.LogError(exception, "Import {RunId} failed at row {Row}, code {Code}", runId, row, code);
        return Remark(ImportErrors.RowFailed, new Dictionary<string, string?> { ["code"] = code });
    }

    private static ImportRemark Remark(string code, Dictionary<string, string?>? values) => new(ImportRemarkKind.Error, "", code, values, null);
}
