using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Ui;

/// <summary>The frame and the parts of pages: readers of Vietnamese dates and numbers, messages in the person's language.</summary>
public sealed class UiModule : IKetNghiaModule
{
    public string Name => "Ui";

    public Type TextResource => typeof(UiResource);

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ShownYear>();
        services.AddScoped<ListPageServices>();
        services.AddScoped<StepPageServices>();
        services.AddScoped<RecordSteps>();
        services.AddScoped<RecordHistories>();
        services.Configure<MvcOptions>(o =>
        {
            o.ModelBinderProviders.Insert(0, new ValueBinderProvider());
            Messages(o.ModelBindingMessageProvider);
        });
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
        values.Length == 0 ? UiText.Get(key) : UiText.Get(key, values);
}
