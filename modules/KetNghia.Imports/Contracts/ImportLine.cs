namespace KetNghia.Imports.Contracts;

/// <summary>One row of an imported file, under the definition's column keys.</summary>
/// <param name="columns">Columns the file has; null when it has all of them.</param>
/// <param name="sheet">Where the list stands on several sheets: the name of the row's own.</param>
/// <param name="limitId">What the run is limited to.</param>
public sealed class ImportLine(int number, IReadOnlyDictionary<string, string> cells, IReadOnlyCollection<string>? columns = null, string? sheet = null, Guid? limitId = null)
{
    private readonly List<ImportRemark> _remarks = [];
    private readonly Dictionary<string, string> _cells = new(cells, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _choices = new(StringComparer.Ordinal);

    /// <summary>Row number in the sheet, as Excel shows it.</summary>
    public int Number { get; } = number;

    /// <summary>Of <see cref="IImportDefinition.LimitAsync"/>; null when the run is not limited.</summary>
    public Guid? LimitId { get; } = limitId;

    /// <summary>"12", or "Xã Zuôich!12" where the list stands on several sheets.</summary>
    internal string Place => PlaceIn(sheet, Format.Whole(Number));

    /// <summary>As a formula names a cell of another sheet.</summary>
    internal static string PlaceIn(string? sheet, string cell) => sheet is null ? cell : $"{sheet}!{cell}";

    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    public bool HasErrors => _remarks.Any(r => r.Kind == ImportRemarkKind.Error);

    public bool HasDoubts => _remarks.Any(r => r.Kind == ImportRemarkKind.Doubt);

    /// <summary>Its cell has been refused already.</summary>
    public bool IsWrong(string column) => _remarks.Any(r => r.Kind == ImportRemarkKind.Error && r.Column == column);

    /// <summary>Set when the record of this row exists already, however it came in.</summary>
    public Guid? ExistingId { get; private set; }

    /// <summary>The known record this row names, as it was when it was looked at; null for rows that make a new one.</summary>
    internal ImportedRecord? Target { get; private set; }

    /// <summary>What the record was before, as stored; null unless the row changes it.</summary>
    internal string? Former { get; private set; }

    /// <summary>What the row changes; empty for a new record and for one that stays as it is.</summary>
    internal IReadOnlyList<ImportChange> Fields { get; private set; } = [];

    internal IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>What the row means, as stored; null until the definition has said it.</summary>
    internal string? Meaning { get; private set; }

    internal string? Key { get; private set; }

    /// <summary>The cell's text, cleaned; empty when blank or when the column is not in the file.</summary>
    public string Text(string column) => _cells.GetValueOrDefault(column, "");

    /// <summary>The file has the column: an empty cell of it means that nothing is to stand there.</summary>
    public bool Has(string column) => columns is null || columns.Contains(column);

    public bool IsEmpty(string column) => Text(column).Length == 0;

    public DateOnly? Date(string column) => Readings.Date(Text(column)).Value;

    /// <summary>Whole đồng.</summary>
    public long? Money(string column) => Readings.Money(Text(column), Readings.Files).Value;

    /// <summary>Thousandths.</summary>
    public long? Quantity(string column) => Readings.Quantity(Text(column), Readings.Files).Value;

    public long? Whole(string column) => Readings.Whole(Text(column), Readings.Files).Value;

    /// <summary>Whether both rows say the same in the column, however they are typed.</summary>
    internal bool SaysAlike(ImportColumn column, ImportLine other) => column.Kind switch
    {
        ImportColumnKind.Date => Date(column.Key) == other.Date(column.Key),
        ImportColumnKind.Money => Money(column.Key) == other.Money(column.Key),
        ImportColumnKind.Quantity => Quantity(column.Key) == other.Quantity(column.Key),
        ImportColumnKind.Whole => Whole(column.Key) == other.Whole(column.Key),
        _ => VietnameseText.Fold(Text(column.Key)) == VietnameseText.Fold(other.Text(column.Key)),
    };

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

    /// <summary>
    /// The row names a known record: says what it was, what it is to be and which fields differ. Without any the row is one
    /// that is there already. The record's label is shown to the person: its code and its name.
    /// </summary>
    /// <param name="record">With the version that was looked at; a later one refuses the change.</param>
    /// <param name="fields">Of <see cref="ImportDifferences"/>.</param>
    public void Changes<TRow>(ImportedRecord record, TRow before, TRow after, IReadOnlyList<ImportChange> fields)
        where TRow : class
    {
        (Target, Fields, Meaning) = (record, fields, ImportMeaning.Of(after));
        if (fields.Count == 0)
        {
            AlreadyThere(record.EntityId);
            return;
        }

        Former = ImportMeaning.Of(before);
        Key = $"{record.EntityType} {record.EntityId:N} {record.Version} {Former} {Meaning}";
    }

    /// <summary>
    /// The cell is wrong. Text <c>Error.{code}</c>; what to do next belongs in it. A cell gets one message: the first, for its
    /// shape is checked first, unless all that was known is that it is empty.
    /// </summary>
    /// <param name="suggestion">Offered as a button when there is one likely right value.</param>
    public void Refuse(string column, string code, IReadOnlyDictionary<string, string?>? values = null, string? suggestion = null) =>
        Refuse(new ImportRemark(ImportRemarkKind.Error, column, code, values, suggestion));

    internal void Refuse(ImportRemark remark)
    {
        var earlier = remark.Column.Length == 0 ? -1 : _remarks.FindIndex(r => r.Column == remark.Column && r.Kind == ImportRemarkKind.Error);
        if (earlier < 0 && remark.Column.Length > 0 && _remarks.FindIndex(r => r.Column == remark.Column && r.Suggestion is not null) is >= 0 and var doubted)
        {
            // Asked about already, with what may be meant: that explains best why nothing is found by it.
            _remarks[doubted] = _remarks[doubted] with { Kind = ImportRemarkKind.Error };
        }
        else if (earlier < 0)
        {
            _remarks.RemoveAll(r => remark.Column.Length > 0 && r.Column == remark.Column);
            _remarks.Add(remark);
        }
        else if (_remarks[earlier].Code == ImportErrors.CellEmpty)
        {
            _remarks[earlier] = remark;
        }
    }

    /// <summary>What stands for "not known" in a list is no value.</summary>
    internal void Blank(string column) => _cells[column] = "";

    /// <summary>May be a duplicate of something known: not applied unless a person says so.</summary>
    /// <param name="suggestion">Offered as a button when there is one likely right value.</param>
    public void Doubt(string column, string code, IReadOnlyDictionary<string, string?>? values = null, string? suggestion = null)
    {
        if (column.Length == 0 || _remarks.TrueForAll(r => r.Column != column))
        {
            _remarks.Add(new ImportRemark(ImportRemarkKind.Doubt, column, code, values, suggestion));
        }
    }

    /// <summary>The record is there already: the row is counted and skipped.</summary>
    public void AlreadyThere(Guid recordId) => ExistingId = recordId;

    internal void SameAs(ImportLine other)
    {
        _remarks.Clear();
        Doubt("", ImportErrors.SameAsRow, new Dictionary<string, string?> { ["row"] = other.Place });
        (ExistingId, Former, Fields) = (null, null, []);
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
