using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Lập dự thảo from records: who issues it is asked once for a workspace, the texts begin with those of the kind.</summary>
[HasPermission(DocumentsPermissions.Papers.Draft)]
internal sealed class CreateModel(
    PaperAppService papers, PaperQueries queries, PaperKinds kinds, PaperComposer composer, ICurrentWorkspace workspace, ITexts texts, IStringLocalizer<DocumentsResource> words) : PaperFormPage(texts)
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    /// <summary>The issued paper it will take the place of.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Replaces { get; set; }

    public PaperDetails? Earlier { get; private set; }

    /// <summary>A paper is made from its records: without saying which there is nothing to begin with.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (KindKey is null && Replaces is null)
        {
            return RedirectToPage("Index");
        }

        await ReloadAsync(cancellationToken);
        Input.Take(Earlier?.Written.Head ?? await queries.LastHeadAsync(Kind.Key, cancellationToken) ?? First());
        var first = composer.First(Kind);
        Input.Subject ??= composer.Filled(Input.Head with { Subject = first.Subject }, Kind, Material).Subject;
        Input.Parts.ForEach(p => p.Text = Earlier?.Written.Texts.GetValueOrDefault(p.Key!) ?? first.Texts[p.Key!]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await papers.CreateAsync(KindKey ?? "", Source ?? "", Input.Head, Input.Texts, Replaces, cancellationToken);
        Flash(words["Papers.Drafted"]);
        return RedirectToPage("Details", new { id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (Replaces is { } id)
        {
            Earlier = await queries.FindOwnAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
            (KindKey, Source) = (Earlier.Kind, Earlier.Source);
        }

        Source ??= "";
        if (KindKey is null || Source.Length > OfficialPaper.SourceLength)
        {
            throw new RecordNotFoundException();
        }

        await LoadAsync(kinds.ToDraft(KindKey), Source, cancellationToken);
    }

    /// <summary>A sponsor need not be a people's committee: it says itself what it is called and who signs.</summary>
    private PaperHeadInput First() => workspace.Required.Kind == WorkspaceKind.Sponsor ? new(null, null, workspace.Required.Name, null, null, null, null) : new(null, null, words["Papers.FirstBody", PaperLanguage.InSentence(workspace.Required.Name)], "UBND", null, words["Papers.FirstCapacity"], null);
}
