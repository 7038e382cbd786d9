using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Ghi phân công theo quyết định: the pairs of an issued decision, assigned together.</summary>
[HasPermission(DecidedPairings.Permission)]
[RecordId("id", "OfficialPaper")]
internal sealed class DecidedModel(DecidedPairings decided, WorkItems work, ITexts words, IStringLocalizer<PairingResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecidedInput Input { get; set; } = new();

    public IssuedPaper Paper { get; private set; } = null!;

    public IReadOnlyList<DecidedPair> Pairs { get; private set; } = [];

    public bool IsDone => !Pairs.Any(p => p.IsAwaited);

    /// <summary>It stands as work although no pair waits: each was assigned by itself.</summary>
    public bool IsOwed { get; private set; }

    public Pill PillOf(DecidedPair pair) => texts.PillOf(pair.State);

    public string Say(BusinessException why) => words.Error(why);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.On = Paper.IssuedOn;
        Input.Ids = [.. Pairs.Where(p => p.IsAwaited && p.WhyNot is null).Select(p => p.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var count = await decided.AssignAsync(Id, Input.On!.Value, Input.Ids, cancellationToken);
        Flash(count == 0 ? texts["Decided.Closed"] : texts["Decided.Done", Format.Whole(count)]);
        return RedirectToPage("Decided", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        (Paper, Pairs) = await decided.FindAsync(Id, cancellationToken);
        IsOwed = IsDone && (await work.OfRootAsync(Id, cancellationToken)).Mine.Count > 0;
    }

    internal sealed class DecidedInput
    {
        [Required]
        public DateOnly? On { get; set; }

        public List<Guid> Ids { get; set; } = [];
    }
}
