using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Ui;

/// <summary>Registers what forms need: readers of Vietnamese dates and numbers, and messages in the person's language.</summary>
public static class UiServices
{
    public static IServiceCollection AddKetNghiaUi(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(o =>
        {
            o.ModelBinderProviders.Insert(0, new ValueBinderProvider());
            Messages(o.ModelBindingMessageProvider);
        });
        return services;
    }

    private static void Messages(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Text("Binding.Value", value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Text("Binding.Value", value));
        messages.SetValueIsInvalidAccessor(value => Text("Binding.Value", value));
        messages.SetValueMustBeANumberAccessor(_ => Text("Binding.Number"));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Text("Binding.Number"));
        messages.SetValueMustNotBeNullAccessor(_ => Text("Binding.Missing"));
        messages.SetMissingBindRequiredValueAccessor(_ => Text("Binding.Missing"));
        messages.SetMissingKeyOrValueAccessor(() => Text("Binding.Missing"));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Text("Binding.Missing"));
        messages.SetUnknownValueIsInvalidAccessor(_ => Text("Binding.Unknown"));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Text("Binding.Unknown"));
    }

    private static string Text(string key, params object[] values) =>
        values.Length == 0 ? Localization.FrameworkText.Get(key) : Localization.FrameworkText.Get(key, values);
}
