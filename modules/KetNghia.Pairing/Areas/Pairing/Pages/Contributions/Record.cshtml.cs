using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Ghi nhận: from here every form of help is one press away.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class RecordModel(RecordChoices choices, ITexts texts, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    public DateOnly Today => clock.Today;

    public IReadOnlyList<OwedWork> Owed { get; private set; } = [];

    public RecordChoice<HandOverChoice> HandOvers { get; private set; } = RecordChoice<HandOverChoice>.None;

    public RecordChoice<PledgeChoice> Pledges { get; private set; } = RecordChoice<PledgeChoice>.None;

    public bool IsEmpty => Owed.Count == 0 && HandOvers.Count == 0 && Pledges.Count == 0;

    /// <summary>Words are worth asking for only when there is more than can be seen.</summary>
    public bool MayFind => Q is { Length: > 0 } || HandOvers.Count > RecordChoices.Most || Pledges.Count > RecordChoices.Most;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Q = VietnameseText.Clean(Q);
        Owed = Q.Length > 0 ? [] : await choices.OwedAsync(cancellationToken);
        HandOvers = await choices.HandOversAsync(Q, cancellationToken);
        Pledges = await choices.PledgesAsync(Q, cancellationToken);
    }

    public string Say(OwedWork item) => item.Say(texts);

    public string ButtonOf(OwedWork item) => texts[$"Work.{item.Kind}.Button"];
}
