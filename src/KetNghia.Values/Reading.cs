namespace KetNghia.Values;

/// <summary>Why typed text was refused: text <c>Error.{code}</c>, told alike by forms, imports and the API.</summary>
public static class ReadingErrors
{
    public const string Money = "Framework.Reading.Money";
    public const string MoneyDecimals = "Framework.Reading.MoneyDecimals";
    public const string Quantity = "Framework.Reading.Quantity";
    public const string QuantityDecimals = "Framework.Reading.QuantityDecimals";
    public const string QuantityUnit = "Framework.Reading.QuantityUnit";
    public const string Whole = "Framework.Reading.Whole";
    public const string Points = "Framework.Reading.Points";
    public const string Groups = "Framework.Reading.Groups";
    public const string Unclear = "Framework.Reading.Unclear";
    public const string Exponent = "Framework.Reading.Exponent";
    public const string TooLarge = "Framework.Reading.TooLarge";
    public const string Date = "Framework.Reading.Date";
    public const string DateIncomplete = "Framework.Reading.DateIncomplete";
    public const string NoSuchDay = "Framework.Reading.NoSuchDay";
    public const string DateOutOfBounds = "Framework.Reading.DateOutOfBounds";
}

/// <summary>What typed text was understood as: a value, nothing at all, or a refusal.</summary>
/// <param name="Value">Null when blank or refused.</param>
/// <param name="Fault">One of <see cref="ReadingErrors"/>.</param>
/// <param name="Proposal">Another way to write it that is read as the same digits; null unless there is exactly one.</param>
public sealed record Reading<T>(T? Value, string? Fault = null, string? Proposal = null)
    where T : struct
{
    /// <summary>Nothing was typed, or the dash that stands for what is not known.</summary>
    public bool IsBlank => Value is null && Fault is null;

    /// <summary>What the refusal's text names.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    /// <summary>The refusal as a sentence, with the proposal if there is one.</summary>
    public string Told() => ReadingText.Of(Fault ?? throw new InvalidOperationException("Nothing was refused."), Values, Proposal);

    internal Reading<TOther> As<TOther>(Func<T, TOther> convert)
        where TOther : struct => new(Value is { } value ? convert(value) : null, Fault, Proposal) { Values = Values };
}

public static class ReadingText
{
    public static string Of(string fault, IReadOnlyDictionary<string, string?> values, string? proposal)
    {
        var text = ValueText.Get("Error." + fault);
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return proposal is null ? text : text + " " + ValueText.Get("Reading.Proposal", proposal);
    }
}
