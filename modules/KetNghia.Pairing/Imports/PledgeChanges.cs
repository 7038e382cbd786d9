using KetNghia.Directory.Contracts.Imports;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using static KetNghia.Pairing.Imports.PledgeColumns;

namespace KetNghia.Pairing.Imports;

/// <summary>Rows that name a pledge by its number: what they would change of it, as its page would.</summary>
internal sealed class PledgeChanges(
    KetNghiaDbContext db, PairingAccess access, ContributionAppService contributions, ImportPlaces places, ImportCodes codes, ICurrentTenant tenant, ITexts texts)
{
    private readonly Dictionary<(Guid TenantId, string Number), Known> _known = [];
    private Dictionary<string, string> _groups = [];

    /// <summary>Reads the pledges the rows name, and those they may mean.</summary>
    /// <param name="groups">Names of content groups by their code.</param>
    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, IReadOnlyList<ImportChoice> groups, CancellationToken cancellationToken)
    {
        _groups = groups.ToDictionary(g => g.Value, g => g.Name);
        var visible = (await access.ContributionsAsync(cancellationToken)).AsNoTracking().Include(c => c.Deliveries);
        var pairings = db.Set<TwinPairing>();
        foreach (var some in codes.Named(lines, Number))
        {
            var found = await visible.Where(c => some.Contains(c.Number))
                .Select(c => new { Pledge = c, Code = pairings.Where(p => p.TenantId == c.TenantId && p.Id == c.PairingId).Select(p => p.Code).FirstOrDefault() }).ToListAsync(cancellationToken);
            found.ForEach(f => _known[(f.Pledge.TenantId, f.Pledge.Number)] = new Known(f.Pledge, RecordOf(f.Pledge), TermsOf(f.Pledge), f.Code ?? ""));
        }
    }

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(line, (Locality, Number), PairingErrors.ImportPledgeUnknown, _known, cancellationToken) is not { } known)
        {
            return;
        }

        await KeepPartiesAsync(line, known, cancellationToken);
        if (line.HasErrors)
        {
            return;
        }

        var after = Typed(line, known.Terms);
        var fields = Differences(known.Terms, after);
        line.Changes(known.Record, known.Terms, after, fields);
        if (fields.Count > 0)
        {
            await CheckAsync(line, known.Pledge, after, cancellationToken);
        }
    }

    public async Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken)
    {
        var terms = meaning.As<PledgeTerms>();
        using (tenant.Change(record.TenantId))
        {
            await contributions.ReviseAsync(record.EntityId, terms, record.Version, cancellationToken);
            return RecordOf(await db.Set<Contribution>().AsNoTracking().FirstAsync(c => c.Id == record.EntityId, cancellationToken));
        }
    }

    private ImportedRecord RecordOf(Contribution pledge) => new(
        pledge.TenantId, nameof(Contribution), pledge.Id, $"{codes.Shown(pledge.TenantId, pledge.Number)} · {pledge.Title}", pledge.Version, $"/pairing/contributions/details/{pledge.Id}");

    /// <summary>What the page would refuse; nothing is written.</summary>
    private async Task CheckAsync(ImportLine line, Contribution pledge, PledgeTerms after, CancellationToken cancellationToken)
    {
        using (tenant.Change(pledge.TenantId))
        {
            try
            {
                await contributions.CheckRevisionAsync(pledge, after, cancellationToken);
            }
            catch (BusinessException refused)
            {
                codes.Refuse(line, refused, OfFields);
            }
        }
    }

    /// <summary>Who pledged, and to which pairing, makes it another pledge: it is not changed.</summary>
    private async Task KeepPartiesAsync(ImportLine line, Known known, CancellationToken cancellationToken)
    {
        var pairing = codes.Read(line, Code);
        if (!line.IsEmpty(Code) && (pairing.Code != known.PairingCode || (pairing.TenantId is { } typed && typed != known.Pledge.TenantId)))
        {
            RefuseFixed(line, Code, codes.Shown(known.Pledge.TenantId, known.PairingCode));
        }

        var isSame = line.IsEmpty(Sponsor) || VietnameseText.Fold(line.Text(Sponsor)) == VietnameseText.Fold(known.Pledge.SponsorName);
        if (!isSame && !(await places.MatchAsync(line.Text(Sponsor), cancellationToken)).Any(p => p.Id == known.Pledge.SponsorPartyId))
        {
            RefuseFixed(line, Sponsor, known.Pledge.SponsorName);
        }
    }

    private static void RefuseFixed(ImportLine line, string column, string value) =>
        line.Refuse(column, PairingErrors.ImportPledgeFixed, new Dictionary<string, string?> { ["value"] = value }, value);

    /// <summary>The terms with what the row says; a column the file lacks leaves its field as it is.</summary>
    private static PledgeTerms Typed(ImportLine line, PledgeTerms was) => Settled(new PledgeTerms
    {
        Kind = line.Choice<ContributionKind>(Kind) ?? was.Kind,
        ContentGroupCode = line.Choice(Group) ?? was.ContentGroupCode,
        Title = line.IsEmpty(Title) ? was.Title : line.Text(Title),
        FundingSource = line.Choice<FundingSource>(Funding) ?? was.FundingSource,
        PledgedOn = line.Date(PledgedOn) ?? was.PledgedOn,
        AmountDong = line.Has(Amount) ? line.Money(Amount) : was.AmountDong,
        QuantityThousandths = line.Has(PledgeColumns.Quantity) ? line.Quantity(PledgeColumns.Quantity) : was.QuantityThousandths,
        Unit = line.Has(Unit) ? line.Text(Unit) : was.Unit,
        UnitPriceDong = line.Has(UnitPrice) ? line.Money(UnitPrice) : was.UnitPriceDong,
        ValuationBasis = line.Has(Basis) ? line.Choice<ValuationBasis>(Basis) : was.ValuationBasis,
        EventTag = line.Has(Event) ? line.Text(Event) : was.EventTag,
        Purpose = line.Has(Purpose) ? line.Text(Purpose) : was.Purpose,
        DueOn = line.Has(DueOn) ? line.Date(DueOn) : was.DueOn,
    });

    private static PledgeTerms TermsOf(Contribution c) => Settled(new PledgeTerms
    {
        Kind = c.Kind,
        ContentGroupCode = c.ContentGroupCode,
        Title = c.Title,
        FundingSource = c.FundingSource,
        PledgedOn = c.PledgedOn,
        AmountDong = c.PledgedDong,
        QuantityThousandths = c.PledgedThousandths,
        Unit = c.Unit,
        UnitPriceDong = c.UnitPriceDong,
        ValuationBasis = c.ValuationBasis,
        EventTag = c.EventTag,
        Purpose = c.Purpose,
        DueOn = c.DueOn,
    });

    /// <summary>As a pledge keeps them: cash has no unit, goods no amount, and no basis without a price.</summary>
    private static PledgeTerms Settled(PledgeTerms terms)
    {
        var isCash = terms.Kind == ContributionKind.Cash;
        var price = isCash || terms.UnitPriceDong is not > 0 ? null : terms.UnitPriceDong;
        return terms with
        {
            AmountDong = isCash ? terms.AmountDong : null,
            QuantityThousandths = isCash ? null : terms.QuantityThousandths,
            Unit = isCash ? null : VietnameseText.CleanOrNull(terms.Unit),
            UnitPriceDong = price,
            ValuationBasis = price is null ? null : terms.ValuationBasis,
            Title = VietnameseText.Clean(terms.Title),
            EventTag = VietnameseText.CleanOrNull(terms.EventTag),
            Purpose = VietnameseText.CleanOrNull(terms.Purpose),
        };
    }

    private List<ImportChange> Differences(PledgeTerms was, PledgeTerms now) =>
    [
        .. new[]
        {
            new ImportChange(Kind, texts["ContributionKind." + was.Kind], texts["ContributionKind." + now.Kind]),
            new ImportChange(Group, _groups.GetValueOrDefault(was.ContentGroupCode, was.ContentGroupCode), _groups.GetValueOrDefault(now.ContentGroupCode, now.ContentGroupCode)),
            new ImportChange(Title, was.Title, now.Title),
            new ImportChange(Amount, Told(was.AmountDong, d => Format.Money(d)), Told(now.AmountDong, d => Format.Money(d))),
            new ImportChange(PledgeColumns.Quantity, Told(was.QuantityThousandths, q => Format.Quantity(q)), Told(now.QuantityThousandths, q => Format.Quantity(q))),
            new ImportChange(Unit, was.Unit ?? "", now.Unit ?? ""),
            new ImportChange(UnitPrice, Told(was.UnitPriceDong, d => Format.Money(d)), Told(now.UnitPriceDong, d => Format.Money(d))),
            new ImportChange(Basis, Told(was.ValuationBasis, b => texts["ValuationBasis." + b]), Told(now.ValuationBasis, b => texts["ValuationBasis." + b])),
            new ImportChange(Funding, texts["FundingSource." + was.FundingSource], texts["FundingSource." + now.FundingSource]),
            new ImportChange(PledgedOn, Format.Date(was.PledgedOn), Format.Date(now.PledgedOn)),
            new ImportChange(DueOn, Told(was.DueOn, d => Format.Date(d)), Told(now.DueOn, d => Format.Date(d))),
            new ImportChange(Event, was.EventTag ?? "", now.EventTag ?? ""),
            new ImportChange(Purpose, was.Purpose ?? "", now.Purpose ?? ""),
        }.Where(c => c.Old != c.New),
    ];

    private static string Told<T>(T? value, Func<T, string> told)
        where T : struct => value is { } known ? told(known) : "";

    /// <param name="Pledge">Tried out while a row is checked; the record and the terms are as it stands.</param>
    private sealed record Known(Contribution Pledge, ImportedRecord Record, PledgeTerms Terms, string PairingCode);
}
