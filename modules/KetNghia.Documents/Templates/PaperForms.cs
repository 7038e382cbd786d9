using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Templates;

/// <summary>Chooses the form by its day, fills it, and knows what can stand in one.</summary>
internal sealed class PaperForms(KetNghiaDbContext db, IFileStore store, PaperKinds kinds, PaperComposer composer, IPapers papers, ITexts texts, IClock clock) : IPaperForms
{
    public Task<PaperFormRef?> TodayAsync(string kind, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return db.Set<PaperTemplate>().Where(t => t.Kind == kind && t.InForceFrom <= today).OrderByDescending(t => t.InForceFrom)
            .Select(t => new PaperFormRef(t.Id, t.Name, t.Sha256)).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task WriteAsync(Paper paper, string kind, Stream target, CancellationToken cancellationToken)
    {
        if (paper.Form is not { } form)
        {
            papers.Write(paper, target);
            return;
        }

        await using (var stored = store.Open(form.Sha256))
        {
            await stored.CopyToAsync(target, cancellationToken);
        }

        new FormFiller(paper, NamesOf(kinds.Get(kind), paper)).Fill(target);
    }

    /// <summary>Every field of a kind; one the paper keeps no value of is left open for a pen.</summary>
    public PaperFields NamesOf(IPaperKind kind, Paper? paper = null)
    {
        var prefix = $"PaperField.{kind.Key}.";
        var keys = texts.Keys(prefix).Select(k => k[prefix.Length..]).Where(k => !k.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return PaperFields.Of(kind, keys.Select(k => new PaperField(k, paper?.Fields?.GetValueOrDefault(k) ?? PaperWords.ShortBlank)), PaperWords.OrBlank(paper?.Head.IssuingBody), texts);
    }

    /// <summary>A paper of the kind with everything it can have: what a draft begins with, and blanks.</summary>
    /// <param name="head">As the workspace last wrote it.</param>
    public Paper Sample(IPaperKind kind, PaperHeadInput? head)
    {
        var first = composer.First(kind);
        var written = new WrittenPaper
        {
            Subject = first.Subject,
            ParentBody = head?.ParentBody,
            IssuingBody = PaperWords.OrBlank(head?.IssuingBody),
            TypeCode = kind.TypeCode,
            BodyCode = head?.BodyCode ?? PaperWords.ShortBlank,
            Place = head?.Place ?? "",
            SignerCapacity = head?.SignerCapacity ?? PaperWords.ShortBlank,
            SignerName = head?.SignerName ?? PaperWords.ShortBlank,
            Urgency = PaperUrgency.Normal,
            DueOn = null,
            Texts = first.Texts.ToDictionary(t => t.Key, t => VietnameseText.Clean(t.Value).Length > 0 ? t.Value! : PaperWords.ShortBlank),
        };
        return composer.Of(written, kind, new PaperMaterial { Title = "", Path = "", Count = 0, Units = [], Fields = [] });
    }
}
