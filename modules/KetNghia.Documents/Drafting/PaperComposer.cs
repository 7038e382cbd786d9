using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>What people wrote of a paper.</summary>
internal sealed record WrittenPaper
{
    public required string Subject { get; init; }

    public required string? ParentBody { get; init; }

    public required string IssuingBody { get; init; }

    public required string TypeCode { get; init; }

    public required string BodyCode { get; init; }

    public required string Place { get; init; }

    public required string SignerCapacity { get; init; }

    public required string SignerName { get; init; }

    public required PaperUrgency Urgency { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    public PaperHeadInput Head => new(Subject, ParentBody, IssuingBody, BodyCode, Place, SignerCapacity, SignerName) { Urgency = Urgency, DueOn = DueOn };
}

/// <summary>Puts what people wrote and what the records say together; number and day are added to what was approved.</summary>
internal sealed class PaperComposer(ITexts texts)
{
    public Paper Of(WrittenPaper written, IPaperKind kind, PaperMaterial material) => PaperLanguage.In(() =>
    {
        var fields = PaperFields.Of(kind, material, written.IssuingBody, texts);
        string TextOf(PaperPartKind part) => fields.Fill(written.Texts.GetValueOrDefault(part.Key, ""));
        IReadOnlyList<string> LinesAt(PaperPlace place) => [.. kind.Parts.Where(p => p.Place == place).SelectMany(p => TypedLines.Of(TextOf(p)))];

        return new Paper
        {
            Head = new PaperHead
            {
                ParentBody = written.ParentBody,
                IssuingBody = written.IssuingBody,
                TypeCode = written.TypeCode.Length > 0 ? written.TypeCode : null,
                BodyCode = written.BodyCode,
                Place = written.Place,
                Urgency = written.Urgency == PaperUrgency.Normal ? null : written.Urgency,
            },
            TypeName = written.TypeCode.Length > 0 ? texts[$"PaperKind.{kind.Key}.Type"] : null,
            Matter = written.Subject,
            Authority = LinesAt(PaperPlace.Authority) is { Count: > 0 } authority ? string.Join(' ', authority) : null,
            AddressedTo = LinesAt(PaperPlace.AddressedTo),
            Bases = LinesAt(PaperPlace.Bases),
            Body =
            [
                .. kind.Announcement is { } word ? [new PaperHeading(texts[word], PaperHeadingKind.Announcement)] : Array.Empty<PaperBlock>(),
                .. kind.Parts.Where(p => p.Place == PaperPlace.Body).SelectMany(p => TypedLines.Blocks(TextOf(p)).Concat(material.Blocks.GetValueOrDefault(p.Key, []))),
            ],
            Signatures = [.. material.OtherSigners, new PaperSignature(TypedLines.Of(written.SignerCapacity), VietnameseText.CleanOrNull(written.SignerName))],
            Recipients = LinesAt(PaperPlace.Recipients),
            Annexes = [.. material.Annexes],
            Fields = material.Fields.ToDictionary(f => f.Key, f => f.Value),
        };
    });

    /// <summary>What a draft of the kind begins with.</summary>
    public (string Subject, IReadOnlyDictionary<string, string?> Texts) First(IPaperKind kind) => PaperLanguage.In(() => (
        texts[$"PaperKind.{kind.Key}.Subject"],
        (IReadOnlyDictionary<string, string?>)kind.Parts.ToDictionary(p => p.Key, p => (string?)texts[LabelOf(kind, p.Key) + ".Text"])));

    /// <summary>With its number and day, as far as it has them, the deputy who approved it for another, and annexes that say what they belong to.</summary>
    public static Paper Dressed(Paper paper, PaperDetails details) => PaperLanguage.In(() =>
    {
        var (number, issuedOn) = (details.Number, details.IssuedOn);
        var head = paper.Head with { Number = number, IssuedOn = issuedOn };
        var notation = OfficialPaper.NotationOf(head.TypeCode ?? "", head.BodyCode ?? "");
        var belongs = PaperWords.Get(
            "Paper.AnnexOf", paper.TypeName ?? PaperWords.Get("Paper.Letter"), $"{(number is { } given ? given.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : PaperWords.ShortBlank)}/{notation}",
            issuedOn is { } on ? Format.OfficialDate(on) : PaperWords.Get("Paper.OpenDay"), head.IssuingBody ?? PaperWords.Blank);
        var signatures = details.DeputyCapacity is { } capacity ? [.. paper.Signatures.SkipLast(1), new PaperSignature(TypedLines.Of(capacity), details.DeputyName)] : paper.Signatures;
        return paper with { Head = head, Signatures = signatures, Annexes = [.. paper.Annexes.Select(a => a with { Reference = a.Reference ?? belongs })] };
    });

    /// <summary>Everything that keeps a paper from being submitted.</summary>
    public IReadOnlyList<BusinessException> FaultsOf(WrittenPaper written, IPaperKind kind, PaperMaterial material)
    {
        var fields = PaperFields.Of(kind, material, written.IssuingBody, texts);
        var faults = new List<BusinessException>();
        if (material.Count == 0)
        {
            faults.Add(new BusinessException(DocumentsErrors.NothingInPaper));
        }

        foreach (var part in kind.Parts)
        {
            var (text, label) = (written.Texts.GetValueOrDefault(part.Key, ""), new TextOf(LabelOf(kind, part.Key)));
            if (part.IsRequired && text.Length == 0)
            {
                faults.Add(new BusinessException(DocumentsErrors.PartEmpty).With("part", label));
            }

            faults.AddRange(Unknown(fields, text, label));
        }

        return [.. faults, .. Unknown(fields, written.Subject, new TextOf("Papers.Subject"))];
    }

    /// <summary>The subject with its figures, as lists and searches know it.</summary>
    public PaperHeadInput Filled(PaperHeadInput head, IPaperKind kind, PaperMaterial material) =>
        head with { Subject = PaperFields.Of(kind, material, head.IssuingBody, texts).Fill(head.Subject ?? "") };

    public static string LabelOf(IPaperKind kind, string part) => $"PaperPart.{kind.Key}.{part}";

    /// <summary>The paper part by part as lines, for what is another in its versions. Keys are those notes are tied to.</summary>
    public IReadOnlyList<ApprovalPart> PartsOf(Paper paper)
    {
        ApprovalPart Part(string key, IEnumerable<string?> lines) => new(key, texts["PaperPart." + key], [.. lines.OfType<string>().Where(l => l.Length > 0)]);

        return PaperLanguage.In<IReadOnlyList<ApprovalPart>>(() =>
        [
            Part("Head", [paper.Head.ParentBody, paper.Head.IssuingBody, paper.Head.BodyCode, paper.Head.Place, paper.TypeName, paper.Matter, paper.Head.Urgency is { } urgency ? texts["PaperUrgency." + urgency] : null, paper.Form is { } form ? texts.Fill("Papers.WrittenIn", new Dictionary<string, object?> { ["name"] = form.Name }) : null]),
            Part("Bases", [paper.Authority, .. paper.AddressedTo, .. paper.Bases]),
            Part("Body", paper.Body.SelectMany(LinesOf)),
            Part("Signature", [.. paper.Signatures.SelectMany(s => s.Capacity.Append(s.Name))]),
            Part("Recipients", paper.Recipients),
            Part("Annex", paper.Annexes.SelectMany(a => new[] { a.Title }.Concat(a.Body.SelectMany(LinesOf)))),
        ]);
    }

    private static IEnumerable<string> LinesOf(PaperBlock block) => block switch
    {
        PaperHeading h => [h.Text],
        PaperArticle a => [string.Join(' ', new[] { PaperWords.Get("Paper.Article", a.Number), a.Title, a.Text }.Where(t => !string.IsNullOrEmpty(t)))],
        PaperClause c => [$"{c.Number}. {c.Text}"],
        PaperPoint p => [$"{p.Letter}) {p.Text}"],
        PaperParagraph p => [p.Text],
        PaperList l => l.Items.Select(i => "- " + i),
        PaperFacts f => f.Facts.Select(x => $"{x.Label}: {x.Value ?? Format.Unknown}"),
        PaperTable t => new[] { t.Title }.OfType<string>().Concat(t.Rows.Concat(t.Total is null ? [] : [t.Total]).Select(row => string.Join(" · ", row.Select(cell => cell ?? "")))),
        _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
    };

    private static IEnumerable<BusinessException> Unknown(PaperFields fields, string text, TextOf part) => fields.UnknownIn(text).Select(f =>
        new BusinessException(f.Meant is null ? DocumentsErrors.FieldUnknown : DocumentsErrors.FieldMeant).With("field", f.Name).With("meant", f.Meant).With("part", part));
}
