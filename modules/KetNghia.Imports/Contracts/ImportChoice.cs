namespace KetNghia.Imports.Contracts;

/// <summary>One value a cell may take.</summary>
/// <param name="Value">Stable and without language: a code, an id, the name of an enum member.</param>
/// <param name="Name">As the template and the preview show it.</param>
public sealed record ImportChoice(string Value, string Name)
{
    /// <summary>Other words for it, understood and not shown.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Proposed and listed in the template; otherwise only understood, of records that are there already.</summary>
    public bool IsOffered { get; init; } = true;

    internal bool IsNamed(string folded) => VietnameseText.Fold(Name) == folded;

    internal bool IsMeantBy(string folded) => IsNamed(folded) || Also.Any(a => VietnameseText.Fold(a) == folded);
}

/// <summary>Choices whose names are texts: shown in the reader's language, understood in every language of the product.</summary>
public static class ImportChoices
{
    /// <summary>The members of an enum, named by the text keys <c>{Type}.{Member}</c>.</summary>
    public static IReadOnlyList<ImportChoice> Of<T>(ITexts texts)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value =>
        {
            var key = $"{typeof(T).Name}.{value}";
            return new ImportChoice(value.ToString(), texts[key]) { Also = texts.InEveryLanguage(key) };
        })];
}
