using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>What stays in a browser: nothing personal in drafts or addresses, and the way out on every page.</summary>
internal static partial class BrowserKeeping
{
    public static IEnumerable<string> Faults(Answer answer, string session, bool isOpen)
    {
        if (!isOpen && !answer.Has("form[method=post][action$='/account/sign-out'] button"))
        {
            yield return "has no way out";
        }

        if (answer.Body.Contains(session, StringComparison.Ordinal))
        {
            yield return "shows the session's cookie";
        }

        foreach (var fault in answer.Document.Forms.SelectMany(form => DraftFaults(form, answer.Document)))
        {
            yield return fault;
        }

        foreach (var field in answer.Document.QuerySelectorAll("form[method=get] input[name], form:not([method]) input[name]").Where(field => field.GetAttribute("type") is "password" or "email" or "tel"
            || field.GetAttribute("name") is "__RequestVerificationToken" || Personal().IsMatch(field.GetAttribute("name")!)))
        {
            yield return $"sends {field.GetAttribute("name")} in the address";
        }

        foreach (var link in answer.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(href => Telling().IsMatch(href)))
        {
            yield return $"has the address {link}";
        }
    }

    /// <summary>How many forms of the page keep something of what is typed into them.</summary>
    public static int Drafts(IHtmlDocument page) => page.Forms.Count(form => form.HasAttribute("data-draft") && Typed(form).Any(IsKept));

    private static IEnumerable<string> DraftFaults(IHtmlFormElement form, IHtmlDocument page)
    {
        var name = $"the form to '{form.GetAttribute("action") ?? "itself"}'";
        var typed = Typed(form).ToList();
        var isWritten = form.Method == "post" || typed.Exists(field => field.GetAttribute("name")!.StartsWith("Input.", StringComparison.Ordinal));
        if (!isWritten || typed.Count == 0)
        {
            yield break;
        }

        if (!form.HasAttribute("data-draft"))
        {
            if (!form.HasAttribute("data-no-draft") || !Secretive().IsMatch(page.Location.PathName))
            {
                yield return $"keeps no draft of {name}";
            }

            yield break;
        }

        if (!typed.Exists(IsKept) && typed.Exists(field => !IsPrivate(field)))
        {
            yield return $"keeps nothing of {name}";
        }

        foreach (var field in typed.Where(field => IsKept(field) && IsPrivate(field)))
        {
            yield return $"keeps {field.GetAttribute("name")} in the browser's drafts";
        }
    }

    private static IEnumerable<IHtmlElement> Typed(IHtmlFormElement form) => form.QuerySelectorAll<IHtmlElement>("input[name], textarea[name], select[name]")
        .Where(field => field.GetAttribute("type") is not ("hidden" or "submit" or "button"));

    private static bool IsKept(IHtmlElement field) => field.GetAttribute("type") is not ("password" or "file") && field.Closest("[data-no-draft]") is null;

    private static bool IsPrivate(IHtmlElement field) => field.GetAttribute("type") is "password" or "file" or "email" or "tel" || (field is not IHtmlSelectElement && OfAPerson().IsMatch(field.GetAttribute("name")!));

    /// <summary>Pages about the account itself: passwords, codes, tokens, the person's own name.</summary>
    [GeneratedRegex("^/account/")]
    private static partial Regex Secretive();

    [GeneratedRegex("FullName|Phone|Email|Address|IdNumber|CitizenId|Birth|Ethnic|Password|Person$|Signatory$", RegexOptions.IgnoreCase)]
    private static partial Regex OfAPerson();

    [GeneratedRegex("FullName|Phone|Email|Address|IdNumber|CitizenId|Birth|Ethnic|Password|Code$", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex(@"[?&][^=]*(token|key|password|secret|phone|email|idnumber)[^=]*=|kn_[A-Za-z0-9_-]{20}|%40|@", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();
}
