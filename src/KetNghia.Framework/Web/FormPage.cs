using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>False for handlers that prepare only: what they keep is no record, so no receipt is given for it.</summary>
    protected internal virtual bool GivesReceipt(string? handler) => true;

    /// <summary>
    /// What rules over several fields find wrong with what was typed, as far as that can be told while other fields are
    /// missing or cannot be read. Asked only then, with the page loaded: what is complete is judged by the record itself.
    /// </summary>
    protected internal virtual IEnumerable<BusinessException> Faults() => [];

    /// <summary>The same with rules that ask the database: whether a code is taken, whether a unit is known.</summary>
    protected internal virtual Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BusinessException>>([.. Faults()]);

    /// <summary>Shown once on the next page.</summary>
    /// <param name="text">Already localized.</param>
    protected void Flash(string text) => TempData[FlashKeys.Text] = text;

    /// <summary>For handlers that check nothing: what was typed stays as it is, and nothing is said about it yet.</summary>
    protected void ForgiveInput()
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }

    /// <summary>The page again, with everything the refusal says.</summary>
    protected internal IActionResult Refuse(BusinessException error)
    {
        Tell(error);
        return ShowAgain(error.Kind);
    }

    /// <summary>Everything a refusal says, each at its field.</summary>
    protected void Tell(BusinessException error)
    {
        Add([error, .. error.Others]);
        ViewData[FlashKeys.ErrorCode] = error.Code;
    }

    /// <summary>The input could not be read: what else is wrong with it is told in the same breath.</summary>
    internal async Task<IActionResult> ShowFaultsAsync(CancellationToken cancellationToken)
    {
        Add([.. (await FaultsAsync(cancellationToken)).Where(fault => ModelState[fault.Field ?? ""] is not { Errors.Count: > 0 })]);
        return ShowAgain();
    }

    private void Add(IEnumerable<BusinessException> errors)
    {
        var texts = HttpContext.RequestServices.GetRequiredService<ITexts>();
        foreach (var field in errors.GroupBy(e => e.Field ?? ""))
        {
            ModelState.AddModelError(field.Key, string.Join(' ', field.Select(texts.Error).Distinct()));
        }
    }

    private PageResult ShowAgain(RefusalKind kind = RefusalKind.Input)
    {
        var page = Page();
        page.StatusCode = kind.Status();
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
