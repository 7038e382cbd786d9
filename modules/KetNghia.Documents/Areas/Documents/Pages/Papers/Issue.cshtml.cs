using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Ban hành: the day, the number of the register or the one given outside, scans of the signed paper.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class IssueModel(PaperAppService papers, PaperQueries queries, StepPerson person, IClock clock, IStringLocalizer<DocumentsResource> texts)
    : OwnStepPage(PaperAction.Issue, queries, person)
{
    [BindProperty]
    public IssueInput Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>The number that is next as long as no other clerk takes it.</summary>
    public int Next { get; private set; }

    protected override Task FillAsync(CancellationToken cancellationToken)
    {
        (Input.On, Input.DueOn, Input.Version) = (clock.Today, Details.Written.DueOn, Details.Version);
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.IssueAsync(Id, Input.Version ?? 0, Input.ToFacts(), Files, cancellationToken);
        Flash(texts["Papers.Issued", (await Queries.FindAsync(Id, cancellationToken))!.FullNumber!]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Next = await Queries.NextNumberAsync(Details.Written.TypeCode, (Input.On ?? clock.Today).Year, cancellationToken);
    }

    protected override IEnumerable<BusinessException> Faults() => OfficialPaper.FaultsOf(Input.On, Details.ApprovedOn, clock.Today, Input.DueOn);

    internal sealed class IssueInput
    {
        [Required]
        public DateOnly? On { get; set; }

        /// <summary>Given by the paper system outside; empty takes the next.</summary>
        [Range(1, RegisterEntry.MostNumber)]
        public int? Number { get; set; }

        public DateOnly? DueOn { get; set; }

        [WholeInput, Range(1, OfficialPaper.MostPages)]
        public int? PageAmount { get; set; }

        [WholeInput, Range(1, OfficialPaper.MostCopies)]
        public int? IssuedAmount { get; set; }

        [StringLength(OfficialPaper.FileCodeLength)]
        public string? FileCode { get; set; }

        [StringLength(OfficialPaper.DescriptionLength)]
        public string? Description { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }

        public IssueFacts ToFacts() => new(On!.Value, Number) { DueOn = DueOn, PageAmount = PageAmount, IssuedAmount = IssuedAmount, FileCode = FileCode, Description = Description };
    }
}
