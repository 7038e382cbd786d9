using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>Text of a line; bold and italic are added to what its style says.</summary>
internal sealed record TextRun(string Text, bool Bold = false, bool Italic = false);

/// <summary>What stands below each other on a sheet.</summary>
internal abstract record Piece
{
    public bool StaysWithNext { get; init; }

    /// <summary>The control of a form it is written into (<see cref="PaperTags"/>); null for what stands outside all of them.</summary>
    public string? Tag { get; init; }
}

internal sealed record Line(LineStyle Style, params TextRun[] Runs) : Piece;

/// <summary>A line drawn in the middle.</summary>
/// <param name="Width">Twips.</param>
/// <param name="Within">Width of what it stands in.</param>
internal sealed record Ruled(int Width, int Within) : Piece
{
    /// <summary>The body begins below it.</summary>
    public bool EndsTitle { get; init; }
}

/// <summary>Unruled columns, row by row.</summary>
internal sealed record Grid(string Css, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<IReadOnlyList<Piece>>> Rows) : Piece;

internal sealed record RuledTable(PaperTable Table) : Piece;

/// <summary>Sheets of one kind: the paper itself, and each annex.</summary>
internal sealed record PaperPart(bool IsLandscape, IReadOnlyList<Piece> Pieces);

/// <summary>Puts the parts of a paper in their order, for the file and the page alike.</summary>
internal static class PaperLayout
{
    public static IReadOnlyList<PaperPart> Of(Paper paper) => PaperLanguage.In<IReadOnlyList<PaperPart>>(() =>
    [
        new PaperPart(false, [.. Filled(Above(paper)), .. Together([.. PiecesOf(paper.Body)]).Select(p => p with { Tag = PaperTags.Body }), .. Filled(Below(paper))]),
        .. paper.Annexes.Select(a => new PaperPart(a.IsLandscape, [.. Filled([.. HeadOf(a), .. a.Body.SelectMany(Block)])])),
    ]);

    public static IEnumerable<Piece> PiecesOf(IEnumerable<PaperBlock> blocks) => Filled(blocks.SelectMany(Block));

    /// <summary>A line without words is no line: left in, it would stand as empty space.</summary>
    private static IEnumerable<Piece> Filled(IEnumerable<Piece> pieces) => pieces
        .Where(p => p is not Line line || line.Style == LineStyle.SignGap || line.Runs.Any(r => r.Text.Length > 0))
        .Select(p => p is Grid grid ? grid with { Rows = [.. grid.Rows.Select(row => row.Select(cell => (IReadOnlyList<Piece>)[.. Filled(cell)]).ToList())] } : p);

    private static IEnumerable<Piece> Above(Paper paper)
    {
        yield return PaperHeadLines.Of(paper);
        if (paper.TypeName is not null)
        {
            yield return new Line(LineStyle.TypeName, new TextRun(PaperWords.Capitals(paper.TypeName))) { Tag = PaperTags.TypeName };
            var matter = PaperWords.OrBlank(paper.Matter);
            yield return new Line(LineStyle.Matter, new TextRun(matter)) { Tag = PaperTags.Matter };
            yield return PaperHeadLines.Rule(matter, LineStyle.Matter, PaperMeasures.TextWidth(false), 40) with { EndsTitle = true, Tag = PaperTags.Matter };
        }

        foreach (var line in Addressed(paper.AddressedTo))
        {
            yield return line with { Tag = PaperTags.AddressedTo };
        }

        if (paper.Authority is not null)
        {
            yield return new Line(LineStyle.Authority, new TextRun(PaperWords.Capitals(paper.Authority))) { Tag = PaperTags.Authority };
        }

        foreach (var ground in PaperWords.Listed(paper.Bases))
        {
            yield return new Line(LineStyle.Base, new TextRun(ground)) { Tag = PaperTags.Bases };
        }
    }

    private static IEnumerable<Piece> Addressed(IReadOnlyList<string> bodies) => PaperWords.Listed(bodies).ToList() switch
    {
        [] => [],
        [var only] => [new Line(LineStyle.AddressedTo, new TextRun(PaperWords.Get("Paper.AddressedTo", only)))],
        var several =>
        [
            new Line(LineStyle.AddressedTo, new TextRun(PaperWords.Get("Paper.AddressedTo", "").TrimEnd())),
            .. several.Select(one => new Line(LineStyle.AddressedItem, new TextRun("- " + one))),
        ],
    };

    private static IEnumerable<Piece> Block(PaperBlock block) => block switch
    {
        PaperHeading { Kind: PaperHeadingKind.Section } h => [new Line(LineStyle.Section, new TextRun(VietnameseText.Clean(h.Text)))],
        PaperHeading h => [new Line(h.Kind == PaperHeadingKind.Part ? LineStyle.Part : LineStyle.Announcement, new TextRun(PaperWords.Capitals(h.Text)))],
        PaperArticle a => [new Line(LineStyle.Article, new TextRun(Joined(PaperWords.Get("Paper.Article", a.Number), a.Title) + (a.Text is null ? "" : " "), Bold: true), new TextRun(VietnameseText.Clean(a.Text)))],
        PaperClause c => [new Line(LineStyle.Clause, new TextRun(Joined($"{c.Number}.", c.Text)))],
        PaperPoint p => [new Line(LineStyle.Point, new TextRun(Joined($"{VietnameseText.Clean(p.Letter)})", p.Text)))],
        PaperParagraph p => [new Line(LineStyle.Body, new TextRun(PaperWords.OrBlank(p.Text)))],
        PaperList l => l.Items.Select(i => new Line(LineStyle.ListItem, new TextRun(Joined("-", i)))),
        PaperFacts { Facts.Count: > 0 } f => [new Grid("pp-facts", PaperMeasures.Facts, [.. f.Facts.Select(FactRow)])],
        PaperFacts or PaperTable { Columns.Count: 0 } => [],
        PaperTable t => t.Title is null ? [new RuledTable(t)] : [new Line(LineStyle.TableTitle, new TextRun(VietnameseText.Clean(t.Title))), new RuledTable(t)],
        _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
    };

    private static IReadOnlyList<IReadOnlyList<Piece>> FactRow(PaperFact fact) =>
        [[new Line(LineStyle.FactLabel, new TextRun(VietnameseText.Clean(fact.Label)))], [new Line(LineStyle.FactValue, new TextRun(PaperWords.OrBlank(fact.Value)))]];

    /// <summary>The last words of a paper and its signatures stand on one page.</summary>
    private static IReadOnlyList<Piece> Together(IReadOnlyList<Piece> body) => body.Count == 0 ? body : [.. body.SkipLast(1), body[^1] with { StaysWithNext = true }];

    private static IEnumerable<Piece> Below(Paper paper)
    {
        IReadOnlyList<Piece> recipients = [.. RecipientLines(paper.Recipients).Select(p => p with { Tag = PaperTags.Recipients })];
        if (paper.Signatures.Count > 1)
        {
            var width = PaperMeasures.TextWidth(false) / paper.Signatures.Count;
            return [new Grid("pp-foot", [.. paper.Signatures.Select(_ => width)], [[.. paper.Signatures.Select(TaggedSignLines)]]), .. recipients];
        }

        return paper.Signatures.Count + recipients.Count == 0 ? [] : [new Grid("pp-foot", PaperMeasures.Foot, [[recipients, .. paper.Signatures.Select(TaggedSignLines).DefaultIfEmpty([])]])];
    }

    private static IReadOnlyList<Piece> TaggedSignLines(PaperSignature signature) => [.. SignLines(signature).Select(p => p with { Tag = PaperTags.Signature })];

    private static IReadOnlyList<Piece> SignLines(PaperSignature signature) =>
    [
        .. signature.Capacity.Select(c => new Line(LineStyle.Capacity, new TextRun(PaperWords.Capitals(c)))),
        .. signature.Note is null ? [] : new Piece[] { new Line(LineStyle.SignNote, new TextRun(VietnameseText.Clean(signature.Note))) },
        new Line(LineStyle.SignGap),
        .. signature.Name is null ? [] : new Piece[] { new Line(LineStyle.SignName, new TextRun(PaperWords.OrBlank(signature.Name))) },
    ];

    private static IEnumerable<Piece> RecipientLines(IReadOnlyList<string> recipients)
    {
        if (recipients.Count > 0)
        {
            yield return new Line(LineStyle.RecipientsHead, new TextRun(PaperWords.Get("Paper.Recipients")));
        }

        foreach (var one in PaperWords.Listed(recipients))
        {
            yield return new Line(LineStyle.Recipient, new TextRun("- " + one));
        }
    }

    private static IEnumerable<Piece> HeadOf(PaperAnnex annex)
    {
        yield return new Line(LineStyle.AnnexNumber, new TextRun(PaperWords.Capitals(Joined(PaperWords.Get("Paper.Annex"), annex.Number))));
        yield return new Line(LineStyle.AnnexTitle, new TextRun(PaperWords.Capitals(annex.Title)));
        if (annex.Reference is not null)
        {
            yield return new Line(LineStyle.AnnexReference, new TextRun($"({VietnameseText.Clean(annex.Reference)})"));
        }
    }

    private static string Joined(string mark, string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? $"{mark} {clean}" : mark;
}
