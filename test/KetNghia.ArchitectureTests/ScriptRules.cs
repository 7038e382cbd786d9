using System.Text.RegularExpressions;

namespace KetNghia.ArchitectureTests;

/// <summary>Our own scripts: text goes in as text, nothing is evaluated, and little is kept.</summary>
public sealed partial class ScriptRules
{
    /// <summary>Drafts of forms, and whether keyboard shortcuts are off.</summary>
    private static readonly string[] Keepers = ["src/KetNghia.Web/Frontend/js/drafts.js", "src/KetNghia.Web/Frontend/js/keys.js"];

    private static readonly string[] Served = [".js", ".css", ".svg", ".txt", ".json", ".mjs", ".npmrc"];

    private static IReadOnlyList<string> Scripts => [.. Repository.ProductFiles("*.js").Where(path => path.StartsWith("src/KetNghia.Web/Frontend/js/", StringComparison.Ordinal))];

    [Fact]
    public void Scripts_OnDisk_AreFound() => Scripts.Count.ShouldBeGreaterThan(5);

    [Fact]
    public void Scripts_MarkupFromText_IsNotMade() => Find(Scripts, Markup()).ShouldBeEmpty();

    [Fact]
    public void Scripts_TextAsCode_IsNotRun() => Find(Scripts, Evaluation()).ShouldBeEmpty();

    [Fact]
    public void Scripts_MessagesBetweenWindows_AreNotUsed() => Find(Scripts, Messages()).ShouldBeEmpty();

    [Fact]
    public void Scripts_PrototypesOfObjects_AreNotWritten() => Find(Scripts, Prototypes()).ShouldBeEmpty();

    [Fact]
    public void Scripts_PastingAndTyping_AreNotHindered() => Find(Scripts, Hindrance()).ShouldBeEmpty();

    [Fact]
    public void Scripts_WhatTheBrowserKeeps_IsWrittenByTwoFilesOnly() => Find([.. Scripts.Except(Keepers)], Storage()).ShouldBeEmpty();

    [Fact]
    public void Frontend_OldClientTechnology_IsNotServed()
    {
        Repository.Files("*").Where(path => path.StartsWith("src/KetNghia.Web/Frontend/", StringComparison.Ordinal))
            .Where(path => !Served.Contains(Path.GetExtension(path))).ShouldBeEmpty();
        Find(Repository.ProductFiles("*.cshtml"), Plugins()).ShouldBeEmpty();
    }

    private static List<string> Find(IReadOnlyList<string> files, Regex pattern) =>
        [.. files.SelectMany(path => pattern.Matches(SourceRules.WithoutComments(Repository.Read(path))).Select(match => $"{path}: {match.Value}"))];

    [GeneratedRegex(@"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|DOMParser)\b|\bdocument\.write")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\s*\(\s*[""'`]|\bimport\s*\(\s*[^""'\s]")]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"\bpostMessage\b|[""']message[""']|\bBroadcastChannel\b")]
    private static partial Regex Messages();

    [GeneratedRegex(@"__proto__|\bprototype\s*(\.\s*\w+\s*)?=[^=]|\bObject\.(assign|setPrototypeOf|defineProperty)\b")]
    private static partial Regex Prototypes();

    [GeneratedRegex(@"[""'](paste|copy|cut|contextmenu)[""']|\bonpaste\b")]
    private static partial Regex Hindrance();

    [GeneratedRegex(@"\b(localStorage|sessionStorage|indexedDB|caches)\b|\bdocument\.cookie\b|\bserviceWorker\b")]
    private static partial Regex Storage();

    [GeneratedRegex(@"<(object|embed|applet|iframe|frame|marquee|blink)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plugins();
}
