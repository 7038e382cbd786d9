using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <param name="Path">The form, relative to the workspace; null when somebody else is to act.</param>
/// <param name="Note">Since when, and until when or how late.</param>
internal sealed record NextStep(string Text, string Note, string? Path, string? Button, DateOnly? DueOn, bool IsLate)
{
    public bool IsMine => Path is not null;
}

/// <summary>Việc tiếp theo of a pairing: what the reader is to do, the most urgent first, else whom it waits for.</summary>
internal sealed class NextSteps(WorkItems work, StepPerson person, ICurrentUser user, ITexts texts, IStringLocalizer<PairingResource> words, IClock clock)
{
    /// <summary>Length of the queue.</summary>
    public const int Most = 3;

    public async Task<IReadOnlyList<NextStep>> OfAsync(PairingHead pairing, IReadOnlyList<AgreementLine> agreements, CancellationToken cancellationToken)
    {
        var owed = await work.OfRootAsync(pairing.Id, cancellationToken);
        IEnumerable<NextStep> steps =
        [
            .. owed.Mine.Select(Mine), .. owed.Others.Select(Awaited), .. Expired(pairing, agreements), .. PastEnd(pairing),
        ];
        return [.. steps.OrderByDescending(s => s.IsMine).ThenBy(s => s.DueOn ?? DateOnly.MaxValue).Take(Most)];
    }

    private NextStep Mine(OwedWork item) => new(
        item.Say(texts), Join(item.Whose(texts), NoteOf(item.DueOn)), item.Path, texts[$"Work.{item.Kind}.Button"], item.DueOn, IsLate(item.DueOn));

    private NextStep Awaited(OwedWork item) => new(
        item.Say(texts, ".Awaited"), Join(Join(item.Whose(texts), words["Next.Since", Format.Date(Format.DateOf(item.OpenedAtUtc))]), NoteOf(item.DueOn)), null, null,
        item.DueOn, IsLate(item.DueOn));

    /// <summary>The last agreement has run out while help still goes on.</summary>
    private IEnumerable<NextStep> Expired(PairingHead pairing, IReadOnlyList<AgreementLine> agreements)
    {
        var last = agreements.Count == 0 || agreements.Any(a => a.ToOn is null) ? null : agreements.Max(a => a.ToOn);
        if (last is { } until && until < clock.Today && pairing.State.AcceptsHelp() && pairing.LeftOn is null)
        {
            var may = user.May(PairingPermissions.Agreements.Record) && pairing.MayBeChanged;
            yield return may
                ? new NextStep(words["Next.Expired", Format.Date(until)], NoteOf(until), $"/pairing/agreements/record/{pairing.Id}", words["Next.Expired.Button"], until, true)
                : new NextStep(words["Next.Expired.Awaited", Format.Date(until)], NoteOf(until), null, null, until, true);
        }
    }

    /// <summary>The last day the pairing was planned for has gone by.</summary>
    private IEnumerable<NextStep> PastEnd(PairingHead pairing)
    {
        if (pairing.ToOn is { } until && until < clock.Today && pairing.State == PairingState.Active && pairing.LeftOn is null)
        {
            yield return PairingSteps.Rules.May(pairing.Standing, PairingAction.End, person)
                ? new NextStep(
                    words["Next.PastEnd", Format.Date(until)], NoteOf(until), $"/pairing/pairings/step/{pairing.Id}/{PairingAction.End}", words["Next.PastEnd.Button"], until, true)
                : new NextStep(words["Next.PastEnd.Awaited", Format.Date(until)], NoteOf(until), null, null, until, true);
        }
    }

    private bool IsLate(DateOnly? due) => due < clock.Today;

    private string NoteOf(DateOnly? due) => due is not { } day
        ? ""
        : IsLate(day) ? Format.DueIn(day, clock.Today) : words["Next.Due", Format.DateShort(day, clock.Today)];

    private static string Join(string one, string two) => one.Length == 0 ? two : two.Length == 0 ? one : $"{one} · {two}";
}
