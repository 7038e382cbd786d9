using System.ComponentModel.DataAnnotations;

namespace KetNghia.Framework.Localization;

/// <summary>Which text says that a shape rule was broken, on pages and in the API alike.</summary>
public static class ValidationTexts
{
    /// <summary>The text's key. A length with a smallest number names both: too short is not too long.</summary>
    public static string KeyOf(ValidationAttribute rule) => rule is StringLengthAttribute { MinimumLength: > 0 }
        ? "Validation.StringLengthFrom"
        : "Validation." + rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
}
