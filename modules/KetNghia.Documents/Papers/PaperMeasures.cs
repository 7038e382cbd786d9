namespace KetNghia.Documents.Papers;

/// <summary>What a line of a paper is; each has one style.</summary>
internal enum LineStyle
{
    ParentBody = 1,
    IssuingBody,
    Nation,
    Motto,
    Number,
    PlaceDate,
    LetterMatter,
    Urgency,
    TypeName,
    Matter,
    Authority,
    AddressedTo,
    AddressedItem,
    Base,
    Announcement,
    Part,
    Section,
    Article,
    Clause,
    Point,
    Body,
    ListItem,
    FactLabel,
    FactValue,
    TableTitle,
    CellHead,
    CellIndex,
    CellText,
    CellFigure,
    CellCentred,
    Capacity,
    SignNote,
    SignGap,
    SignName,
    RecipientsHead,
    Recipient,
    AnnexNumber,
    AnnexTitle,
    AnnexReference,
    Rule,
    SectionEnd,
}

internal enum LineAlign
{
    Left,
    Centre,
    Right,
    Justified,
}

/// <summary>Lengths in twips (1/20 pt), sizes in half points.</summary>
internal sealed record LineMeasure(int Size, LineAlign Align, string Css)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public int FirstLine { get; init; }

    public int Left { get; init; }

    public int Before { get; init; }

    public int After { get; init; }

    /// <summary>240ths of a line.</summary>
    public int Line { get; init; } = 240;

    /// <summary>Height of the line, whatever stands in it; null: as its text needs.</summary>
    public int? Exactly { get; init; }

    public bool KeepNext { get; init; }

    /// <summary>In a box as wide as what is left between these on both sides; null: in none.</summary>
    public int? BoxedWithin { get; init; }
}

/// <summary>Every measure of Nghị định 30/2020/NĐ-CP, phụ lục I, in one place.</summary>
internal static class PaperMeasures
{
    public const string Font = "Times New Roman";
    public const int PageWidth = 11906;
    public const int PageHeight = 16838;
    public const int MarginTop = 1134;
    public const int MarginBottom = 1134;
    public const int MarginLeft = 1701;
    public const int MarginRight = 1134;
    public const int HeaderDistance = 567;
    public const int PageNumberSize = 26;

    /// <summary>1,27 cm.</summary>
    public const int FirstLine = 720;

    public const int CellPadding = 70;

    /// <summary>Below the title, before the body begins.</summary>
    public const int AfterTitle = 240;

    /// <summary>Rows that are written in by hand.</summary>
    public const int PenRow = 510;

    public static int TextWidth(bool isLandscape) => (isLandscape ? PageHeight : PageWidth) - MarginLeft - MarginRight;

    /// <summary>The left and the right part of the head; the right one holds the name of the country in one line.</summary>
    public static readonly int[] Head = [3771, 5300];

    public static readonly int[] Facts = [3171, 5900];

    public static readonly int[] Foot = [4171, 4900];

    public static readonly IReadOnlyDictionary<LineStyle, LineMeasure> Of = new Dictionary<LineStyle, LineMeasure>
    {
        [LineStyle.ParentBody] = new(24, LineAlign.Centre, "pp-c"),
        [LineStyle.IssuingBody] = new(24, LineAlign.Centre, "pp-c") { Bold = true },
        [LineStyle.Nation] = new(24, LineAlign.Centre, "pp-c") { Bold = true },
        [LineStyle.Motto] = new(26, LineAlign.Centre, "pp-c pp-13") { Bold = true },
        [LineStyle.Number] = new(26, LineAlign.Centre, "pp-c pp-13") { Before = 120 },
        [LineStyle.PlaceDate] = new(26, LineAlign.Centre, "pp-c pp-13") { Italic = true, Before = 120 },
        [LineStyle.LetterMatter] = new(24, LineAlign.Centre, "pp-c pp-b6") { Before = 120 },
        [LineStyle.Urgency] = new(26, LineAlign.Centre, "pp-c pp-13 pp-mark") { Bold = true, Before = 120, BoxedWithin = 850 },
        [LineStyle.TypeName] = new(28, LineAlign.Centre, "pp-c pp-14 pp-b18") { Bold = true, Before = 360, KeepNext = true },
        [LineStyle.Matter] = new(28, LineAlign.Centre, "pp-c pp-14") { Bold = true, KeepNext = true },
        [LineStyle.Authority] = new(28, LineAlign.Centre, "pp-c pp-14 pp-a6") { Bold = true, Before = 240, After = 120, KeepNext = true },
        [LineStyle.AddressedTo] = new(28, LineAlign.Centre, "pp-c pp-14 pp-b12 pp-a6") { Before = 240, After = 120 },
        [LineStyle.AddressedItem] = new(28, LineAlign.Left, "pp-14 pp-in") { Left = 3402, After = 60 },
        [LineStyle.Base] = new(28, LineAlign.Justified, "pp-body") { Italic = true, FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.Announcement] = new(28, LineAlign.Centre, "pp-c pp-14 pp-a6") { Bold = true, Before = 120, After = 120, KeepNext = true },
        [LineStyle.Part] = new(28, LineAlign.Centre, "pp-c pp-14 pp-a6") { Bold = true, Before = 120, After = 120, KeepNext = true },
        [LineStyle.Section] = new(28, LineAlign.Justified, "pp-body") { Bold = true, FirstLine = FirstLine, Before = 120, After = 120, Line = 259, KeepNext = true },
        [LineStyle.Article] = new(28, LineAlign.Justified, "pp-body") { FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.Clause] = new(28, LineAlign.Justified, "pp-body") { FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.Point] = new(28, LineAlign.Justified, "pp-body") { FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.Body] = new(28, LineAlign.Justified, "pp-body") { FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.ListItem] = new(28, LineAlign.Justified, "pp-body") { FirstLine = FirstLine, After = 120, Line = 259 },
        [LineStyle.FactLabel] = new(28, LineAlign.Left, "pp-14") { Before = 40, After = 40 },
        [LineStyle.FactValue] = new(28, LineAlign.Left, "pp-14") { Before = 40, After = 40 },
        [LineStyle.TableTitle] = new(28, LineAlign.Centre, "pp-c pp-14 pp-b6 pp-a6") { Bold = true, Before = 120, After = 120, KeepNext = true },
        [LineStyle.CellHead] = new(24, LineAlign.Centre, "pp-c") { Bold = true, Before = 40, After = 40 },
        [LineStyle.CellIndex] = new(22, LineAlign.Centre, "pp-c pp-11") { Italic = true },
        [LineStyle.CellText] = new(24, LineAlign.Left, "pp-l") { Before = 40, After = 40 },
        [LineStyle.CellFigure] = new(24, LineAlign.Right, "pp-r") { Before = 40, After = 40 },
        [LineStyle.CellCentred] = new(24, LineAlign.Centre, "pp-c") { Before = 40, After = 40 },
        [LineStyle.Capacity] = new(28, LineAlign.Centre, "pp-c pp-14") { Bold = true, KeepNext = true },
        [LineStyle.SignNote] = new(26, LineAlign.Centre, "pp-c pp-13") { Italic = true, KeepNext = true },
        [LineStyle.SignGap] = new(28, LineAlign.Centre, "pp-gap") { Exactly = 1500, KeepNext = true },
        [LineStyle.SignName] = new(28, LineAlign.Centre, "pp-c pp-14") { Bold = true },
        [LineStyle.RecipientsHead] = new(24, LineAlign.Left, "pp-l pp-b6") { Bold = true, Italic = true, KeepNext = true },
        [LineStyle.Recipient] = new(22, LineAlign.Left, "pp-l pp-11"),
        [LineStyle.AnnexNumber] = new(28, LineAlign.Centre, "pp-c pp-14") { Bold = true, KeepNext = true },
        [LineStyle.AnnexTitle] = new(28, LineAlign.Centre, "pp-c pp-14") { Bold = true, KeepNext = true },
        [LineStyle.AnnexReference] = new(28, LineAlign.Centre, "pp-c pp-14 pp-a6") { Italic = true, After = 120, KeepNext = true },
        [LineStyle.Rule] = new(2, LineAlign.Centre, "pp-rule") { Exactly = 40, After = 40, KeepNext = true },
        [LineStyle.SectionEnd] = new(2, LineAlign.Left, "pp-end") { Exactly = 20 },
    };

    /// <summary>About how wide a text is in Times New Roman, in twips; what it is for need not be exact.</summary>
    public static int WidthOf(string text, LineStyle style) =>
        text.Sum(c => c == '\u2026' ? 1000 : char.IsWhiteSpace(c) || char.IsPunctuation(c) ? 270 : char.IsUpper(c) ? 705 : char.IsDigit(c) ? 500 : 465) * Of[style].Size * 10 / 1000;
}
