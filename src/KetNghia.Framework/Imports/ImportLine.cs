using System.Globalization;
using KetNghia.Framework.Values;

namespace KetNghia.Framework.Imports;

/// <summary>One row of an imported file, under the definition's column keys.</summary>
public sealed class ImportLine(int number, IReadOnlyDictionary<string, string> cells)
{
    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("vi");

    private readonly List<ImportRemark> _remarks = [];
    private readonly Dictionary<string, string> _cells = new(cells, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _choices = new(StringComparer.Ordinal);

    /// <summary>Row number in the sheet, as Excel shows it.</summary>
    public int Number { get; } = number;

    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    public bool HasErrors => _remarks.Any(r => r.Kind == ImportRemarkKind.Error);

    public bool HasDoubts => _remarks.Any(r => r.Kind == ImportRemarkKind.Doubt);

    /// <summary>Its cell has been refused already.</summary>
    public bool IsWrong(string column) => _remarks.Any(r => r.Kind == ImportRemarkKind.Error && r.Column == column);

    /// <summary>Set when the record of this row exists already, however it came in.</summary>
    public Guid? ExistingId { get; private set; }

    internal IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>What the row means, as stored; null until the definition has said it.</summary>
    internal string? Meaning { get; private set; }

    internal string? Key { get; private set; }

    /// <summary>The cell's text, cleaned; empty when blank or when the column is not in the file.</summary>
    public string Text(string column) => _cells.GetValueOrDefault(column, "");

    public bool IsEmpty(string column) => Text(column).Length == 0;

    public DateOnly? Date(string column) => Format.TryParseDate(Text(column), out var date) ? date : null;

    /// <summary>Whole đồng.</summary>
    public long? Money(string column) => Vietnamese(() => Format.TryParseDong(Text(column), out var dong) ? dong : (long?)null);

    /// <summary>Thousandths.</summary>
    public long? Quantity(string column) => Vietnamese(() => Format.TryParseQuantity(Text(column), out var thousandths) ? thousandths : (long?)null);

    internal bool IsTooLargeMoney(string column) => Vietnamese(() => Format.IsTooLargeDong(Text(column)) ? 1 : null) is not null;

    internal bool IsTooLargeQuantity(string column) => Vietnamese(() => Format.IsTooLargeQuantity(Text(column)) ? 1 : null) is not null;

    public long? Whole(string column) => Quantity(column) is { } thousandths && thousandths % 1000 == 0 ? thousandths / 1000 : null;

    /// <summary><see cref="ImportChoice.Value"/> of what was typed; null when blank or not among the choices.</summary>
    public string? Choice(string column) => _choices.GetValueOrDefault(column);

    /// <summary>The member of an enum offered by <see cref="ImportChoices.Of{T}"/>.</summary>
    public T? Choice<T>(string column)
        where T : struct, Enum => Choice(column) is { } value ? Enum.Parse<T>(value) : null;

    /// <summary>
    /// What the row means. Called once for every row that may be written; <see cref="IImportDefinition.ApplyAsync"/> gets it back.
    /// </summary>
    /// <param name="key">
    /// Equal for rows that would make the same record, however they are typed: ids, figures and dates. A key that has been
    /// applied and not undone is never applied again.
    /// </param>
    public void Means<TRow>(TRow row, string key)
        where TRow : class => (Meaning, Key) = (ImportMeaning.Of(row), key);

    /// <summary>The cell is wrong. Text <c>Error.{code}</c>; what to do next belongs in it.</summary>
    /// <param name="suggestion">Offered as a button when there is one likely right value.</param>
    public void Refuse(string column, string code, IReadOnlyDictionary<string, string?>? values = null, string? suggestion = null) =>
        _remarks.Add(new ImportRemark(ImportRemarkKind.Error, column, code, values, suggestion));

    internal void Refuse(ImportRemark remark) => _remarks.Add(remark);

    /// <summary>May be a duplicate of something known: not applied unless a person says so.</summary>
    public void Doubt(string column, string code, IReadOnlyDictionary<string, string?>? values = null) =>
        _remarks.Add(new ImportRemark(ImportRemarkKind.Doubt, column, code, values, null));

    /// <summary>The record is there already: the row is counted and skipped.</summary>
    public void AlreadyThere(Guid recordId) => ExistingId = recordId;

    /// <summary>Files are read the Vietnamese way, whatever language their reader has chosen for the screen.</summary>
    private static long? Vietnamese(Func<long?> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language;
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    internal void SameAs(int row)
    {
        _remarks.Clear();
        Doubt("", ImportErrors.SameAsRow, new Dictionary<string, string?> { ["row"] = Format.Whole(row) });
        ExistingId = null;
    }

    internal void Choose(string column, ImportChoice choice) => (_cells[column], _choices[column]) = (choice.Name, choice.Value);
}

public enum ImportRemarkKind
{
    Error = 1,
    Doubt,
}

/// <param name="Code">Text key <c>Error.{Code}</c>.</param>
public sealed record ImportRemark(
    ImportRemarkKind Kind, string Column, string Code, IReadOnlyDictionary<string, string?>? Values, string? Suggestion);
