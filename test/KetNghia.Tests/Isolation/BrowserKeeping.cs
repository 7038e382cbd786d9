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

        foreach (var field in answer.Document.QuerySelectorAll<IHtmlElement>("form[data-draft] input, form[data-draft] textarea, form[data-draft] select")
            .Where(field => Personal().IsMatch(field.GetAttribute("name") ?? "") || field.GetAttribute("type") is "email" or "tel")
            .Where(field => field.Closest("[data-no-draft]") is null && field.GetAttribute("type") is not ("password" or "hidden")))
        {
            yield return $"keeps {field.GetAttribute("name")} in the browser's drafts";
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

    [GeneratedRegex("FullName|Phone|Email|Address|IdNumber|CitizenId|Birth|Ethnic|Password|Code$", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex(@"[?&][^=]*(token|key|password|secret|phone|email|idnumber)[^=]*=|kn_[A-Za-z0-9_-]{20}|%40|@", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();
}
