using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KetNghia.Framework.Excel;

/// <param name="Choices">Become a drop-down list.</param>
public sealed record TemplateColumn(string Heading, string? Hint, string? Example, bool IsRequired, string KindText, IReadOnlyList<string> Choices);

/// <param name="HelpTitle">Name of the sheet with instructions.</param>
/// <param name="HelpHeadings">Column, required, form, how to write it, example.</param>
public sealed record ExcelTemplate(
    string Sheet, IReadOnlyList<TemplateColumn> Columns, string HelpTitle, IReadOnlyList<string> HelpLines, IReadOnlyList<string> HelpHeadings, string Yes, string No);

/// <summary>A workbook to be filled in: headings, one example row, drop-downs, instructions.</summary>
public static class TemplateWriter
{
    private const int ListedRows = 5_000;
    private const string ListSheet = "Lists";

    public static void Write(Stream target, ExcelTemplate template)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Sheet();
        var (entry, help, lists) = (workbook.AddNewPart<WorksheetPart>(), workbook.AddNewPart<WorksheetPart>(), workbook.AddNewPart<WorksheetPart>());
        WriteEntry(entry, template);
        WriteHelp(help, template);
        WriteLists(lists, template);
        workbook.Workbook = new Workbook(new Sheets(
            new Sheet { Name = ExcelExporter.SheetName(template.Sheet, 1), SheetId = 1, Id = workbook.GetIdOfPart(entry) },
            new Sheet { Name = ExcelExporter.SheetName(template.HelpTitle, 1), SheetId = 2, Id = workbook.GetIdOfPart(help) },
            new Sheet { Name = ListSheet, SheetId = 3, Id = workbook.GetIdOfPart(lists), State = SheetStateValues.Hidden }));
    }

    private static void WriteEntry(WorksheetPart part, ExcelTemplate template)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        SheetParts.Frame(writer, 1, [.. template.Columns.Select(c => Math.Clamp(c.Heading.Length + 8, 16, 40))]);
        writer.WriteStartElement(new SheetData());
        SheetParts.Row(writer, 1, [.. template.Columns.Select(c => (object?)c.Heading)], i => template.Columns[i].IsRequired ? ExcelStyles.HeadRequired : ExcelStyles.Head);
        SheetParts.Row(writer, 2, [.. template.Columns.Select(c => (object?)(c.Example ?? ""))], _ => ExcelStyles.Example);
        writer.WriteEndElement();
        var listed = template.Columns.Index().Where(c => c.Item.Choices.Count > 0).ToList();
        if (listed.Count > 0)
        {
            writer.WriteElement(new DataValidations(listed.Select(c => Validation(c.Index, c.Item))) { Count = (uint)listed.Count });
        }

        writer.WriteEndElement();
    }

    private static DataValidation Validation(int index, TemplateColumn column)
    {
        var name = ExcelSheet.ColumnName(index);
        return new DataValidation(new Formula1($"{ListSheet}!${name}$1:${name}${column.Choices.Count.ToString(CultureInfo.InvariantCulture)}"))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            PromptTitle = column.Heading.Length > 32 ? column.Heading[..32] : column.Heading,
            Prompt = column.Hint is { Length: > 0 } hint ? hint[..Math.Min(hint.Length, 250)] : null,
            ShowInputMessage = column.Hint is { Length: > 0 },
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{name}2:{name}{ListedRows.ToString(CultureInfo.InvariantCulture)}" },
        };
    }

    private static void WriteHelp(WorksheetPart part, ExcelTemplate template)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var head = (uint)template.HelpLines.Count + 3;
        SheetParts.Frame(writer, head, [28, 12, 22, 60, 32]);
        writer.WriteStartElement(new SheetData());
        SheetParts.Row(writer, 1, [template.HelpTitle], _ => ExcelStyles.Title);
        var number = 1u;
        foreach (var line in template.HelpLines)
        {
            SheetParts.Row(writer, ++number, [line], _ => ExcelStyles.Note);
        }

        SheetParts.Row(writer, head, [.. template.HelpHeadings], _ => ExcelStyles.Head);
        number = head;
        foreach (var column in template.Columns)
        {
            SheetParts.Row(writer, ++number, [column.Heading, column.IsRequired ? template.Yes : template.No, column.KindText, column.Hint, column.Example], _ => ExcelStyles.Text);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteLists(WorksheetPart part, ExcelTemplate template)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        var rows = template.Columns.Max(c => c.Choices.Count);
        for (var i = 0; i < rows; i++)
        {
            var row = i;
            SheetParts.Row(writer, (uint)i + 1, [.. template.Columns.Select(c => row < c.Choices.Count ? (object?)c.Choices[row] : null)], _ => ExcelStyles.Text);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
