using System.Globalization;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>The two by two fields at the top of a paper; number and day stand in one row whatever the names above them need.</summary>
internal static class PaperHeadLines
{
    /// <summary>Where a clerk writes the number.</summary>
    private const string NumberGap = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0";

    /// <summary>Longer names must be able to break anywhere.</summary>
    private const int OneLine = 24;

    public static Grid Of(Paper paper)
    {
        var (head, motto) = (paper.Head, PaperWords.Get("Paper.Motto"));
        var issuer = PaperWords.Capitals(PaperWords.OrBlank(head.IssuingBody));
        List<Piece> bodies = [new Line(LineStyle.IssuingBody, new TextRun(Kept(issuer))) { Tag = PaperTags.IssuingBody }, Rule(issuer, LineStyle.IssuingBody, PaperMeasures.Head[0], 40) with { Tag = PaperTags.IssuingBody }];
        if (VietnameseText.Clean(head.ParentBody).Length > 0)
        {
            bodies.Insert(0, new Line(LineStyle.ParentBody, new TextRun(PaperWords.Capitals(head.ParentBody))) { Tag = PaperTags.ParentBody });
        }

        List<Piece> number = [new Line(LineStyle.Number, new TextRun(NumberOf(head))) { Tag = PaperTags.Number }];
        if (paper.TypeName is null)
        {
            number.Add(new Line(LineStyle.LetterMatter, new TextRun(PaperWords.Get("Paper.LetterMatter", VietnameseText.Clean(paper.Matter)))) { Tag = PaperTags.Matter });
        }

        // With the number's tag, so that a form that was made before there were marks prints it too.
        if (head.Urgency is { } urgency)
        {
            number.Add(new Line(LineStyle.Urgency, new TextRun(PaperWords.Capitals(PaperWords.Get("PaperUrgency." + urgency)))) { Tag = PaperTags.Number });
        }

        return new Grid("pp-head", PaperMeasures.Head,
        [
            [bodies, [new Line(LineStyle.Nation, new TextRun(PaperWords.Get("Paper.Nation"))), new Line(LineStyle.Motto, new TextRun(motto)), Rule(motto, LineStyle.Motto, PaperMeasures.Head[1], 100)]],
            [number, [new Line(LineStyle.PlaceDate, new TextRun($"{Place(head.Place)}, {Day(head.IssuedOn)}")) { Tag = PaperTags.PlaceAndDate }]],
        ]);
    }

    /// <summary>Whose body it is stays together below what kind of body it is, where the name says both.</summary>
    private static string Kept(string issuer) =>
        PaperWords.Get("Paper.BodyKinds").Split('|').FirstOrDefault(kind => issuer.StartsWith(kind + " ", StringComparison.Ordinal)) is { } kind && issuer.Length - kind.Length <= OneLine
            ? kind + " " + issuer[(kind.Length + 1)..].Replace(' ', '\u00a0')
            : issuer;

    /// <summary>A line under a text.</summary>
    /// <param name="percent">Of the text's width.</param>
    public static Ruled Rule(string text, LineStyle style, int within, int percent) => new(Math.Min(PaperMeasures.WidthOf(text, style), within) * percent / 100, within);

    /// <summary>"Số: 07/BB-UBND": below ten with a nought.</summary>
    private static string NumberOf(PaperHead head)
    {
        var symbol = string.Join('-', new[] { head.TypeCode, head.BodyCode ?? PaperWords.ShortBlank }.Select(VietnameseText.Clean).Where(part => part.Length > 0));
        return PaperWords.Get("Paper.Number", (head.Number?.ToString("00", CultureInfo.InvariantCulture) ?? NumberGap) + "/" + symbol);
    }

    private static string Place(string? place) => VietnameseText.Clean(place) is { Length: > 0 } known ? known : PaperWords.ShortBlank + PaperWords.ShortBlank;

    private static string Day(DateOnly? day) => day is { } known ? Format.OfficialDate(known) : PaperWords.Get("Paper.OpenDay");
}
