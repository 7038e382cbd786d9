using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KetNghia.Web.Hosting;

/// <summary>
/// What fields are read from, in which order, and a text key of the framework's resource for every shape rule, so that no
/// message is built-in English.
/// </summary>
internal sealed class Validation : IValidationMetadataProvider
{
    public static void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new Validation());

        // A record is named by the address alone: a field or query key of the same name does not replace it.
        var route = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        options.ValueProviderFactories.Remove(route);
        options.ValueProviderFactories.Insert(0, route);

        // Names written as a script library once wrote them are not ours, and their readers fail over an open bracket.
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // Rules about mail addresses, telephones and links bring an English message of their own.
            if ((attribute.ErrorMessage is null || attribute is DataTypeAttribute) && attribute.ErrorMessageResourceName is null)
            {
                attribute.ErrorMessage = ValidationTexts.KeyOf(attribute);
            }
        }
    }
}
