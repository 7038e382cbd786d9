using KetNghia.Framework.Localization;
using KetNghia.Framework.Values;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Framework.Ui;

/// <summary>A whole number of đồng typed by a person: "1.234.567", "1,2 triệu".</summary>
public sealed class DongInputAttribute() : ModelBinderAttribute(typeof(DongBinder));

/// <summary>A quantity typed by a person, bound to thousandths: "12", "1.234,5".</summary>
public sealed class QuantityInputAttribute() : ModelBinderAttribute(typeof(QuantityBinder));

/// <summary>A whole number typed by a person: "12", "1.234".</summary>
public sealed class WholeInputAttribute() : ModelBinderAttribute(typeof(WholeBinder));

/// <summary>A score typed by a person, bound to hundredths: "7,75".</summary>
public sealed class PointsInputAttribute() : ModelBinderAttribute(typeof(PointsBinder));

/// <summary>Dates, <see cref="Dong"/> and <see cref="Quantity"/> are read the Vietnamese way wherever they are posted.</summary>
internal sealed class ValueBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
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

/// <summary>Text is composed before its length is checked, so that "ế" is one letter and one password whatever keyboard typed it.</summary>
internal sealed class TextBinder(ILoggerFactory logs) : IModelBinder
{
    private readonly SimpleTypeModelBinder _plain = new(typeof(string), logs);

    public async Task BindModelAsync(ModelBindingContext context)
    {
        await _plain.BindModelAsync(context);
        if (context.Result.Model is string text)
        {
            context.Result = ModelBindingResult.Success(VietnameseText.Compose(text));
        }
        else if (context.Result.IsModelSet && context.ModelMetadata.MetadataKind == ModelMetadataKind.Type)
        {
            // An entry of a list is there, if blank: lists of texts hold texts.
            context.Result = ModelBindingResult.Success("");
        }
    }
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
            context.ModelState.TryAddModelError(context.ModelName, FrameworkText.Get("Binding.Missing"));
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
