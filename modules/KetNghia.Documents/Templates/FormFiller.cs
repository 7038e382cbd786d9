using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Papers;
using KetNghia.Imports.Contracts;

namespace KetNghia.Documents.Templates;

/// <summary>Writes a paper into a form: controls by their tags, names in braces by their values. What it puts in is not read again.</summary>
internal sealed class FormFiller(Paper paper, PaperFields fields)
{
    public const string FieldTag = "field.";
    public const string RowsTag = "rows.";
    public const string ColumnTag = "column.";

    private readonly IReadOnlyList<PaperPart> _parts = PaperLayout.Of(paper);
    private readonly IReadOnlyList<PaperTable> _tables = TablesOf(paper);

    /// <summary>Tables of a paper in their order: the first is <c>rows.1</c>.</summary>
    public static IReadOnlyList<PaperTable> TablesOf(Paper paper) => [.. paper.Body.Concat(paper.Annexes.SelectMany(a => a.Body)).OfType<PaperTable>()];

    /// <param name="file">Has passed the gate; is changed where nothing is wrong with it.</param>
    /// <returns>Everything that is wrong with it; then nothing is written.</returns>
    public IReadOnlyList<BusinessException> Fill(Stream file) => PaperLanguage.In(() =>
    {
        using var document = WordprocessingDocument.Open(file, isEditable: true, new OpenSettings { AutoSave = false });
        var main = document.MainDocumentPart;
        if (main?.Document?.Body is not { } body)
        {
            return [new BusinessException(DocumentsErrors.FormNotDocx)];
        }

        List<OpenXmlElement> roots = [body, .. main.HeaderParts.Select(p => p.Header).OfType<OpenXmlElement>(), .. main.FooterParts.Select(p => p.Footer).OfType<OpenXmlElement>()];
        var faults = roots.SelectMany(FaultsOf).DistinctBy(f => (f.Code, f.Values.GetValueOrDefault("field"))).ToList();
        if (faults.Count == 0)
        {
            PaperStyles.AddMissing(main);
            roots.ForEach(FillRoot);
            document.Save();
        }

        return faults;
    });

    private static string TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value?.Trim() ?? "";

    private static bool IsOurs(OpenXmlElement element) => element is SdtElement control && TagOf(control).Length > 0;

    private IEnumerable<BusinessException> FaultsOf(OpenXmlElement root)
    {
        var near = new NearNames();
        string[] tags = [.. PaperTags.All, .. fields.All.Select((_, i) => FieldTag + Index(i + 1)), .. _tables.Select((_, i) => RowsTag + Index(i + 1))];
        foreach (var control in root.Descendants<SdtElement>().Where(IsOurs))
        {
            var tag = TagOf(control);
            var rows = control.Ancestors<SdtElement>().Where(a => TagOf(a).StartsWith(RowsTag, StringComparison.Ordinal)).ToList();
            var table = rows.Count > 0 ? TableOf(TagOf(rows[0])) : null;
            BusinessException? Fault(string code) => new BusinessException(code).With("field", tag);
            var fault = tag.StartsWith(ColumnTag, StringComparison.Ordinal)
                ? rows.Count == 0 ? Fault(DocumentsErrors.FormColumnOutside) : table is not null && ColumnOf(tag, table) is null ? Fault(DocumentsErrors.FormNoColumn)?.With("most", table.Columns.Count) : null
                : !tags.Contains(tag) ? near.Of(tag, "", tags.Select(t => new[] { t })) is { } meant ? Fault(DocumentsErrors.FormTagMeant)?.With("meant", meant) : Fault(DocumentsErrors.FormTagUnknown)
                : tag.StartsWith(RowsTag, StringComparison.Ordinal) ? rows.Count > 0 ? Fault(DocumentsErrors.FormRowsNested) : control is SdtRow ? null : Fault(DocumentsErrors.FormRowsOutside)
                : tag == PaperTags.Annexes && (control is not SdtBlock || control.Parent is not Body) ? Fault(DocumentsErrors.FormAnnexesInside)
                : null;
            if (fault is not null)
            {
                yield return fault;
            }
        }

        foreach (var unknown in root.Descendants<Paragraph>().Where(p => !p.Ancestors().Any(IsOurs)).SelectMany(p => fields.UnknownIn(TextOf(p))))
        {
            yield return new BusinessException(unknown.Meant is null ? DocumentsErrors.FormFieldUnknown : DocumentsErrors.FormFieldMeant).With("field", unknown.Name).With("meant", unknown.Meant);
        }
    }

    private PaperTable? TableOf(string tag) =>
        int.TryParse(tag[RowsTag.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _tables.ElementAtOrDefault(number - 1) : null;

    private static int? ColumnOf(string tag, PaperTable table) =>
        int.TryParse(tag[ColumnTag.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= table.Columns.Count ? number - 1 : null;

    private static string Index(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Text> WordsOf(Paragraph paragraph) => paragraph.Descendants<Text>().Where(t => !t.Ancestors<SdtElement>().Any(IsOurs));

    private static string TextOf(Paragraph paragraph) => string.Concat(WordsOf(paragraph).Select(t => t.Text));

    private void FillRoot(OpenXmlElement root)
    {
        foreach (var paragraph in root.Descendants<Paragraph>().Where(p => !p.Ancestors().Any(IsOurs)).ToList())
        {
            FillNames(paragraph);
        }

        foreach (var control in root.Descendants<SdtElement>().Where(c => IsOurs(c) && !c.Ancestors().Any(IsOurs)).ToList())
        {
            if (control is SdtRow row)
            {
                FillRows(row, TableOf(TagOf(row))!);
            }
            else if (TagOf(control) == PaperTags.Annexes)
            {
                FillAnnexes(control, (Body)control.Parent!);
            }
            else
            {
                Replace(control, PiecesOf(TagOf(control)));
            }
        }
    }

    /// <summary>A name people typed may be cut into runs: its value stands in the first of them.</summary>
    private void FillNames(Paragraph paragraph)
    {
        var words = WordsOf(paragraph).ToList();
        var whole = string.Concat(words.Select(t => t.Text));
        if (fields.Fill(whole) == whole)
        {
            return;
        }

        foreach (var word in words)
        {
            word.Text = fields.Fill(word.Text);
        }

        var rest = string.Concat(words.Select(t => t.Text));
        if (fields.Fill(rest) is { } filled && filled != rest)
        {
            words[0].Text = filled;
            words[0].Space = SpaceProcessingModeValues.Preserve;
            words.Skip(1).ToList().ForEach(w => w.Text = "");
        }
    }

    private IReadOnlyList<Piece> PiecesOf(string tag)
    {
        if (tag.StartsWith(FieldTag, StringComparison.Ordinal))
        {
            return [new Line(LineStyle.Body, new TextRun(fields.All[int.Parse(tag[FieldTag.Length..], CultureInfo.InvariantCulture) - 1].Value))];
        }

        IEnumerable<Piece> Within(IEnumerable<Piece> pieces) => pieces.SelectMany(p => p.Tag == tag ? [p] : p is Grid grid ? Within(grid.Rows.SelectMany(r => r).SelectMany(c => c)) : []);
        return [.. Within(_parts[0].Pieces)];
    }

    private static void Replace(SdtElement control, IReadOnlyList<Piece> pieces)
    {
        if (control is SdtBlock)
        {
            var parent = control.Parent!;
            foreach (var piece in pieces)
            {
                control.InsertBeforeSelf(PaperWriter.ElementOf(piece));
            }

            control.Remove();
            if (parent is TableCell && parent.LastChild is not Paragraph)
            {
                parent.Append(PaperWriter.SectionEnd(null));
            }

            return;
        }

        var text = string.Join(' ', pieces.OfType<Line>().Select(l => string.Concat(l.Runs.Select(r => r.Text))).Where(t => t.Length > 0));
        ReplaceText(control, text);
    }

    /// <summary>As the first words in it look.</summary>
    private static void ReplaceText(SdtElement control, string text)
    {
        var look = control.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(true);
        look?.RemoveAllChildren<RunStyle>();
        var run = new Run(new Text(VietnameseText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        if (look is not null)
        {
            run.PrependChild(look);
        }

        if (control is SdtRun)
        {
            control.InsertBeforeSelf(run);
        }
        else
        {
            var paragraph = new Paragraph(run);
            if (control.Descendants<Paragraph>().FirstOrDefault()?.ParagraphProperties?.CloneNode(true) is { } properties)
            {
                paragraph.PrependChild(properties);
            }

            OpenXmlElement whole = control is SdtCell ? new TableCell(paragraph) : paragraph;
            if (control.Descendants<TableCellProperties>().FirstOrDefault()?.CloneNode(true) is { } cell && whole is TableCell)
            {
                whole.PrependChild(cell);
            }

            control.InsertBeforeSelf(whole);
        }

        control.Remove();
    }

    private static void FillRows(SdtRow control, PaperTable table)
    {
        var patterns = control.SdtContentRow?.Elements<TableRow>().ToList() ?? [];
        foreach (var row in table.Rows)
        {
            foreach (var made in patterns.Select(p => (TableRow)p.CloneNode(true)))
            {
                control.InsertBeforeSelf(made);
                foreach (var cell in made.Descendants<SdtElement>().Where(c => IsOurs(c) && TagOf(c).StartsWith(ColumnTag, StringComparison.Ordinal)).ToList())
                {
                    ReplaceText(cell, PaperTables.CellOf(row, ColumnOf(TagOf(cell), table)!.Value));
                }
            }
        }

        control.Remove();
    }

    private void FillAnnexes(SdtElement control, Body body)
    {
        var last = body.Elements<SectionProperties>().LastOrDefault() ?? body.AppendChild(PageLike(new SectionProperties(), isLandscape: false));
        foreach (var (index, part) in _parts.Skip(1).Index())
        {
            var before = (SectionProperties)last.CloneNode(true);
            control.InsertBeforeSelf(PaperWriter.SectionEnd(index == 0 ? before : PageLike(before, _parts[index].IsLandscape)));
            foreach (var piece in part.Pieces)
            {
                control.InsertBeforeSelf(PaperWriter.ElementOf(piece, null, part.IsLandscape));
            }
        }

        if (_parts.Count > 1)
        {
            PageLike(last, _parts[^1].IsLandscape);
        }

        control.Remove();
    }

    /// <summary>An annex has the headers of the form, and pages of its own.</summary>
    private static SectionProperties PageLike(SectionProperties page, bool isLandscape)
    {
        page.RemoveAllChildren<TitlePage>();
        var size = page.GetFirstChild<PageSize>();
        (uint width, uint height) = isLandscape ? ((uint)PaperMeasures.PageHeight, (uint)PaperMeasures.PageWidth) : ((uint)PaperMeasures.PageWidth, (uint)PaperMeasures.PageHeight);
        if (size is null)
        {
            page.AddChild(size = new PageSize());
        }

        (size.Width, size.Height, size.Orient) = (width, height, isLandscape ? PageOrientationValues.Landscape : null);
        return page;
    }
}
