using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers;

/// <summary>Styles, theme and settings: one font in all of them, and each kind of line a style of its own.</summary>
internal static class PaperStyles
{
    private const string Prefix = "Kn";

    public static string IdOf(LineStyle style) => Prefix + style;

    /// <summary>What a paragraph is by its style's id; null for one the writer did not make.</summary>
    public static LineStyle? Of(string? id) =>
        id is not null && id.StartsWith(Prefix, StringComparison.Ordinal) && Enum.TryParse<LineStyle>(id[Prefix.Length..], out var style) ? style : null;

    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = Sheet();
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new DefaultTabStop { Val = 720 },
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
        using var theme = new MemoryStream(Encoding.UTF8.GetBytes(PaperTheme.Xml));
        main.AddNewPart<ThemePart>().FeedData(theme);
    }

    /// <summary>Adds the styles a file of other hands lacks, with their font: what it is written in by default is not known.</summary>
    public static void AddMissing(MainDocumentPart main)
    {
        var styles = (main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>()).Styles ??= new Styles();
        var known = styles.Elements<Style>().Select(s => s.StyleId?.Value).ToHashSet();
        foreach (var style in Enum.GetValues<LineStyle>().Select(StyleOf).Where(s => !known.Contains(s.StyleId?.Value)))
        {
            style.StyleRunProperties!.RunFonts = new RunFonts { Ascii = PaperMeasures.Font, HighAnsi = PaperMeasures.Font, EastAsia = PaperMeasures.Font, ComplexScript = PaperMeasures.Font };
            styles.Append(style);
        }
    }

    private static Styles Sheet() => new(
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new RunFonts { Ascii = PaperMeasures.Font, HighAnsi = PaperMeasures.Font, EastAsia = PaperMeasures.Font, ComplexScript = PaperMeasures.Font },
                FontSize = new FontSize { Val = "28" },
                FontSizeComplexScript = new FontSizeComplexScript { Val = "28" },
                Languages = new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto } })),
        new Style { Type = StyleValues.Paragraph, Default = true, StyleId = "Normal", StyleName = new StyleName { Val = "Normal" } },
        new Style { Type = StyleValues.Table, Default = true, StyleId = "TableNormal", StyleName = new StyleName { Val = "Normal Table" } },
        .. Enum.GetValues<LineStyle>().Select(StyleOf),
    ]);

    private static Style StyleOf(LineStyle style)
    {
        var measure = PaperMeasures.Of[style];
        return new Style
        {
            Type = StyleValues.Paragraph,
            CustomStyle = true,
            StyleId = IdOf(style),
            StyleName = new StyleName { Val = Prefix + " " + style },
            BasedOn = new BasedOn { Val = "Normal" },
            StyleParagraphProperties = ParagraphOf(measure),
            StyleRunProperties = new StyleRunProperties
            {
                Bold = measure.Bold ? new Bold() : null,
                Italic = measure.Italic ? new Italic() : null,
                FontSize = new FontSize { Val = Number(measure.Size) },
                FontSizeComplexScript = new FontSizeComplexScript { Val = Number(measure.Size) },
            },
        };
    }

    private static StyleParagraphProperties ParagraphOf(LineMeasure measure) => new()
    {
        KeepNext = measure.KeepNext ? new KeepNext() : null,
        ParagraphBorders = measure.BoxedWithin is null ? null : new ParagraphBorders(Side<TopBorder>(), Side<LeftBorder>(), Side<BottomBorder>(), Side<RightBorder>()),
        SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = Number(measure.Before),
            After = Number(measure.After),
            Line = Number(measure.Exactly ?? measure.Line),
            LineRule = measure.Exactly is null ? LineSpacingRuleValues.Auto : LineSpacingRuleValues.Exact,
        },
        Indentation = new Indentation { Left = Number(measure.BoxedWithin ?? measure.Left), Right = Number(measure.BoxedWithin ?? 0), FirstLine = Number(measure.FirstLine) },
        Justification = new Justification
        {
            Val = measure.Align switch
            {
                LineAlign.Centre => JustificationValues.Center,
                LineAlign.Right => JustificationValues.Right,
                LineAlign.Justified => JustificationValues.Both,
                _ => JustificationValues.Left,
            },
        },
    };

    private static T Side<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 6, Space = 1, Color = "000000" };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
