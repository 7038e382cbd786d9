using KetNghia.Values.Localization;
using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;

namespace KetNghia.Web.Verbs;

/// <summary>What the code names by code, as pages of <c>etc/docs/catalogue</c>: permissions, errors, actions, settings, jobs, steps, measures.</summary>
internal static class Catalogue
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static IReadOnlyDictionary<string, string> Files(ModuleSet modules, JobRegistry jobs, IEnumerable<IStepTable> steps, IEnumerable<MeasureDefinition> measures)
    {
        var texts = new Texts([typeof(ValuesResource), typeof(FrameworkResource), .. modules.All.Select(m => m.TextResource).OfType<Type>()]);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["permissions.md"] = Permissions(modules, texts),
            ["errors.md"] = ByPrefix("Refusals", "Code", "Error.", texts),
            ["actions.md"] = ByPrefix("Actions of the log", "Action", "Action.", texts),
            ["settings.md"] = Settings(modules, texts),
            ["jobs.md"] = Jobs(modules, jobs, texts),
            ["steps.md"] = Steps(steps, texts),
            ["measures.md"] = Measures(measures, texts),
        };
    }

    private static string Permissions(ModuleSet modules, Texts texts)
    {
        var page = Page("Permissions", "Name", "Vietnamese", "English", "Needs", "Workspaces", "Roles that hold it at first");
        foreach (var p in modules.All.SelectMany(m => m.Permissions).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            Row(page, $"`{p.Name}`", texts.In(Vietnamese, "Permission." + p.Name), texts.In(English, "Permission." + p.Name), p.Parent is null ? "" : $"`{p.Parent}`",
                string.Join(", ", p.Kinds), string.Join(", ", p.DefaultRoles));
        }

        return page.ToString();
    }

    private static string Settings(ModuleSet modules, Texts texts)
    {
        var page = Page("Settings", "Name", "Vietnamese", "English", "Default", "Level", "Secret");
        foreach (var s in modules.All.SelectMany(m => m.Settings).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            Row(page, $"`{s.Name}`", texts.In(Vietnamese, "Setting." + s.Name), texts.In(English, "Setting." + s.Name), s.Default, s.Level.ToString(), s.IsSecret ? "yes" : "");
        }

        return page.ToString();
    }

    private static string Jobs(ModuleSet modules, JobRegistry jobs, Texts texts)
    {
        var schedules = modules.All.SelectMany(m => m.Schedules).ToLookup(s => s.Job);
        var page = Page("Background jobs", "Name", "Vietnamese", "English", "Schedule (time of Viet Nam)");
        foreach (var name in jobs.Names.Order(StringComparer.Ordinal))
        {
            Row(page, $"`{name}`", texts.In(Vietnamese, "Job." + name), texts.In(English, "Job." + name), string.Join(", ", schedules[name].Select(s => $"`{s.Cron}`")));
        }

        return page.ToString();
    }

    private static string Steps(IEnumerable<IStepTable> tables, Texts texts)
    {
        var page = Page("Steps of records", "Action", "Vietnamese", "English", "From", "To", "Permission, any one of", "Needs");
        foreach (var (table, line) in tables.OrderBy(t => t.ActionName, StringComparer.Ordinal).SelectMany(t => t.Lines.Select(l => (t, l))))
        {
            string[] needs =
            [
                line.NeedsReason ? "a reason" : "", line.Paper == StepPaper.Required ? "a document" : line.Paper == StepPaper.Optional ? "a document, if there is one" : "",
                line.SecondPerson is null ? "" : "a second person",
            ];
            Row(page, $"`{table.ActionName}.{line.Action}`", texts.In(Vietnamese, line.TextKey), texts.In(English, line.TextKey), string.Join(", ", line.From), line.To ?? "as its parts say",
                string.Join(", ", line.Permissions.Select(p => $"`{p}`")), string.Join(", ", needs.Where(n => n.Length > 0)));
        }

        return page.ToString();
    }

    private static string Measures(IEnumerable<MeasureDefinition> measures, Texts texts)
    {
        var page = Page("Measures", "Name", "Vietnamese", "How, Vietnamese", "English", "How, English", "Unit", "Parts", "Subjects", "Module", "Revision");
        foreach (var m in measures)
        {
            Row(page, $"`{m.Name}`", texts.In(Vietnamese, m.TextKey), texts.In(Vietnamese, m.HowKey), texts.In(English, m.TextKey), texts.In(English, m.HowKey), m.Unit.ToString(),
                string.Join(" / ", m.Parts.Select(p => $"`{p}`")), string.Join(", ", m.Subjects), m.Owner, m.Revision.ToString(CultureInfo.InvariantCulture));
        }

        return page.ToString();
    }

    private static string ByPrefix(string title, string column, string prefix, Texts texts)
    {
        var page = Page(title, column, "Vietnamese", "English");
        foreach (var key in texts.Keys(prefix))
        {
            Row(page, $"`{key[prefix.Length..]}`", texts.In(Vietnamese, key), texts.In(English, key));
        }

        return page.ToString();
    }

    private static StringBuilder Page(string title, params string[] columns)
    {
        var page = new StringBuilder($"# {title}\n\nGenerated from the code by `etc/scripts/catalogue`; do not edit.\n\n");
        Row(page, columns);
        return page.Append('|').Append(string.Concat(Enumerable.Repeat("---|", columns.Length))).Append('\n');
    }

    private static void Row(StringBuilder page, params string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' '))).Append(" |\n");

    /// <summary>Texts of every module by language.</summary>
    private sealed class Texts(IEnumerable<Type> resources)
    {
        private readonly List<ResourceManager> _managers = [.. resources.Distinct().Select(r => new ResourceManager(r))];

        public string In(CultureInfo culture, string key) => _managers.Select(m => m.GetResourceSet(culture, true, false)?.GetString(key)).FirstOrDefault(t => t is not null) ?? "";

        public IEnumerable<string> Keys(string prefix) => _managers
            .SelectMany(m => m.GetResourceSet(Vietnamese, true, false)?.Cast<DictionaryEntry>() ?? [])
            .Select(e => (string)e.Key)
            .Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && k.Length > prefix.Length && k[prefix.Length..].Contains('.'))
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
