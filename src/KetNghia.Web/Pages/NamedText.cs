namespace KetNghia.Web.Pages;

/// <summary>A piece of a sentence; the name of a place or a party knows whose it is.</summary>
internal sealed record NamedText(string? Text)
{
    public Guid? UnitId { get; init; }

    public Guid? PartyId { get; init; }

    public bool IsName => UnitId is not null || PartyId is not null;

    /// <summary>The sentence in pieces, the first mention of each name apart.</summary>
    public static IReadOnlyList<NamedText> Of(string sentence, params NamedText[] names)
    {
        List<NamedText> pieces = [new(sentence)];
        foreach (var name in names.Where(n => n.IsName && !string.IsNullOrEmpty(n.Text)))
        {
            var index = pieces.FindIndex(p => !p.IsName && p.Text!.Contains(name.Text!, StringComparison.Ordinal));
            if (index >= 0)
            {
                var text = pieces[index].Text!;
                var at = text.IndexOf(name.Text!, StringComparison.Ordinal);
                pieces.RemoveAt(index);
                pieces.InsertRange(index, [new(text[..at]), name, new(text[(at + name.Text!.Length)..])]);
            }
        }

        return [.. pieces.Where(p => !string.IsNullOrEmpty(p.Text))];
    }
}
