using System.Globalization;
using KetNghia.Directory.Contracts.Imports;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using static KetNghia.Pairing.Imports.PledgeColumns;

namespace KetNghia.Pairing.Imports;

/// <summary>Danh sách cam kết: one pledge a row, by the code of its pairing.</summary>
internal sealed class PledgeImport(
    ContributionList list, KetNghiaDbContext db, ImportPlaces places, ImportCodes codes, PledgeChanges changes, PairingAccess access, ContributionAppService contributions, ICurrentTenant tenant,
    ITexts texts, IClock clock) : IImportChanges
{
    private readonly Dictionary<(Guid TenantId, string Code), Target?> _targets = [];
    private readonly Dictionary<Guid, IReadOnlyList<(string Key, string Number)>> _standing = [];

    public string Key => "pledges";

    public string Permission => PairingPermissions.Contributions.Pledge;

    public int Order => 30;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new(Number) { MaxLength = ImportCodes.TypedLength },
        new(Locality, ImportColumnKind.Choice),
        new(Code, IsRequired: true) { MaxLength = ImportCodes.TypedLength },
        new(Sponsor) { MaxLength = 200 },
        new(Kind, ImportColumnKind.Choice, IsRequired: true),
        new(Group, ImportColumnKind.Choice, IsRequired: true),
        new(Title, IsRequired: true) { MaxLength = Contribution.TitleLength },
        new(Amount, ImportColumnKind.Money),
        new(PledgeColumns.Quantity, ImportColumnKind.Quantity),
        new(Unit) { MaxLength = Contribution.UnitLength },
        new(UnitPrice, ImportColumnKind.Money),
        new(Basis, ImportColumnKind.Choice),
        new(Funding, ImportColumnKind.Choice, IsRequired: true),
        new(PledgedOn, ImportColumnKind.Date, IsRequired: true),
        new(DueOn, ImportColumnKind.Date),
        new(Event) { MaxLength = Contribution.EventLength },
        new(Purpose) { MaxLength = Contribution.PurposeLength },
    ];

    public string Export => list.Facts.Key;

    public IReadOnlyList<string> ShownOnly => [.. list.ImportColumns.Except(Columns.Select(c => c.Key))];

    public async Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken) => column switch
    {
        Locality => await places.ChoicesAsync(cancellationToken),
        Group => await GroupsAsync(cancellationToken),
        Kind => ImportChoices.Of<ContributionKind>(texts),
        Basis => ImportChoices.Of<ValuationBasis>(texts),
        Funding => ImportChoices.Of<FundingSource>(texts),
        _ => [],
    };

    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken) =>
        await changes.PrepareAsync(lines, await GroupsAsync(cancellationToken), cancellationToken);

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (!line.IsEmpty(Number))
        {
            await changes.ValidateAsync(line, cancellationToken);
            return;
        }

        CheckFigures(line);
        CheckDates(line);
        if (line.IsEmpty(Code) || await TargetAsync(line, cancellationToken) is not { } target)
        {
            return;
        }

        var sponsor = await SponsorAsync(line, target, cancellationToken);
        if (line.HasErrors)
        {
            return;
        }

        var row = new PledgeRow(target.TenantId, target.PairingId, sponsor!.Value, target.ReceiverId, Terms(line));
        line.Means(row, row.Key);
        var alike = (await StandingAsync(target, cancellationToken)).Where(s => s.Key == row.Key).Select(s => s.Number).Take(3).ToList();
        if (alike.Count > 0)
        {
            line.Doubt(Title, PairingErrors.ImportPledgeMayBeKnown, new Dictionary<string, string?> { ["numbers"] = string.Join(", ", alike) });
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var row = meaning.As<PledgeRow>();
        using (tenant.Change(row.TenantId))
        {
            var id = await contributions.PledgeAsync(row.PairingId, row.SponsorId, row.ReceiverId, row.Terms, cancellationToken);
            var made = await db.Set<Contribution>().AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Number, c.Version }).FirstAsync(cancellationToken);
            return new ImportedRecord(row.TenantId, nameof(Contribution), id, $"{codes.Shown(row.TenantId, made.Number)} · {row.Terms.Title}", made.Version, $"/pairing/contributions/details/{id}");
        }
    }

    public Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken) => changes.ChangeAsync(meaning, record, cancellationToken);

    public Task UndoChangeAsync(ImportedRecord record, ImportMeaning before, ImportMeaning after, string reason, CancellationToken cancellationToken) =>
        changes.ChangeAsync(before, record, cancellationToken);

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        using (tenant.Change(record.TenantId))
        {
            await contributions.TakeBackAsync(record.EntityId, reason, cancellationToken);
        }
    }

    private static void CheckFigures(ImportLine line)
    {
        if (line.Choice<ContributionKind>(Kind) is not { } kind)
        {
            return;
        }

        if (kind == ContributionKind.Cash && line.Money(Amount) is not > 0)
        {
            line.Refuse(Amount, PairingErrors.FigureMissing);
        }

        if (kind != ContributionKind.Cash && line.Quantity(PledgeColumns.Quantity) is not > 0)
        {
            line.Refuse(PledgeColumns.Quantity, PairingErrors.QuantityMissing);
        }

        if (kind != ContributionKind.Cash && line.IsEmpty(Unit))
        {
            line.Refuse(Unit, PairingErrors.UnitMissing);
        }

        if (kind != ContributionKind.Cash && (line.Money(UnitPrice) is > 0 || kind == ContributionKind.InKind) && line.IsEmpty(Basis))
        {
            line.Refuse(Basis, PairingErrors.ValuationMissing);
        }
    }

    private void CheckDates(ImportLine line)
    {
        if (line.Date(PledgedOn) is { } on && on > clock.Today)
        {
            line.Refuse(PledgedOn, PairingErrors.DateInFuture);
        }

        if (line.Date(DueOn) is { } due && line.Date(PledgedOn) is { } pledged && due < pledged)
        {
            line.Refuse(DueOn, PairingErrors.DueBeforePledge);
        }
    }

    /// <summary>The one sponsor of the pairing, or the one the row names.</summary>
    private async Task<Guid?> SponsorAsync(ImportLine line, Target target, CancellationToken cancellationToken)
    {
        if (line.IsEmpty(Sponsor) && target.SponsorIds.Count == 1)
        {
            return target.SponsorIds[0];
        }

        var sponsor = await places.SponsorAsync(line, Sponsor, cancellationToken);
        if (sponsor is { } id && !target.SponsorIds.Contains(id))
        {
            line.Refuse(Sponsor, PairingErrors.PartyUnknown);
            return null;
        }

        return sponsor;
    }

    private async Task<Target?> TargetAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (await codes.LocalityAsync(line, Locality, Code, forNew: true, cancellationToken) is not { } tenantId)
        {
            return null;
        }

        var typed = codes.Read(line, Code);
        var target = await FoundAsync(tenantId, typed.Code, cancellationToken);
        if (target is { AcceptsHelp: true })
        {
            return target;
        }

        var meant = target is null && typed.Meant is { } code && await FoundAsync(tenantId, code, cancellationToken) is not null ? codes.Shown(tenantId, code) : null;
        line.Refuse(
            Code, target is null ? PairingErrors.ImportPairingUnknown : PairingErrors.NotAcceptingHelp,
            new Dictionary<string, string?> { ["code"] = line.Text(Code) }, meant);
        return null;
    }

    private async Task<Target?> FoundAsync(Guid tenantId, string code, CancellationToken cancellationToken)
    {
        if (!_targets.TryGetValue((tenantId, code), out var target))
        {
            _targets[(tenantId, code)] = target = await FindAsync(tenantId, code, cancellationToken);
        }

        return target;
    }

    private async Task<Target?> FindAsync(Guid tenantId, string code, CancellationToken cancellationToken)
    {
        var row = await (await access.PairingsAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.TenantId == tenantId && p.Code == code)
            .Select(p => new
            {
                p.TenantId,
                p.Id,
                p.State,
                Receiver = p.Receivers.Where(r => r.ToOn == null && r.IsLead).Select(r => r.PartyId).FirstOrDefault(),
                Sponsors = p.Sponsors.Where(s => s.ToOn == null).Select(s => s.PartyId).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new Target(row.TenantId, row.Id, row.Receiver, row.Sponsors, row.State.AcceptsHelp());
    }

    /// <summary>What the pairing holds already, however it came in: typed by hand, or from another workspace's file.</summary>
    private async Task<IReadOnlyList<(string Key, string Number)>> StandingAsync(Target target, CancellationToken cancellationToken)
    {
        if (!_standing.TryGetValue(target.PairingId, out var standing))
        {
            var rows = await (await access.ContributionsAsync(cancellationToken)).AsNoTracking()
                .Where(Contribution.Stands).Where(c => c.TenantId == target.TenantId && c.PairingId == target.PairingId).ToListAsync(cancellationToken);
            _standing[target.PairingId] = standing = rows.ConvertAll(c => (PledgeRow.KeyOf(c), codes.Shown(c.TenantId, c.Number)));
        }

        return standing;
    }

    private static PledgeTerms Terms(ImportLine line)
    {
        var kind = line.Choice<ContributionKind>(Kind)!.Value;
        var isCash = kind == ContributionKind.Cash;
        return new PledgeTerms
        {
            Kind = kind,
            ContentGroupCode = line.Choice(Group)!,
            Title = line.Text(Title),
            FundingSource = line.Choice<FundingSource>(Funding)!.Value,
            PledgedOn = line.Date(PledgedOn)!.Value,
            AmountDong = isCash ? line.Money(Amount) : null,
            QuantityThousandths = isCash ? null : line.Quantity(PledgeColumns.Quantity),
            Unit = isCash ? null : line.Text(Unit),
            UnitPriceDong = isCash ? null : line.Money(UnitPrice),
            ValuationBasis = line.Choice<ValuationBasis>(Basis),
            EventTag = line.Text(Event),
            Purpose = line.Text(Purpose),
            DueOn = line.Date(DueOn),
        };
    }

    private async Task<IReadOnlyList<ImportChoice>> GroupsAsync(CancellationToken cancellationToken)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var groups = await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder).Select(g => new { g.Code, g.Name, g.NameEn }).ToListAsync(cancellationToken);
        return groups.ConvertAll(g => new ImportChoice(g.Code, english ? g.NameEn : g.Name) { Also = [g.Code, g.Name, g.NameEn] });
    }

    private sealed record Target(Guid TenantId, Guid PairingId, Guid ReceiverId, IReadOnlyList<Guid> SponsorIds, bool AcceptsHelp);
}
