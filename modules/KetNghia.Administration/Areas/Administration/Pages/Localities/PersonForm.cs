using KetNghia.Administration.Contracts;
using KetNghia.Administration.Pages.Users;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KetNghia.Administration.Pages.Localities;

internal static class PersonForm
{
    /// <summary>The user name exists: the form asks for it once more.</summary>
    public static bool AsksToConfirm(ViewDataDictionary view, string? confirmed) => confirmed is not null
        || view[FlashKeys.ErrorCode] as string is AdministrationErrors.AccountExists or AdministrationErrors.UserNameDiffers;

    /// <summary>Hands the one-time password to the next page.</summary>
    public static void Keep(ITempDataDictionary data, CreatedUser person)
    {
        if (person.OneTimePassword is not null)
        {
            data[IssuedModel.PasswordKey] = person.OneTimePassword;
            data["UserName"] = person.UserName;
        }
    }
}
