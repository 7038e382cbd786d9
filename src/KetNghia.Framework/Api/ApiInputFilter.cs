using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Framework.Api;

/// <summary>The shape of a body or query was wrong: messages by field.</summary>
public sealed class ApiInputException(IReadOnlyDictionary<string, string[]> errors) : Exception("Invalid input.")
{
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>Checks the data annotations of every argument of ours, with the same texts as the pages.</summary>
internal sealed class ApiInputFilter(ITexts texts) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var twice in context.HttpContext.Request.Query.Where(q => q.Value.Count > 1))
        {
            errors[twice.Key] = [texts["Validation.Once"]];
        }

        foreach (var argument in context.Arguments.OfType<object>().Where(IsInput))
        {
            Check(argument, "", errors, depth: 0);
            CheckChoices(argument, context.HttpContext.Request.Query, errors);
        }

        return errors.Count == 0 ? next(context) : throw new ApiInputException(errors);
    }

    /// <summary>Binding also takes the number behind a name, and lists of names.</summary>
    private void CheckChoices(object filter, IQueryCollection query, Dictionary<string, string[]> errors)
    {
        foreach (var property in filter.GetType().GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type.IsEnum && property.GetCustomAttribute<FromQueryAttribute>()?.Name is { } name && query[name].ToString() is { Length: > 0 } given
                && !Enum.GetNames(type).Contains(given, StringComparer.OrdinalIgnoreCase))
            {
                errors[name] = [texts["Validation.AllowedValues"]];
            }
        }
    }

    /// <summary>A body may say null for anything; only what is declared to have no value may be left so.</summary>
    private static bool MayNotBeNull(PropertyInfo property) =>
        property.SetMethod is not null && !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull;

    /// <summary>Text of which nothing can be seen has not been given.</summary>
    private static object? Seen(object? value) => value is string text && VietnameseText.IsBlank(text) ? "" : value;

    private static bool IsInput(object value) =>
        value.GetType() is { IsClass: true, Namespace: { } ns } && ns.StartsWith("KetNghia.", StringComparison.Ordinal)
        && value.GetType().GetProperties().Any(p => p.IsDefined(typeof(ValidationAttribute)));

    private void Check(object value, string prefix, Dictionary<string, string[]> errors, int depth)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var current = property.GetValue(value);
            var found = property.GetCustomAttributes<ValidationAttribute>()
                .Where(a => a.GetValidationResult(Seen(current), new ValidationContext(value) { MemberName = property.Name, DisplayName = name }) != ValidationResult.Success)
                .Select(a => Message(a, name))
                .ToArray();
            if (current is null && found.Length == 0 && MayNotBeNull(property))
            {
                found = [texts["Validation.Required"]];
            }

            if (current is DateOnly day && (day < Format.FirstDay || day > Format.LastDay))
            {
                found = [Readings.Date(Format.Date(day)).Told()];
            }

            if (found.Length > 0)
            {
                errors[name] = found;
            }
            else if (depth < 3 && current is System.Collections.IEnumerable and not string)
            {
                var index = 0;
                foreach (var item in ((System.Collections.IEnumerable)current).OfType<object>().Where(IsInput))
                {
                    Check(item, $"{name}[{index++}].", errors, depth + 1);
                }
            }
            else if (depth < 3 && current is not null && IsInput(current))
            {
                Check(current, name + ".", errors, depth + 1);
            }
        }
    }

    private string Message(ValidationAttribute rule, string name)
    {
        var text = texts[ValidationTexts.KeyOf(rule)];
        object[] values = rule switch
        {
            StringLengthAttribute s => [name, s.MaximumLength, s.MinimumLength],
            RangeAttribute r => [name, r.Minimum, r.Maximum],
            MaxLengthAttribute m => [name, m.Length],
            MinLengthAttribute m => [name, m.Length],
            LengthAttribute l => [name, l.MinimumLength, l.MaximumLength],
            _ => [name],
        };
        return string.Format(CultureInfo.CurrentUICulture, text, values);
    }
}
