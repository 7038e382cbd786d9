using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>An exact number as people type it in a form: "0,25", "1.500", "1/3".</summary>
/// <remarks>A class, since binders are not looked for behind a nullable value.</remarks>
[ModelBinder(typeof(FigureBinder)), ValidateNever]
internal sealed partial record Figure(Fraction Value)
{
    /// <summary>Larger figures are none of a rubric, with either sign.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>Finer decimals are written as a fraction.</summary>
    private const int MostDecimals = 6;

    private const int MostTold = 60;

    public static Figure? Of(Fraction? value) => value is { } given ? new Figure(given) : null;

    /// <param name="text">As typed; the signs are those of the screen's language.</param>
    public static Reading<Fraction> Read(string? text)
    {
        var (words, signs) = (TypedText.Tidy(text), Format.Culture);
        if (TypedText.IsBlank(words))
        {
            return new Reading<Fraction>(null);
        }

        var fault = Read(words, signs, out var value);
        return fault is null ? new Reading<Fraction>(value)
            : new Reading<Fraction>(null, fault) { Values = NumberReader.Told(Cut(text!), Cut(words), signs, 1, Most) };
    }

    /// <summary>As it is typed: what does not end as a decimal stays a fraction.</summary>
    public override string ToString()
    {
        var text = Value.ToString();
        return text.Contains('/', StringComparison.Ordinal) ? text : text.Replace(".", Format.Culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
    }

    /// <summary>As it is read on a page, with groups of three.</summary>
    public string Shown => Figures.Of(Value);

    /// <summary>As much as a refusal repeats.</summary>
    private static string Cut(string text) => text.Length <= MostTold ? text : text[..MostTold] + "…";

    private static string? Read(string words, CultureInfo signs, out Fraction value)
    {
        value = Fraction.Zero;
        if (Ratio().IsMatch(words))
        {
            var plain = words.Replace(" ", "", StringComparison.Ordinal).Replace('\u2212', '-').TrimStart('+');
            return !Fraction.TryParse(plain, out value) ? RubricEditErrors.FigureForm : IsTooLarge(value) ? ReadingErrors.TooLarge : null;
        }

        var digits = words;
        var isNegative = NumberReader.TakeSign(ref digits);
        var read = NumberReader.Read(digits, signs);
        if (read.Fault is { } fault)
        {
            return fault.Length > 0 ? fault : RubricEditErrors.FigureForm;
        }

        if (!Fraction.TryParse(read.Value.ToString(CultureInfo.InvariantCulture), out value))
        {
            return RubricEditErrors.FigureForm;
        }

        value = isNegative ? -value : value;
        return IsTooLarge(value) ? ReadingErrors.TooLarge : !(value * new Fraction(BigInteger.Pow(10, MostDecimals), 1)).IsWhole ? RubricEditErrors.FigureDecimals : null;
    }

    private static bool IsTooLarge(Fraction value) => BigInteger.Abs(value.Numerator) > (BigInteger)Most * value.Denominator || value.Denominator > Most;

    [GeneratedRegex(@"^[+\-\u2212]?[0-9]{1,15} ?/ ?[0-9]{1,15}$")]
    private static partial Regex Ratio();
}

internal sealed class FigureBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var found = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (found == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, found);
        var reading = Figure.Read(found.FirstValue);
        if (reading.Fault is { } fault)
        {
            var texts = bindingContext.HttpContext.RequestServices.GetRequiredService<ITexts>();
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts.Fill("Error." + fault, reading.Values.ToDictionary(v => v.Key, v => (object?)v.Value)));
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(Figure.Of(reading.Value));
        }

        return Task.CompletedTask;
    }
}
