using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Imports;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.DecidingDocuments;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Imports;

/// <summary>
/// Phụ lục phân công: one sponsor and one receiver a row. The province writes into the locality each row names; a row
/// with a deciding document is assigned at once.
/// </summary>
internal sealed class PairingImport(
    KetNghiaDbContext db, ImportPlaces places, PairingAppService pairings, ICurrentWorkspace workspace, ICurrentTenant tenant, ITexts texts, IClock clock) : IImportDefinition
{
    private const string Locality = "Locality";
    private const string Sponsor = "Sponsor";
    private const string Receiver = "Receiver";
    private const string ProgrammeColumn = "Programme";
    private const string Form = "Form";
    private const string Level = "Level";
    private const string FromOn = "FromOn";
    private const string ToOn = "ToOn";
    private const string Fields = "Fields";
    private const string DocumentNumber = "DocumentNumber";
    private const string DocumentIssuer = "DocumentIssuer";
    private const string DocumentDate = "DocumentDate";

    private List<(Guid Id, string Code, string Name)>? _programmes;

    public string Key => "pairings";

    public string Permission => PairingPermissions.Pairings.Import;

    public int Order => 20;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new(Locality, ImportColumnKind.Choice, workspace.Info?.Kind == WorkspaceKind.Province),
        new(Sponsor, IsRequired: true) { MaxLength = 200 },
        new(Receiver, IsRequired: true) { MaxLength = 200 },
        new(Form, ImportColumnKind.Choice, IsRequired: true),
        new(Level, ImportColumnKind.Choice),
        new(ProgrammeColumn, ImportColumnKind.Choice),
        new(FromOn, ImportColumnKind.Date, IsRequired: true),
        new(ToOn, ImportColumnKind.Date),
        new(DocumentNumber) { MaxLength = DecidingDocument.NumberLength },
        new(DocumentIssuer) { MaxLength = DecidingDocument.IssuerLength },
        new(DocumentDate, ImportColumnKind.Date),
        new(Fields) { MaxLength = TwinPairing.FieldsLength },
    ];

    public async Task<IReadOnlyList<string>> ChoicesAsync(string column, CancellationToken cancellationToken) => column switch
    {
        Locality => [.. (await places.LocalitiesAsync(cancellationToken)).Select(l => l.Name)],
        ProgrammeColumn => [.. (await ProgrammesAsync(cancellationToken)).Select(p => p.Name)],
        Form => ImportWords.Names<PairingForm>(texts),
        Level => ImportWords.Names<PairingLevel>(texts),
        _ => [],
    };

    public string? RowKey(ImportLine line) => line.Date(FromOn) is { } from && !line.IsEmpty(Sponsor) && !line.IsEmpty(Receiver)
        ? string.Join('|', VietnameseText.Fold(line.Text(Locality)), VietnameseText.Fold(line.Text(Sponsor)), VietnameseText.Fold(line.Text(Receiver)), VietnameseText.Fold(line.Text(ProgrammeColumn)), from.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture))
        : null;

    public async Task ValidateAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            CheckDates(line);
            var locality = await places.LocalityAsync(line.Text(Locality), cancellationToken);
            if (locality is null)
            {
                line.Refuse(Locality, PairingErrors.LocalityMissing);
            }

            var sponsor = line.IsEmpty(Sponsor) ? null : await places.SponsorAsync(line, Sponsor, cancellationToken);
            if (locality is null || sponsor is null || line.IsEmpty(Receiver) || await places.ReceiverAsync(line, Receiver, locality, cancellationToken) is not { } receiver)
            {
                continue;
            }

            if (receiver.PartyId == sponsor)
            {
                line.Refuse(Receiver, PairingErrors.PartyOnBothSides, new Dictionary<string, string?> { ["party"] = line.Text(Receiver) });
            }
            else if (receiver.PartyId is { } party && await OpenAsync(locality, sponsor.Value, party, await ProgrammeAsync(line, cancellationToken), cancellationToken) is { } open)
            {
                line.AlreadyThere(open);
            }
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var locality = await places.LocalityAsync(line.Text(Locality), cancellationToken) ?? throw new BusinessException(PairingErrors.LocalityMissing);
        var sponsor = await places.SponsorAsync(line, Sponsor, cancellationToken) ?? throw new BusinessException(PairingErrors.PartyUnknown);
        var match = await places.ReceiverAsync(line, Receiver, locality, cancellationToken) ?? throw new BusinessException(PairingErrors.PartyUnknown);
        var receiver = await places.PartyOfAsync(match, cancellationToken);
        var programme = await ProgrammeAsync(line, cancellationToken);
        using (tenant.Change(locality.TenantId))
        {
            var document = Document(line);
            var id = await pairings.ProposeAsync(new PairingInput { Terms = Terms(line, programme), SponsorIds = [sponsor], ReceiverIds = [receiver], Document = document }, cancellationToken);
            if (document is not null)
            {
                var on = line.Date(DocumentDate) is { } issued && issued <= clock.Today ? issued : clock.Today;
                await pairings.DoAsync(id, PairingAction.Assign, new StateChangeInput(on) { Document = document }, cancellationToken);
            }

            var made = await db.Set<TwinPairing>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Code, p.Version }).FirstAsync(cancellationToken);
            return new ImportedRecord(locality.TenantId, nameof(TwinPairing), id, made.Code, made.Version, $"/pairing/pairings/details/{id}");
        }
    }

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        using (tenant.Change(record.TenantId))
        {
            if (await db.Set<Contribution>().AnyAsync(c => c.PairingId == record.EntityId, cancellationToken))
            {
                throw new BusinessException(PairingErrors.ImportHasHelp).With("code", record.Label);
            }

            await pairings.DoAsync(record.EntityId, PairingAction.End, new StateChangeInput(clock.Today, reason), cancellationToken);
        }
    }

    private static void CheckDates(ImportLine line)
    {
        if (line.Date(ToOn) is { } to && line.Date(FromOn) is { } from && to < from)
        {
            line.Refuse(ToOn, PairingErrors.PeriodBackwards);
        }

        if (line.IsEmpty(DocumentNumber) != line.IsEmpty(DocumentIssuer) || line.IsEmpty(DocumentNumber) != line.IsEmpty(DocumentDate))
        {
            line.Refuse(line.IsEmpty(DocumentNumber) ? DocumentNumber : line.IsEmpty(DocumentIssuer) ? DocumentIssuer : DocumentDate, PairingErrors.DocumentIncomplete);
        }
    }

    private PairingTermsOf Terms(ImportLine line, Guid? programme) => new()
    {
        ProgrammeId = programme,
        Form = ImportWords.Read<PairingForm>(texts, line.Text(Form)) ?? PairingForm.Assigned,
        Level = ImportWords.Read<PairingLevel>(texts, line.Text(Level)) ?? PairingLevel.AgencyToCommune,
        FromOn = line.Date(FromOn)!.Value,
        ToOn = line.Date(ToOn),
        Fields = line.Text(Fields),
    };

    private static DocumentInput? Document(ImportLine line) => line.IsEmpty(DocumentNumber)
        ? null
        : new DocumentInput { Number = line.Text(DocumentNumber), Issuer = line.Text(DocumentIssuer), IssuedOn = line.Date(DocumentDate) };

    private async Task<Guid?> OpenAsync(LocalityInfo locality, Guid sponsor, Guid receiver, Guid? programme, CancellationToken cancellationToken)
    {
        var key = PairingLink.KeyOf(sponsor, receiver, programme);
        using (tenant.Change(locality.TenantId))
        {
            return await db.Set<PairingLink>().AsNoTracking().Where(l => l.ActiveKey == key).Select(l => (Guid?)l.PairingId).FirstOrDefaultAsync(cancellationToken);
        }
    }

    private async Task<Guid?> ProgrammeAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var wanted = VietnameseText.Fold(line.Text(ProgrammeColumn));
        return (await ProgrammesAsync(cancellationToken))
            .Where(p => VietnameseText.Fold(p.Name) == wanted || VietnameseText.Fold(p.Code) == wanted).Select(p => (Guid?)p.Id).FirstOrDefault();
    }

    private async Task<List<(Guid Id, string Code, string Name)>> ProgrammesAsync(CancellationToken cancellationToken) => _programmes ??=
        [.. (await db.Set<Programme>().AsNoTracking().OrderByDescending(p => p.FromOn).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellationToken))
            .Select(p => (p.Id, p.Code, p.Name))];
}
