using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>A page about one form.</summary>
internal abstract class TemplatePage(TemplateQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TemplateDetails Template { get; private set; } = null!;

    public TemplateRow Row => Template.Row;

    protected TemplateQueries Queries => queries;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Template = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}
