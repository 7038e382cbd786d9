using System.Globalization;
using System.Text.Json.Serialization;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Imports;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.DecidingDocuments;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using Microsoft.EntityFrameworkCore;
using static KetNghia.Pairing.Imports.PairingColumns;

namespace KetNghia.Pairing.Imports;

/// <summary>
/// Phụ lục phân công: one sponsor and one receiver a row. The province writes into the locality each row names; a row
/// with a deciding document is assigned at once.
/// </summary>
internal sealed class PairingImport(
    KetNghiaDbContext db, ImportPlaces places, PairingChanges changes, PairingAppService pairings, ICurrentWorkspace workspace, ICurrentTenant tenant, ITexts texts,
    IClock clock) : IImportChanges
{
    public string Key => "pairings";

    public string Permission => PairingPermissions.Pairings.Import;

    public int Order => 20;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new(Code) { MaxLength = ImportCodes.TypedLength },
        new(Locality, ImportColumnKind.Choice, workspace.Info?.Kind == WorkspaceKind.Province),
        new(Sponsor, IsRequired: true) { MaxLength = TwinPairing.NamesLength },
        new(Receiver, IsRequired: true) { MaxLength = TwinPairing.NamesLength },
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

    public string Export => PairingExport.Key;

    public IReadOnlyList<string> ShownOnly { get; } = [State, Pledged, Given, Received, Latest];

    public async Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken) => column switch
    {
        Locality => await places.ChoicesAsync(cancellationToken),
        ProgrammeColumn => await ProgrammesAsync(cancellationToken),
        Form => ImportChoices.Of<PairingForm>(texts),
        Level => ImportChoices.Of<PairingLevel>(texts),
        _ => [],
    };

    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken) =>
        await changes.PrepareAsync(lines, await ProgrammesAsync(cancellationToken), cancellationToken);

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (!line.IsEmpty(Code))
        {
            await changes.ValidateAsync(line, cancellationToken);
            return;
        }

        CheckDates(line);
        var locality = await places.LocalityAsync(line.Choice(Locality), cancellationToken);
        if (locality is null && line.IsEmpty(Locality))
        {
            line.Refuse(Locality, PairingErrors.LocalityMissing);
        }
        else if (locality is null && line.Choice(Locality) is not null)
        {
            ImportCodes.RefuseSuspended(line, Locality);
        }

        var sponsor = line.IsEmpty(Sponsor) ? null : await places.SponsorAsync(line, Sponsor, cancellationToken);
        var receiver = locality is null || line.IsEmpty(Receiver) ? null : await places.ReceiverAsync(line, Receiver, locality, cancellationToken);
        if (sponsor is not null && receiver?.PartyId == sponsor)
        {
            line.Refuse(Receiver, PairingErrors.PartyOnBothSides, new Dictionary<string, string?> { ["party"] = line.Text(Receiver) });
        }

        if (line.HasErrors || line.Choice<PairingForm>(Form) is not { } form || line.Date(FromOn) is not { } from)
        {
            return;
        }

        var row = new PairingRow(locality!.TenantId, sponsor!.Value, receiver!.PartyId, receiver.UnitId, Terms(line, form, from), Document(line));
        line.Means(row, row.Key);
        if (row.ReceiverId is { } party && await OpenAsync(row.TenantId, row.SponsorId, party, row.Terms.ProgrammeId, cancellationToken) is { } open)
        {
            line.AlreadyThere(open);
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var row = meaning.As<PairingRow>();
        var receiver = row.ReceiverId ?? await places.PartyOfAsync(row.ReceiverUnitId!.Value, cancellationToken);
        using (tenant.Change(row.TenantId))
        {
            var input = new PairingInput { Terms = row.Terms, SponsorIds = [row.SponsorId], ReceiverIds = [receiver], Document = row.Document };
            var id = await pairings.ProposeAsync(input, cancellationToken);
            if (row.Document is { } document)
            {
                var on = document.IssuedOn is { } issued && issued <= clock.Today ? issued : clock.Today;
                await pairings.DoAsync(id, PairingAction.Assign, new StateChangeInput(on) { Document = document }, cancellationToken);
            }

            return await changes.RecordAsync(id, cancellationToken) with { Key = (row with { ReceiverId = receiver, ReceiverUnitId = null }).Key };
        }
    }

    public Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken) => changes.ChangeAsync(meaning, record, cancellationToken);

    public Task UndoChangeAsync(ImportedRecord record, ImportMeaning before, ImportMeaning after, string reason, CancellationToken cancellationToken) =>
        changes.ChangeAsync(before, record, cancellationToken);

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        using (tenant.Change(record.TenantId))
        {
            await pairings.TakeBackAsync(record.EntityId, reason, cancellationToken);
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

    private static PairingTermsOf Terms(ImportLine line, PairingForm form, DateOnly from) => new()
    {
        ProgrammeId = line.Choice(ProgrammeColumn) is { } programme ? Guid.Parse(programme) : null,
        Form = form,
        Level = line.Choice<PairingLevel>(Level) ?? PairingLevel.AgencyToCommune,
        FromOn = from,
        ToOn = line.Date(ToOn),
        Fields = line.Text(Fields),
    };

    private static DocumentInput? Document(ImportLine line) => line.IsEmpty(DocumentNumber)
        ? null
        : new DocumentInput { Number = line.Text(DocumentNumber), Issuer = line.Text(DocumentIssuer), IssuedOn = line.Date(DocumentDate) };

    private async Task<Guid?> OpenAsync(Guid localityId, Guid sponsor, Guid receiver, Guid? programme, CancellationToken cancellationToken)
    {
        var key = PairingLink.KeyOf(sponsor, receiver, programme);
        using (tenant.Change(localityId))
        {
            return await db.Set<PairingLink>().AsNoTracking().Where(l => l.ActiveKey == key).Select(l => (Guid?)l.PairingId).FirstOrDefaultAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ImportChoice>> ProgrammesAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<Programme>().AsNoTracking().OrderByDescending(p => p.FromOn).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellationToken))
            .Select(p => new ImportChoice(p.Id.ToString(), p.Name) { Also = [p.Code] })];

    /// <summary>A pairing as a row of the file means it. The receiver is a party, or a commune that becomes one.</summary>
    private sealed record PairingRow(Guid TenantId, Guid SponsorId, Guid? ReceiverId, Guid? ReceiverUnitId, PairingTermsOf Terms, DocumentInput? Document)
    {
        [JsonIgnore]
        public string Key => string.Create(
            CultureInfo.InvariantCulture, $"{TenantId:N}|{SponsorId:N}|{ReceiverId ?? ReceiverUnitId:N}|{Terms.ProgrammeId:N}|{Terms.FromOn:yyyyMMdd}");
    }
}
