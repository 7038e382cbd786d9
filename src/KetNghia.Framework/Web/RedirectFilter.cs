using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KetNghia.Framework.Web;

/// <summary>Every address a page leads to goes over the line in ASCII, whoever wrote it: the server refuses to send any other.</summary>
internal sealed class RedirectFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        switch (context.Result)
        {
            case LocalRedirectResult local:
                local.Url = Encoded(local.Url);
                break;
            case RedirectResult redirect:
                redirect.Url = Encoded(redirect.Url);
                break;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>What is encoded already stays as it is.</summary>
    private static string Encoded(string url)
    {
        if (url.All(IsSent))
        {
            return url;
        }

        var builder = new StringBuilder(url.Length * 2);
        foreach (var rune in url.EnumerateRunes())
        {
            builder.Append(rune.IsAscii && IsSent((char)rune.Value) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return builder.ToString();
    }

    private static bool IsSent(char c) => c is > ' ' and <= '~';
}
