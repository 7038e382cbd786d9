namespace KetNghia.Documents.Papers;

/// <summary>A theme whose fonts are the font of papers: without one, programs offer fonts of their own.</summary>
internal static class PaperTheme
{
    private const string Fonts = $"""<a:latin typeface="{PaperMeasures.Font}"/><a:ea typeface="{PaperMeasures.Font}"/><a:cs typeface="{PaperMeasures.Font}"/>""";

    private const string Fill = """<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""";

    private const string Outline = $"""<a:ln w="9525">{Fill}</a:ln>""";

    private const string Effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";

    private const string Grey = """<a:srgbClr val="595959"/>""";

    public const string Xml = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Ket Nghia"><a:themeElements>
        <a:clrScheme name="Black"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="000000"/></a:dk2><a:lt2><a:srgbClr val="FFFFFF"/></a:lt2>
        <a:accent1>{Grey}</a:accent1><a:accent2>{Grey}</a:accent2><a:accent3>{Grey}</a:accent3><a:accent4>{Grey}</a:accent4><a:accent5>{Grey}</a:accent5><a:accent6>{Grey}</a:accent6>
        <a:hlink><a:srgbClr val="000000"/></a:hlink><a:folHlink><a:srgbClr val="000000"/></a:folHlink></a:clrScheme>
        <a:fontScheme name="One font"><a:majorFont>{Fonts}</a:majorFont><a:minorFont>{Fonts}</a:minorFont></a:fontScheme>
        <a:fmtScheme name="Plain"><a:fillStyleLst>{Fill}{Fill}{Fill}</a:fillStyleLst><a:lnStyleLst>{Outline}{Outline}{Outline}</a:lnStyleLst>
        <a:effectStyleLst>{Effect}{Effect}{Effect}</a:effectStyleLst><a:bgFillStyleLst>{Fill}{Fill}{Fill}</a:bgFillStyleLst></a:fmtScheme>
        </a:themeElements></a:theme>
        """;
}
