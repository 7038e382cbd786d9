using KetNghia.Framework.Errors;
using KetNghia.Framework.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Web;

/// <summary>
/// A page with a form. A failed POST shows the same page again with what was typed: the filter calls
/// <see cref="ReloadAsync"/> to fetch what surrounds the form, so handlers hold only the successful path.
/// </summary>
public abstract class FormPage : PageModel
{
    /// <summary>Loads everything the page shows beside the posted input.</summary>
    /// <exception cref="RecordNotFoundException">The record is unknown, foreign or out of scope.</exception>
    protected internal virtual Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>False for handlers that only change what the form offers (find units, back to editing): nothing is written, so nothing is checked.</summary>
    protected internal virtual bool ChecksInput(string? handler) => true;

    /// <summary>Shown once on the next page.</summary>
    /// <param name="text">Already localized.</param>
    protected void Flash(string text) => TempData[FlashKeys.Text] = text;

    internal IActionResult Refuse(BusinessException error)
    {
        var texts = HttpContext.RequestServices.GetRequiredService<ITexts>();
        ModelState.AddModelError(error.Field ?? "", texts.Error(error));
        ViewData[FlashKeys.ErrorCode] = error.Code;
        return ShowAgain();
    }

    internal IActionResult ShowAgain()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}

public static class FlashKeys
{
    public const string Text = "Flash";
    public const string Receipt = "FlashReceipt";
    public const string Replayed = "FlashReplayed";

    /// <summary>Which form has been accepted: the browser drops its draft.</summary>
    public const string Submission = "FlashSubmission";
    public const string ErrorCode = "ErrorCode";
}
