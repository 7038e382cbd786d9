using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KetNghia.Web.Hosting;

/// <summary>Gives every shape rule a text key of the framework's resource, so that no message is built-in English.</summary>
internal sealed class Validation : IValidationMetadataProvider
{
    public static void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new Validation());
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null)
            {
                attribute.ErrorMessage = "Validation." + attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
            }
        }
    }
}
