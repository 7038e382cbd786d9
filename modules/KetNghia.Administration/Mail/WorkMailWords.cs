using System.Globalization;
using System.Text;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Mail;

/// <summary>The words of the mail: what is late first, then what came back, what waits for a decision, what has a day, and the rest.</summary>
internal sealed class WorkMailWords(IStringLocalizer<AdministrationResource> texts)
{
    public string Subject(IReadOnlyList<OwedThere> owed, DateOnly day) => texts["WorkMail.Subject", owed.Sum(o => o.Count), Format.Date(day)];

    public string Text(IReadOnlyList<OwedThere> owed, DateOnly day, string address)
    {
        var text = new StringBuilder();
        foreach (var there in owed)
        {
            var home = $"{address.TrimEnd('/')}/k/{there.Workspace.Slug}";
            text.Append(CultureInfo.InvariantCulture, $"{there.Workspace.Name} ({there.Count})\n");
            foreach (var group in there.Lines.GroupBy(l => GroupOf(l, day)).OrderBy(g => g.Key))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{texts[$"WorkMail.{group.Key}"]}\n");
                foreach (var line in group)
                {
                    var due = line.DueOn is { } on ? $" ({texts["WorkMail.DueOn", Format.Date(on)]})" : "";
                    text.Append(CultureInfo.InvariantCulture, $"- {line.Sentence}{due}: {home}/{line.Path.TrimStart('/')}\n");
                }
            }

            if (there.Count > there.Lines.Count)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{texts["WorkMail.More", there.Count - there.Lines.Count]}: {home}\n");
            }

            text.Append('\n');
        }

        return text.Append(texts["WorkMail.Footer"]).Append('\n').ToString();
    }

    private static Group GroupOf(OwedLine line, DateOnly day) =>
        line.DueOn < day ? Group.Late : line.IsReturned ? Group.Returned : line.IsDecision ? Group.Decision : line.DueOn is not null ? Group.Due : Group.Other;

    private enum Group
    {
        Late,
        Returned,
        Decision,
        Due,
        Other,
    }
}
