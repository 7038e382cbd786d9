using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

/// <summary>What the current person may import, and the templates for it.</summary>
internal sealed class ImportCatalogue(IEnumerable<IImportDefinition> definitions, ImportSheet sheets, ITexts texts, ICurrentUser user)
{
    public IReadOnlyList<IImportDefinition> Mine() => [.. definitions.Where(d => d.IsFor(user)).OrderBy(d => d.Order)];

    /// <exception cref="RecordNotFoundException">Unknown, or not for this person.</exception>
    public IImportDefinition Mine(string key) => definitions.FirstOrDefault(d => d.Key == key && d.IsFor(user)) ?? throw new RecordNotFoundException();

    public IImportDefinition Get(string key) => definitions.First(d => d.Key == key);

    public string Title(string key) => texts["Import." + key];

    /// <summary>"mau-cap-ket-nghia.xlsx": Vietnamese without marks in every language.</summary>
    public string TemplateName(string key) => (texts.Has($"Import.{key}.File") ? texts[$"Import.{key}.File"] : "mau-" + key) + ".xlsx";

    public string Heading(IImportDefinition definition, string column) => texts[$"Import.{definition.Key}.{column}"];

    public string? Hint(IImportDefinition definition, string column) => texts.Has($"Import.{definition.Key}.{column}.Hint") ? texts[$"Import.{definition.Key}.{column}.Hint"] : null;

    public async Task<byte[]> TemplateAsync(IImportDefinition definition, CancellationToken cancellationToken)
    {
        var columns = new List<TemplateColumn>();
        foreach (var column in definition.Columns)
        {
            columns.Add(new TemplateColumn(
                Heading(definition, column.Key), Hint(definition, column.Key), sheets.ExampleOf(definition, column), column.IsRequired, texts["ImportKind." + column.Kind],
                column.Kind == ImportColumnKind.Choice ? [.. (await definition.ChoicesAsync(column.Key, cancellationToken)).Where(c => c.IsOffered).Select(c => c.Name)] : []));
        }

        using var stream = new MemoryStream();
        TemplateWriter.Write(stream, new ExcelTemplate(
            Title(definition.Key), columns, texts["Import.Help"], [texts["Import.Help.1"], texts["Import.Help.2"], texts["Import.Help.3"]],
            [texts["Import.Help.Column"], texts["Import.Help.Required"], texts["Import.Help.Kind"], texts["Import.Help.How"], texts["Import.Help.Example"]],
            texts["Import.Help.Yes"], texts["Import.Help.No"]));
        return stream.ToArray();
    }
}
