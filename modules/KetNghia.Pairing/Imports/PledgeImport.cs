using System.Globalization;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Imports;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Imports;

/// <summary>Danh sách cam kết: one pledge a row, by the code of its pairing.</summary>
internal sealed class PledgeImport(
    KetNghiaDbContext db, ImportPlaces places, PairingAccess access, ContributionAppService contributions, ICurrentWorkspace workspace, ICurrentTenant tenant,
    ITexts texts, IClock clock) : IImportDefinition
{
    private const string Locality = "Locality";
    private const string Code = "Code";
    private const string Sponsor = "Sponsor";
    private const string Kind = "Kind";
    private const string Group = "Group";
    private const string Title = "Title";
    private const string Amount = "Amount";
    private const string QuantityColumn = "Quantity";
    private const string Unit = "Unit";
    private const string UnitPrice = "UnitPrice";
    private const string Basis = "Basis";
    private const string Funding = "Funding";
    private const string PledgedOn = "PledgedOn";
    private const string DueOn = "DueOn";
    private const string Event = "Event";
    private const string Purpose = "Purpose";

    private readonly Dictionary<string, Target?> _targets = [];
    private Dictionary<string, string>? _groups;

    public string Key => "pledges";

    public string Permission => PairingPermissions.Contributions.Pledge;

    public int Order => 30;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new(Locality, ImportColumnKind.Choice, workspace.Info?.Kind == WorkspaceKind.Sponsor),
        new(Code, IsRequired: true) { MaxLength = TwinPairing.CodeLength },
        new(Sponsor) { MaxLength = 200 },
        new(Kind, ImportColumnKind.Choice, IsRequired: true),
        new(Group, ImportColumnKind.Choice, IsRequired: true),
        new(Title, IsRequired: true) { MaxLength = Contribution.TitleLength },
        new(Amount, ImportColumnKind.Money),
        new(QuantityColumn, ImportColumnKind.Quantity),
        new(Unit) { MaxLength = Contribution.UnitLength },
        new(UnitPrice, ImportColumnKind.Money),
        new(Basis, ImportColumnKind.Choice),
        new(Funding, ImportColumnKind.Choice, IsRequired: true),
        new(PledgedOn, ImportColumnKind.Date, IsRequired: true),
        new(DueOn, ImportColumnKind.Date),
        new(Event) { MaxLength = Contribution.EventLength },
        new(Purpose) { MaxLength = Contribution.PurposeLength },
    ];

    public async Task<IReadOnlyList<string>> ChoicesAsync(string column, CancellationToken cancellationToken) => column switch
    {
        Locality => [.. (await places.LocalitiesAsync(cancellationToken)).Select(l => l.Name)],
        Group => await GroupNamesAsync(cancellationToken),
        Kind => ImportWords.Names<ContributionKind>(texts),
        Basis => ImportWords.Names<ValuationBasis>(texts),
        Funding => ImportWords.Names<FundingSource>(texts),
        _ => [],
    };

    public string? RowKey(ImportLine line) => line.Date(PledgedOn) is { } on && !line.IsEmpty(Code) && !line.IsEmpty(Title)
        ? string.Join(
            '|', VietnameseText.Fold(line.Text(Locality)), line.Text(Code).ToUpperInvariant(), VietnameseText.Fold(line.Text(Sponsor)), VietnameseText.Fold(line.Text(Title)),
            on.ToString("yyyyMMdd", CultureInfo.InvariantCulture), line.Money(Amount)?.ToString(CultureInfo.InvariantCulture), line.Quantity(QuantityColumn)?.ToString(CultureInfo.InvariantCulture))
        : null;

    public async Task ValidateAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            CheckFigures(line);
            if (line.Date(PledgedOn) is { } on && on > clock.Today)
            {
                line.Refuse(PledgedOn, PairingErrors.DateInFuture);
            }

            if (line.Date(DueOn) is { } due && line.Date(PledgedOn) is { } pledged && due < pledged)
            {
                line.Refuse(DueOn, PairingErrors.DueBeforePledge);
            }

            if (!line.IsEmpty(Code))
            {
                await CheckPairingAsync(line, cancellationToken);
            }
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(line, cancellationToken) ?? throw new BusinessException(PairingErrors.ImportPairingUnknown).With("code", line.Text(Code));
        var sponsor = await SponsorAsync(line, target, cancellationToken) ?? throw new BusinessException(PairingErrors.PartyUnknown);
        using (tenant.Change(target.TenantId))
        {
            var id = await contributions.PledgeAsync(target.PairingId, sponsor, target.ReceiverId, await TermsAsync(line, cancellationToken), cancellationToken);
            var made = await db.Set<Contribution>().AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Number, c.Version }).FirstAsync(cancellationToken);
            return new ImportedRecord(target.TenantId, nameof(Contribution), id, made.Number, made.Version, $"/pairing/contributions/details/{id}");
        }
    }

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        using (tenant.Change(record.TenantId))
        {
            await contributions.ReverseAsync(record.EntityId, reason, cancellationToken);
        }
    }

    private void CheckFigures(ImportLine line)
    {
        if (ImportWords.Read<ContributionKind>(texts, line.Text(Kind)) is not { } kind)
        {
            return;
        }

        if (kind == ContributionKind.Cash && line.Money(Amount) is not > 0)
        {
            line.Refuse(Amount, PairingErrors.FigureMissing);
        }

        if (kind != ContributionKind.Cash && (line.Quantity(QuantityColumn) is not > 0 || line.IsEmpty(Unit)))
        {
            line.Refuse(line.Quantity(QuantityColumn) is > 0 ? Unit : QuantityColumn, PairingErrors.QuantityMissing);
        }

        if (kind != ContributionKind.Cash && (line.Money(UnitPrice) is > 0 || kind == ContributionKind.InKind) && line.IsEmpty(Basis))
        {
            line.Refuse(Basis, PairingErrors.ValuationMissing);
        }
    }

    private async Task CheckPairingAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (await TargetAsync(line, cancellationToken) is not { } target)
        {
            line.Refuse(Code, PairingErrors.ImportPairingUnknown, new Dictionary<string, string?> { ["code"] = line.Text(Code) });
        }
        else if (!target.AcceptsHelp)
        {
            line.Refuse(Code, PairingErrors.NotAcceptingHelp);
        }
        else
        {
            await SponsorAsync(line, target, cancellationToken);
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
        var locality = await places.LocalityAsync(line.Text(Locality), cancellationToken);
        var code = line.Text(Code).ToUpperInvariant();
        if (locality is null || _targets.TryGetValue(locality.Slug + code, out var known))
        {
            return locality is null ? null : _targets[locality.Slug + code];
        }

        var row = await (await access.PairingsAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.TenantId == locality.TenantId && p.Code == code)
            .Select(p => new
            {
                p.TenantId,
                p.Id,
                p.State,
                Receiver = p.Receivers.Where(r => r.ToOn == null && r.IsLead).Select(r => r.PartyId).FirstOrDefault(),
                Sponsors = p.Sponsors.Where(s => s.ToOn == null).Select(s => s.PartyId).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return _targets[locality.Slug + code] = row is null ? null : new Target(row.TenantId, row.Id, row.Receiver, row.Sponsors, row.State.AcceptsHelp());
    }

    private async Task<PledgeTerms> TermsAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var isCash = ImportWords.Read<ContributionKind>(texts, line.Text(Kind)) == ContributionKind.Cash;
        return new PledgeTerms
        {
            Kind = ImportWords.Read<ContributionKind>(texts, line.Text(Kind)) ?? ContributionKind.Cash,
            ContentGroupCode = (await GroupsAsync(cancellationToken)).GetValueOrDefault(VietnameseText.Fold(line.Text(Group)), ""),
            Title = line.Text(Title),
            FundingSource = ImportWords.Read<FundingSource>(texts, line.Text(Funding)) ?? FundingSource.RegularBudget,
            PledgedOn = line.Date(PledgedOn)!.Value,
            AmountDong = isCash ? line.Money(Amount) : null,
            QuantityThousandths = isCash ? null : line.Quantity(QuantityColumn),
            Unit = isCash ? null : line.Text(Unit),
            UnitPriceDong = isCash ? null : line.Money(UnitPrice),
            ValuationBasis = ImportWords.Read<ValuationBasis>(texts, line.Text(Basis)),
            EventTag = line.Text(Event),
            Purpose = line.Text(Purpose),
            DueOn = line.Date(DueOn),
        };
    }

    private async Task<IReadOnlyList<string>> GroupNamesAsync(CancellationToken cancellationToken)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder).Select(g => english ? g.NameEn : g.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Codes by folded name in both languages, and by code.</summary>
    private async Task<Dictionary<string, string>> GroupsAsync(CancellationToken cancellationToken)
    {
        if (_groups is null)
        {
            var rows = await db.Set<ContentGroup>().AsNoTracking().Select(g => new { g.Code, g.Name, g.NameEn }).ToListAsync(cancellationToken);
            _groups = rows.SelectMany(g => new[] { g.Code, g.Name, g.NameEn }.Select(n => (Name: VietnameseText.Fold(n), g.Code)))
                .GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.First().Code);
        }

        return _groups;
    }

    private sealed record Target(Guid TenantId, Guid PairingId, Guid ReceiverId, IReadOnlyList<Guid> SponsorIds, bool AcceptsHelp);
}
