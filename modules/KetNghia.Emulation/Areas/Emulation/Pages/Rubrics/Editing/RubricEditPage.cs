using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>A field where the draft as it is now and the form differ.</summary>
internal sealed record StaleLine(string Label, string? Now, string? Mine);

/// <summary>A page of the editor: one draft, changed as a whole by each save, with the version the person looked at.</summary>
internal abstract class RubricEditPage(RubricEditing editing) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the person looked at.</summary>
    [BindProperty]
    public long? Version { get; set; }

    /// <summary>A button that changes the form and saves nothing; null saves.</summary>
    [BindProperty]
    public string? Do { get; set; }

    public RubricDetails Details { get; private set; } = null!;

    public Rubric Rubric => Details.Rubric;

    public bool IsDraft => Details.Row.State == RubricState.Draft;

    /// <summary>Somebody else saved since the form was opened; a second save is meant.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What the form is sent with: after others' changes were told, the version that was told.</summary>
    public long ShownVersion => IsStale ? Details.Row.Version : Version ?? Details.Row.Version;

    /// <summary>Fields where the form and the draft as it is now differ.</summary>
    public virtual IReadOnlyList<StaleLine> Stale => [];

    /// <summary>Which of the pages it is, for the tabs.</summary>
    public abstract string Tab { get; }

    public string PathOf(string page) => editing.PathOf(Id, page);

    public string DetailsPath => editing.DetailsPath(Id);

    public string Label(string name) => editing.Words["RubricEdit.Field." + name];

    public IReadOnlyList<SelectListItem> Choices<T>(params T[] without)
        where T : struct, Enum => [.. Enum.GetValues<T>().Except(without).Select(v => new SelectListItem(WordOf(v), v.ToString()))];

    /// <summary>Two ways, each in words.</summary>
    public IReadOnlyList<SelectListItem> Ways(string name) => [new(Label(name + ".False"), "false"), new(Label(name + ".True"), "true")];

    public string WordOf(Enum value) => editing.Words[$"RubricEdit.{value.GetType().Name}.{value}"];

    /// <summary>A choice that was made and is not there any more: it stays to be seen until another is made.</summary>
    protected SelectListItem Gone(string id) => new(editing.Words["RubricEdit.Gone", id], id);

    protected IStringLocalizer<EmulationResource> Words => editing.Words;

    protected override bool ChecksInput(string? handler) => Do is null;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Details = await editing.Queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    /// <summary>The page; for what is no draft any more with why, and no form.</summary>
    protected IActionResult Shown()
    {
        PageResult page = Page();
        page.StatusCode = IsDraft ? null : RefusalKind.State.Status();
        return page;
    }

    /// <summary>The form again, with what a button that saves nothing made of it.</summary>
    protected async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        ForgiveInput();
        await ReloadAsync(cancellationToken);
        return Shown();
    }

    /// <param name="what">What was changed, for the log.</param>
    /// <exception cref="BusinessException">It is no draft any more, was changed meanwhile, or cannot be kept so.</exception>
    protected async Task ChangeAsync(Func<Rubric, Rubric> change, string what, CancellationToken cancellationToken)
    {
        try
        {
            await editing.Rubrics.ChangeAsync(Id, Version ?? 0, change, what, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            IsStale = true;
            throw new BusinessException(RubricEditErrors.ChangedMeanwhile).As(RefusalKind.State);
        }
    }

    /// <summary>The tree, at the node.</summary>
    protected IActionResult ToTree(string? node, string told)
    {
        Flash(told);
        return node is null
            ? RedirectToPage("/Rubrics/Edit", new { id = Id })
            : RedirectToPage("/Rubrics/Edit", null, new { id = Id, node }, "node-" + Uri.EscapeDataString(node));
    }

    /// <summary>Both forms side by side, where they differ.</summary>
    protected IReadOnlyList<StaleLine> Compare(object now, object mine)
    {
        if (!IsStale)
        {
            return [];
        }

        var (here, there) = (FormValues.Of(now).ToDictionary(v => v.Key), FormValues.Of(mine).ToDictionary(v => v.Key));
        return
        [
            .. here.Values.Concat(there.Values).DistinctBy(v => v.Key).Select(v => new StaleLine(LabelOf(v), Said(here.GetValueOrDefault(v.Key)), Said(there.GetValueOrDefault(v.Key)))).Where(l => l.Now != l.Mine),
        ];
    }

    private string LabelOf(FormValue value) => string.Join(" · ", [.. value.Path.Select(p => $"{Label(p.List)} {p.Number}"), Label(value.Name)]);

    private string? Said(FormValue? value) => value?.Value switch
    {
        null => null,
        bool flag => editing.Words[flag ? "RubricEdit.Yes" : "RubricEdit.No"],
        Enum choice => WordOf(choice),
        DateOnly day => Format.Date(day),
        var other => other.ToString(),
    };
}

/// <summary>What every page of the editor needs.</summary>
internal sealed class RubricEditing(RubricQueries queries, RubricAppService rubrics, RubricRecords records, IStringLocalizer<EmulationResource> words)
{
    public RubricQueries Queries => queries;

    public RubricAppService Rubrics => rubrics;

    public IStringLocalizer<EmulationResource> Words => words;

    public string DetailsPath(Guid id) => records.PathOf(id);

    /// <summary>Of a page of the editor, within the workspace; the tree for a blank one.</summary>
    public string PathOf(Guid id, string page) => $"/emulation/rubrics/edit/{id}" + (page.Length > 0 ? "/" + page : "");
}
