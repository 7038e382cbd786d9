using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Web;

/// <summary>Puts the receipt number on the next page.</summary>
internal static class Receipts
{
    /// <param name="receipt">Null where nothing was recorded that could be asked for by it.</param>
    public static void Flash(HttpContext http, string? receipt, string submission, bool replayed)
    {
        var data = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        data[FlashKeys.Receipt] = receipt;
        data[FlashKeys.Submission] = submission;
        if (replayed)
        {
            data[FlashKeys.Replayed] = true;
        }
    }
}

/// <summary>What the error pages read from the request.</summary>
public static class ErrorPages
{
    /// <summary>Code of the refusal, text key <c>Error.{Code}</c>.</summary>
    public const string CodeKey = "KetNghia.ErrorCode";

    /// <summary>Name of the missing permission, if that was the reason.</summary>
    public const string DeniedKey = Permissions.PermissionHandler.DeniedKey;
}
