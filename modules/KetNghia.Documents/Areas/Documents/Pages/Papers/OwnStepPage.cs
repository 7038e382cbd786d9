using KetNghia.Documents.Drafting;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>A step with a form of its own: refused as the page of any step refuses, before anything is typed.</summary>
internal abstract class OwnStepPage(PaperAction action, PaperQueries queries, StepPerson person) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PaperDetails Details { get; private set; } = null!;

    protected PaperQueries Queries => queries;

    /// <summary>Null when it can be taken.</summary>
    public BusinessException? Why { get; private set; }

    /// <summary>First values, and what the form shows.</summary>
    protected virtual Task FillAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Why is not null)
        {
            return Refuse(Why);
        }

        await FillAsync(cancellationToken);
        return Page();
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.FindOwnAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        Why = PaperSteps.Rules.WhyNot(Details.Standing([]), action, person);
    }
}
