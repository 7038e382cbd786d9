using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Ui;

/// <summary>A whole number of đồng typed by a person: "1.234.567", "1,2 triệu".</summary>
public sealed class DongInputAttribute() : ModelBinderAttribute(typeof(DongBinder));

/// <summary>A quantity typed by a person, bound to thousandths: "12", "1.234,5".</summary>
public sealed class QuantityInputAttribute() : ModelBinderAttribute(typeof(QuantityBinder));

/// <summary>A whole number typed by a person: "12", "1.234".</summary>
public sealed class WholeInputAttribute() : ModelBinderAttribute(typeof(WholeBinder));

/// <summary>A score typed by a person, bound to hundredths: "7,75".</summary>
public sealed class PointsInputAttribute() : ModelBinderAttribute(typeof(PointsBinder));

/// <summary>A name somebody signs in by: what cannot be seen around and in it goes before its shape is checked.</summary>
public sealed class SignInNameAttribute() : ModelBinderAttribute(typeof(SignInNameBinder));

/// <summary>Dates, <see cref="Dong"/> and <see cref="Quantity"/> are read the Vietnamese way wherever they are posted.</summary>
internal sealed class ValueBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        if (context.BindingInfo.BinderType is not null)
        {
            return null;
        }

        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly))
        {
            return new DateBinder();
        }

        if (type == typeof(Dong))
        {
            return new DongBinder();
        }

        if (type == typeof(string))
        {
            return new TextBinder(context.Services.GetRequiredService<ILoggerFactory>());
        }

        return type == typeof(Quantity) ? new QuantityBinder() : null;
    }
}

/// <summary>
/// Text is composed before its length is checked, so that "ế" is one letter and one password whatever keyboard typed it.
/// Text of which nothing can be seen has not been typed; text in a font of before Unicode is asked about.
/// </summary>
internal class TextBinder(ILoggerFactory logs) : IModelBinder
{
    private readonly SimpleTypeModelBinder _plain = new(typeof(string), logs);

    public async Task BindModelAsync(ModelBindingContext context)
    {
        await _plain.BindModelAsync(context);
        if (context.Result.Model is string typed && !VietnameseText.IsBlank(typed))
        {
            context.Result = ModelBindingResult.Success(Read(typed));
            if (IsKept(context) && !IsWanted(context) && LegacyLetters.Read(typed) is { } meant)
            {
                context.ModelState.TryAddModelError(context.ModelName, UiText.Get("Binding.LegacyLetters", meant));
            }
        }
        else if (context.Result.IsModelSet)
        {
            // An entry of a list is there, if blank: lists of texts hold texts.
            context.Result = ModelBindingResult.Success(context.ModelMetadata.MetadataKind == ModelMetadataKind.Type ? "" : null);
        }
    }

    protected virtual string Read(string typed) => VietnameseText.Compose(typed);

    /// <summary>Somebody who was asked about it has said that it is meant so.</summary>
    private static bool IsWanted(ModelBindingContext context) =>
        context.HttpContext.Request is { HasFormContentType: true } request && request.Form[LegacyTick.Field].Contains(context.ModelName);

    /// <summary>Posted to be kept, and no secret, which nobody is told.</summary>
    private static bool IsKept(ModelBindingContext context) =>
        HttpMethods.IsPost(context.HttpContext.Request.Method) && context.ModelMetadata.PropertyName?.Contains("Password", StringComparison.Ordinal) != true;
}

internal sealed class SignInNameBinder(ILoggerFactory logs) : TextBinder(logs)
{
    protected override string Read(string typed) => VietnameseText.Clean(typed);
}

internal abstract class TypedValueBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var found = context.ValueProvider.GetValue(context.ModelName);
        if (found == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        context.ModelState.SetModelValue(context.ModelName, found);
        var reading = Read(found.FirstValue ?? "", context.ModelMetadata.UnderlyingOrModelType);
        if (reading.Refusal is { } refusal)
        {
            context.ModelState.TryAddModelError(context.ModelName, refusal);
        }
        else if (reading.Value is null && !context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.ModelState.TryAddModelError(context.ModelName, UiText.Get("Binding.Missing"));
        }
        else
        {
            context.Result = ModelBindingResult.Success(reading.Value);
        }

        return Task.CompletedTask;
    }

    /// <summary>No value and no refusal when nothing was typed.</summary>
    protected abstract (object? Value, string? Refusal) Read(string typed, Type type);

    protected static (object? Value, string? Refusal) Of<T>(Reading<T> reading, Func<T, object> wanted)
        where T : struct => reading.Fault is null ? (reading.Value is { } value ? wanted(value) : null, null) : (null, reading.Told());
}

internal sealed class DateBinder : TypedValueBinder
{
    protected override (object? Value, string? Refusal) Read(string typed, Type type) => Of(Readings.Date(typed), date => date);
}

internal sealed class DongBinder : TypedValueBinder
{
    protected override (object? Value, string? Refusal) Read(string typed, Type type) =>
        Of(Readings.Money(typed), dong => type == typeof(Dong) ? new Dong(dong) : dong);
}

internal sealed class QuantityBinder : TypedValueBinder
{
    protected override (object? Value, string? Refusal) Read(string typed, Type type) =>
        Of(Readings.Quantity(typed), thousandths => type == typeof(Quantity) ? new Quantity(thousandths) : thousandths);
}

internal sealed class WholeBinder : TypedValueBinder
{
    protected override (object? Value, string? Refusal) Read(string typed, Type type) =>
        Of(Readings.Whole(typed), whole => type == typeof(int) ? (object)(int)whole : whole);
}

internal sealed class PointsBinder : TypedValueBinder
{
    protected override (object? Value, string? Refusal) Read(string typed, Type type) =>
        Of(Readings.Points(typed), hundredths => type == typeof(int) ? (object)(int)hundredths : hundredths);
}
