using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>What every answer keeps, whoever asks.</summary>
internal static class PagePromises
{
    private const int SqlBudget = 12;

    public static readonly string[] Headers = ["X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"];

    public static IEnumerable<string> Faults(Answer answer, string[] mayNotSee)
    {
        if ((int)answer.Status >= 500)
        {
            yield return $"answers {(int)answer.Status}";
        }

        foreach (var header in Headers.Where(name => !answer.Response.Headers.Contains(name)))
        {
            yield return $"lacks the header {header}";
        }

        if (answer.Sql.Count > SqlBudget)
        {
            yield return $"costs {answer.Sql.Count} SQL commands";
        }

        foreach (var canary in mayNotSee.Where(canary => answer.Body.Contains(canary, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"shows {canary}";
        }

        if (answer.Status != HttpStatusCode.OK || !answer.IsHtml)
        {
            yield break;
        }

        foreach (var fault in Markup(answer.Document))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Markup(IHtmlDocument document)
    {
        foreach (var form in document.Forms.Where(form => form.Method == "post"))
        {
            foreach (var name in new[] { "SubmissionId", "__RequestVerificationToken" })
            {
                var count = form.QuerySelectorAll($"input[type=hidden][name={name}]").Length;
                if (count != 1)
                {
                    yield return $"the form to '{form.GetAttribute("action")}' has {name} {count} times";
                }
            }
        }

        if (document.All.Any(element => element.HasAttribute("style")))
        {
            yield return "has an inline style";
        }

        if (string.IsNullOrWhiteSpace(document.Title) || document.DocumentElement.GetAttribute("lang") is not ("vi" or "en") || document.QuerySelectorAll("h1").Length != 1)
        {
            yield return "lacks a title, a language or its one heading";
        }

        foreach (var twice in document.All.Where(element => !string.IsNullOrEmpty(element.Id)).GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            yield return $"has the id {twice.Key} twice";
        }
    }
}
