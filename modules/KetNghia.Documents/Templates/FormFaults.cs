using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Papers;
using KetNghia.Imports.Contracts;

namespace KetNghia.Documents.Templates;

/// <summary>Everything that is wrong with a form, each with what may have been meant.</summary>
/// <param name="paper">A paper it is tried on; null for what holds for every paper of the kind.</param>
internal sealed class FormFaults(IPaperKind kind, PaperFields fields, Paper? paper = null)
{
    private readonly NearNames _near = new();
    private readonly IReadOnlyList<PaperTable>? _tables = paper is null ? null : FormTags.TablesOf(paper);
    private readonly IReadOnlyList<string> _tags = [.. PaperTags.All, .. fields.All.Select(f => FormTags.Field + f.Key), FormTags.Rows + "1"];

    /// <param name="file">Has passed the gate.</param>
    public IReadOnlyList<BusinessException> Of(Stream file)
    {
        try
        {
            using var document = WordprocessingDocument.Open(file, isEditable: false);
            return document.MainDocumentPart is { Document.Body: { } body } main ? Of(main, body) : [new BusinessException(DocumentsErrors.FormNotDocx)];
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return [new BusinessException(DocumentsErrors.FormUnreadable)];
        }
    }

    /// <summary>What the library says of a file whose parts do not belong together.</summary>
    public static bool IsDamage(Exception e) => e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or FormatException;

    private List<BusinessException> Of(MainDocumentPart main, Body body)
    {
        var roots = FormTags.RootsOf(main, body);
        var controls = roots.SelectMany(r => r.Descendants<SdtElement>()).Where(FormTags.IsOurs).ToList();
        return
        [
            .. controls.Select(OfControl).OfType<BusinessException>().DistinctBy(f => (f.Code, f.Values["field"])),
            .. Lacking(controls.Select(FormTags.TagOf)),
            .. roots.SelectMany(r => r.Descendants<Paragraph>()).Where(p => !p.Ancestors().Any(FormTags.IsReplaced))
                .SelectMany(p => fields.UnknownIn(string.Concat(FormTags.WordsOf(p).Select(t => t.Text)))).DistinctBy(u => u.Name)
                .Select(u => new BusinessException(u.Meant is null ? DocumentsErrors.FormFieldUnknown : DocumentsErrors.FormFieldMeant).With("field", u.Name).With("meant", u.Meant)),
        ];
    }

    private BusinessException? OfControl(SdtElement control)
    {
        var tag = FormTags.TagOf(control);
        var around = control.Ancestors<SdtElement>().Where(a => FormTags.Begins(a, FormTags.Rows)).Select(FormTags.TagOf).FirstOrDefault();
        if (FormTags.Begins(control, FormTags.Column))
        {
            return around is null ? Fault(DocumentsErrors.FormColumnOutside, tag)
                : _tables is not null && FormTags.TableOf(around, _tables) is { } table && FormTags.ColumnOf(tag, table) is null ? Fault(DocumentsErrors.FormNoColumn, tag).With("most", table.Columns.Count)
                : null;
        }

        if (FormTags.Begins(control, FormTags.Rows) && FormTags.TableNumberOf(tag) is not null)
        {
            return around is not null ? Fault(DocumentsErrors.FormRowsNested, tag)
                : control is not SdtRow ? Fault(DocumentsErrors.FormRowsOutside, tag)
                : _tables is not null && FormTags.TableOf(tag, _tables) is null ? Fault(DocumentsErrors.FormNoTable, tag).With("most", _tables.Count)
                : null;
        }

        if (!_tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            return _near.Of(tag, "", _tags.Select(t => new[] { t })) is { } meant ? Fault(DocumentsErrors.FormTagMeant, tag).With("meant", meant) : Fault(DocumentsErrors.FormTagUnknown, tag);
        }

        if (control is SdtRow)
        {
            return Fault(DocumentsErrors.FormAroundRow, tag);
        }

        if (control is not (SdtBlock or SdtCell) && PaperTags.OfLines.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            return Fault(DocumentsErrors.FormNeedsLines, tag);
        }

        return IsSame(tag, PaperTags.Annexes) && (control is not SdtBlock || control.Parent is not Body) ? Fault(DocumentsErrors.FormAnnexesInside, tag) : null;
    }

    /// <summary>What was approved must be in the file: only the letterhead may be the form's own.</summary>
    private IEnumerable<BusinessException> Lacking(IEnumerable<string> present)
    {
        var places = kind.Parts.Select(p => p.Place).Distinct();
        string[] needed = [PaperTags.Number, PaperTags.PlaceAndDate, PaperTags.Matter, PaperTags.Body, .. places.Select(PaperTags.Of), PaperTags.Signature];
        return needed.Except(present, StringComparer.OrdinalIgnoreCase).Select(tag => Fault(DocumentsErrors.FormLacks, tag).With("what", new TextOf("PaperForm." + tag)));
    }

    private static bool IsSame(string tag, string other) => string.Equals(tag, other, StringComparison.OrdinalIgnoreCase);

    private static BusinessException Fault(string code, string tag) => new BusinessException(code).With("field", tag);
}
