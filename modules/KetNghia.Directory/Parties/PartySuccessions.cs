using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Parties;

/// <param name="Others">Merge: the other parties that go up in it, one a line, by code or name.</param>
/// <param name="Into">Merge: a party that goes on, by code or name; empty when a new one is founded.</param>
/// <param name="News">New parties, one a line: code; name.</param>
internal sealed record SuccessionInput(
    PartyChange Change, DateOnly EffectiveOn, string Document, DateOnly DocumentDate, string? Note, string? Others, string? Into, string? News);

/// <summary>What will happen, to be looked over.</summary>
internal sealed record SuccessionReview(
    PartyChange Change, DateOnly EffectiveOn, IReadOnlyList<(string Code, string Name)> Ending, (string Code, string Name)? Into, IReadOnlyList<NewParty> News);

/// <summary>Sáp nhập, đổi tên, chia tách, giải thể đơn vị tham gia by a deciding document: plan first, carry out after review.</summary>
internal sealed class PartySuccessions(
    KetNghiaDbContext db, PartyAppService parties, PartyLookup lookup, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock)
{
    private const int MaxParties = 20;

    /// <summary>Checks everything and changes nothing.</summary>
    public async Task<SuccessionReview> ReviewAsync(Guid partyId, SuccessionInput input, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(partyId, input, cancellationToken);
        return new SuccessionReview(
            plan.Change, plan.EffectiveOn, [.. plan.Ending.Select(p => (p.Code, p.Name))], plan.Into is { } into ? (into.Code, into.Name) : null, plan.News);
    }

    /// <returns>The first successor, or the party itself when it was dissolved.</returns>
    public async Task<Guid> CarryOutAsync(Guid partyId, SuccessionInput input, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(partyId, input, cancellationToken);
        var document = VietnameseText.Clean(input.Document);
        var successors = new List<Party>();
        if (plan.Into is not null)
        {
            successors.Add(plan.Into);
        }

        foreach (var gone in plan.Ending)
        {
            gone.End(plan.EffectiveOn);
            log.Add(new ActionEntry("Directory.Party.Ended", nameof(Party), gone.Id, gone.Name)
            {
                Reason = input.Note,
                Data = new Dictionary<string, object?> { ["change"] = DirectoryText.Get("PartyChange." + plan.Change), ["date"] = Format.Date(plan.EffectiveOn), ["document"] = document },
            });
        }

        foreach (var founded in plan.News)
        {
            var party = new Party(ids.New(), tenant.Required, founded);
            db.Add(party);
            successors.Add(party);
            log.Add(new ActionEntry("Directory.Party.Succeeded", nameof(Party), party.Id, party.Name)
            {
                Data = new Dictionary<string, object?> { ["from"] = string.Join(", ", plan.Ending.Select(p => p.Name)), ["document"] = document },
            });
        }

        Link(plan, successors, document, input);
        await db.SaveChangesAsync(cancellationToken);
        return successors.FirstOrDefault()?.Id ?? partyId;
    }

    private async Task<SuccessionPlan> PlanAsync(Guid partyId, SuccessionInput input, CancellationToken cancellationToken)
    {
        var party = await parties.MineAsync(partyId, cancellationToken);
        var faults = new FaultList();
        if (input.DocumentDate > clock.Today)
        {
            faults.Add(new BusinessException(DirectoryErrors.DecidedAfterEffect).At("Input.DocumentDate"));
        }

        var ending = new List<Party> { party };
        foreach (var line in input.Change == PartyChange.Merge ? PartyNames.Lines(input.Others).Take(MaxParties) : [])
        {
            if (await faults.AskAsync(() => FindAsync(line, "Input.Others", cancellationToken)) is { } other && ending.All(p => p.Id != other.Id))
            {
                ending.Add(other);
            }
        }

        foreach (var one in ending)
        {
            faults.Ask(() => one.CheckEnd(input.EffectiveOn));
        }

        var into = await faults.AskAsync(() => IntoAsync(input, ending, cancellationToken));
        var news = await faults.AskAsync(() => NewsAsync(input, party, cancellationToken));
        faults.ThrowIfAny();
        return new SuccessionPlan(input.Change, input.EffectiveOn, ending, into, news!);
    }

    private void Link(SuccessionPlan plan, List<Party> successors, string document, SuccessionInput input)
    {
        foreach (var gone in plan.Ending)
        {
            foreach (var to in successors.Select(s => (Guid?)s.Id).DefaultIfEmpty(null))
            {
                db.Add(new PartySuccession(ids.New(), gone.Id, to, plan.Change, plan.EffectiveOn, document, input.DocumentDate)
                {
                    Note = VietnameseText.CleanOrNull(input.Note),
                });
            }
        }
    }

    private async Task<Party?> IntoAsync(SuccessionInput input, List<Party> ending, CancellationToken cancellationToken)
    {
        if (input.Change != PartyChange.Merge || VietnameseText.IsBlank(input.Into))
        {
            return null;
        }

        var into = await FindAsync(input.Into, "Input.Into", cancellationToken);
        if (ending.Any(p => p.Id == into.Id))
        {
            throw new BusinessException(DirectoryErrors.SuccessorIsItself).At("Input.Into");
        }

        return into.IsInForce(input.EffectiveOn)
            ? into
            : throw new BusinessException(DirectoryErrors.SuccessorHasEnded).With("name", into.Name).With("date", Format.Date(input.EffectiveOn)).At("Input.Into");
    }

    private async Task<IReadOnlyList<NewParty>> NewsAsync(SuccessionInput input, Party party, CancellationToken cancellationToken)
    {
        if (input.Change == PartyChange.Dissolve || (input.Change == PartyChange.Merge && !VietnameseText.IsBlank(input.Into)))
        {
            return [];
        }

        var lines = (input.News ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxParties).ToList();
        var news = new List<NewParty>();
        foreach (var parts in lines.Select(l => l.Split(';', 2)))
        {
            if (parts.Length != 2 || VietnameseText.Clean(parts[1]).Length is 0 or > Party.NameLength)
            {
                throw new BusinessException(DirectoryErrors.SuccessorMissing).At("Input.News");
            }

            news.Add(new NewParty(PartyNames.Code(parts[0]), VietnameseText.Clean(parts[1]), party.Kind)
            {
                UnitId = party.UnitId,
                ValidFrom = input.EffectiveOn,
                OtherNames = input.Change == PartyChange.Rename ? Cut(party.Name + "\n" + party.OtherNames) : null,
            });
        }

        await CheckNewsAsync(input.Change, party, news, cancellationToken);
        return news;
    }

    private async Task CheckNewsAsync(PartyChange change, Party party, List<NewParty> news, CancellationToken cancellationToken)
    {
        if (news.Count == 0 || (change != PartyChange.Split && news.Count > 1))
        {
            throw new BusinessException(DirectoryErrors.SuccessorMissing).At("Input.News");
        }

        if (change == PartyChange.Split && news.Count < 2)
        {
            throw new BusinessException(DirectoryErrors.SuccessorsTooFew).At("Input.News");
        }

        if (change == PartyChange.Rename && VietnameseText.Clean(party.Name) == news[0].Name)
        {
            throw new BusinessException(DirectoryErrors.SameName).At("Input.News");
        }

        if (news.Select(n => n.Code).Distinct().Count() != news.Count)
        {
            throw new BusinessException(DirectoryErrors.PartyCodeTaken).With("code", news[0].Code).With("name", news[^1].Name).At("Input.News");
        }

        foreach (var founded in news)
        {
            await parties.RefuseTakenCodeAsync(founded.Code, null, cancellationToken);
        }
    }

    private async Task<Party> FindAsync(string codeOrName, string field, CancellationToken cancellationToken)
    {
        var found = await lookup.MatchAsync(codeOrName, cancellationToken);
        var mine = found.Where(p => (p.OwnerTenantId ?? Framework.Jobs.HostTenant.Value) == tenant.Required).ToList();
        return mine.Count == 1
            ? await parties.MineAsync(mine[0].Id, cancellationToken)
            : throw new BusinessException(DirectoryErrors.SuccessorUnknown).With("text", codeOrName).At(field);
    }

    private static string Cut(string text) => text.Length <= Party.OtherNamesLength ? text : text[..Party.OtherNamesLength];

    private sealed record SuccessionPlan(PartyChange Change, DateOnly EffectiveOn, IReadOnlyList<Party> Ending, Party? Into, IReadOnlyList<NewParty> News);
}
