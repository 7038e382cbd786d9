using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Templates;

/// <summary>
/// Writes a paper into a form: controls by their tags, names in braces by their values. What it puts in is not read again. What a
/// paper does not have leaves nothing behind: a form that was chosen writes every paper of its kind.
/// </summary>
internal sealed class FormFiller(Paper paper, PaperFields fields)
{
    private readonly IReadOnlyList<PaperPart> _parts = PaperLayout.Of(paper);
    private readonly IReadOnlyList<PaperTable> _tables = FormTags.TablesOf(paper);
    private bool _hasAnnexes;

    /// <param name="file">A form without faults; is changed.</param>
    public void Fill(Stream file) => PaperLanguage.In(() =>
    {
        using var document = WordprocessingDocument.Open(file, isEditable: true, new OpenSettings { AutoSave = false });
        var main = document.MainDocumentPart!;
        var body = main.Document!.Body!;
        PaperStyles.AddMissing(main);
        var writesRows = body.Descendants<SdtRow>().Any(r => FormTags.Begins(r, FormTags.Rows));
        foreach (var root in FormTags.RootsOf(main, body))
        {
            FillRoot(root);
        }

        if (!_hasAnnexes && !writesRows)
        {
            FillAnnexes(body.Elements<SectionProperties>().LastOrDefault(), body);
        }

        document.Save();
        return true;
    });

    private void FillRoot(OpenXmlElement root)
    {
        foreach (var paragraph in root.Descendants<Paragraph>().Where(p => !p.Ancestors().Any(FormTags.IsReplaced)).ToList())
        {
            FillNames(paragraph);
        }

        foreach (var control in FormTags.OutermostIn(root))
        {
            if (control is SdtRow row && FormTags.Begins(row, FormTags.Rows))
            {
                FillRows(row, FormTags.TableOf(FormTags.TagOf(row), _tables));
            }
            else
            {
                FillControl(control);
            }
        }
    }

    private void FillControl(SdtElement control)
    {
        var tag = FormTags.TagOf(control);
        if (string.Equals(tag, PaperTags.Annexes, StringComparison.OrdinalIgnoreCase))
        {
            _hasAnnexes = true;
            FillAnnexes(control, (Body)control.Parent!);
            control.Remove();
        }
        else if (FormTags.Begins(control, FormTags.Field))
        {
            ReplaceText(control, fields.All.FirstOrDefault(f => string.Equals(FormTags.Field + f.Key, tag, StringComparison.OrdinalIgnoreCase))?.Value ?? "");
        }
        else
        {
            Replace(control, PiecesOf(tag));
        }
    }

    /// <summary>A name people typed may be cut into runs: its value stands in the first of them.</summary>
    private void FillNames(Paragraph paragraph)
    {
        var words = FormTags.WordsOf(paragraph).ToList();
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
        IEnumerable<Piece> Within(IEnumerable<Piece> pieces) =>
            pieces.SelectMany(p => string.Equals(p.Tag, tag, StringComparison.OrdinalIgnoreCase) ? [p] : p is Grid grid ? Within(grid.Rows.SelectMany(r => r).SelectMany(c => c)) : []);
        return [.. Within(_parts[0].Pieces)];
    }

    private static void Replace(SdtElement control, IReadOnlyList<Piece> pieces)
    {
        switch (control)
        {
            case SdtBlock:
                var around = control.Parent as TableCell;
                foreach (var piece in pieces)
                {
                    control.InsertBeforeSelf(PaperWriter.ElementOf(piece));
                }

                control.Remove();
                EndCell(around);
                break;
            case SdtCell when control.Descendants<TableCell>().FirstOrDefault() is { } old:
                var cell = new TableCell([.. old.Elements<TableCellProperties>().Select(p => p.CloneNode(true)), .. pieces.Select(p => PaperWriter.ElementOf(p))]);
                EndCell(cell);
                control.InsertBeforeSelf(cell);
                control.Remove();
                break;
            default:
                ReplaceText(control, string.Join(' ', pieces.OfType<Line>().Select(l => string.Concat(l.Runs.Select(r => r.Text))).Where(t => t.Length > 0)));
                break;
        }
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

    private void FillRows(SdtRow control, PaperTable? table)
    {
        // Word's own repeating sections stand around each row once more.
        var around = control.Ancestors<Table>().First();
        var patterns = control.Descendants<TableRow>().Where(r => r.Ancestors<Table>().First() == around).ToList();
        foreach (var row in table?.Rows ?? [])
        {
            foreach (var made in patterns.Select(p => (TableRow)p.CloneNode(true)))
            {
                control.InsertBeforeSelf(made);
                foreach (var cell in FormTags.OutermostIn(made))
                {
                    if (!FormTags.Begins(cell, FormTags.Column))
                    {
                        FillControl(cell);
                    }
                    else
                    {
                        ReplaceText(cell, FormTags.ColumnOf(FormTags.TagOf(cell), table!) is { } column ? PaperTables.CellOf(row, column) : "");
                    }
                }
            }
        }

        control.Remove();
        if (!around.Descendants<TableRow>().Any())
        {
            var cell = around.Parent as TableCell;
            around.Remove();
            EndCell(cell);
        }
    }

    /// <summary>A cell ends with a paragraph.</summary>
    private static void EndCell(TableCell? cell)
    {
        if (cell is not null && cell.LastChild is not Paragraph)
        {
            cell.Append(PaperWriter.SectionEnd(null));
        }
    }

    /// <param name="at">Annexes are written before it; null writes them at the end.</param>
    private void FillAnnexes(OpenXmlElement? at, Body body)
    {
        if (_parts.Count == 1)
        {
            return;
        }

        var last = body.Elements<SectionProperties>().LastOrDefault() ?? body.AppendChild(PageLike(new SectionProperties(), isLandscape: false));
        at ??= last;
        foreach (var (index, part) in _parts.Skip(1).Index())
        {
            var before = (SectionProperties)last.CloneNode(true);
            at.InsertBeforeSelf(PaperWriter.SectionEnd(index == 0 ? before : PageLike(before, _parts[index].IsLandscape)));
            foreach (var piece in part.Pieces)
            {
                at.InsertBeforeSelf(PaperWriter.ElementOf(piece, null, part.IsLandscape));
            }
        }

        PageLike(last, _parts[^1].IsLandscape);
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
