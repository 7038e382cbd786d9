using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>One form: what is wrong with it, how a real paper looks in it, since when it is used.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
[EntersRecord<PaperTemplate>]
internal sealed class DetailsModel(TemplateQueries queries, PaperForms forms, IFileStore store, IHistory history, ITexts texts) : TemplatePage(queries)
{
    private const int MostHistory = 50;

    /// <summary>A paper it is tried on.</summary>
    [BindProperty(SupportsGet = true, Name = "paper")]
    public Guid? PaperId { get; set; }

    public IReadOnlyList<SelectListItem> Papers => [.. Template.Trials.Select(t => new SelectListItem(t.Label, t.Id.ToString(), t.Id == PaperId))];

    public IReadOnlyList<string> Shown => [.. Template.Faults.Select(texts.Error)];

    /// <summary>What the paper it is tried on does not have; null while it is not tried.</summary>
    public IReadOnlyList<string>? TrialFaults { get; private set; }

    public RecordTimeline History { get; private set; } = null!;

    public bool MayChoose => Row.State != TemplateState.Chosen && Template.Faults.Count == 0;

    public bool MayWithdraw => Row.State != TemplateState.Withdrawn;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = new RecordTimeline((await history.OfAsync(Id, MostHistory, cancellationToken)).ToTimeline());
        if (PaperId is { } paper && Template.Faults.Count == 0)
        {
            TrialFaults = [.. (await Queries.TryAsync(Template, paper, cancellationToken)).Faults.Select(texts.Error)];
        }
    }

    /// <summary>As it was sent.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return File(store.Open(Row.Sha256), PaperFile.ContentType, Row.FileName);
    }

    /// <summary>The paper in the form.</summary>
    public async Task<IActionResult> OnGetTryAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (PaperId is not { } id || Template.Faults.Count > 0)
        {
            throw new RecordNotFoundException();
        }

        var trial = await Queries.TryAsync(Template, id, cancellationToken);
        var file = new MemoryStream();
        await forms.WriteAsync(trial.Paper, Row.Kind, file, cancellationToken);
        file.Position = 0;
        return File(file, PaperFile.ContentType, PaperFile.NameOf($"thu {trial.Details.FullNumber ?? texts["PaperKind." + Row.Kind]}"));
    }
}
