using System.Globalization;
using System.Text.Json.Serialization;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Imports;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using static KetNghia.Pairing.Imports.PairingColumns;

namespace KetNghia.Pairing.Imports;

/// <summary>
/// Phụ lục phân công: one pairing a row; several parties of a side are parted by semicolons, as its list writes them. The province writes into the locality each row names; a row
/// with a deciding document is assigned at once.
/// </summary>
internal sealed class PairingImport(
    PairingList list, KetNghiaDbContext db, ImportPlaces places, PairingChanges changes, PairingAppService pairings, ICurrentWorkspace workspace, ICurrentTenant tenant, ITexts texts,
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

    public string Export => list.Facts.Key;

    public IReadOnlyList<string> ShownOnly => [.. list.ImportColumns.Except(Columns.Select(c => c.Key))];

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
            line.Refuse(Locality, DirectoryErrors.LocalityMissing);
        }
        else if (locality is null && line.Choice(Locality) is not null)
        {
            ImportCodes.RefuseSuspended(line, Locality);
        }

        var (sponsors, receivers) = await PartiesAsync(line, locality, cancellationToken);
        if (line.HasErrors || line.Choice<PairingForm>(Form) is not { } form || line.Date(FromOn) is not { } from)
        {
            return;
        }

        var row = new PairingRow(locality!.TenantId, sponsors, receivers, Terms(line, form, from), Document(line));
        line.Means(row, row.Key);
        await MeetAsync(line, row, cancellationToken);
    }

    public async Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var row = meaning.As<PairingRow>();
        var receivers = new List<Guid>();
        foreach (var receiver in row.Receivers)
        {
            receivers.Add(receiver.PartyId ?? await places.PartyOfAsync(receiver.UnitId!.Value, cancellationToken));
        }

        using (tenant.Change(row.TenantId))
        {
            var input = new PairingInput { Terms = row.Terms, SponsorIds = row.SponsorIds, ReceiverIds = receivers, Document = row.Document };
            var id = await pairings.ProposeAsync(input, cancellationToken);
            if (row.Document is { } document)
            {
                var on = document.IssuedOn is { } issued && issued <= clock.Today ? issued : clock.Today;
                await pairings.DoAsync(id, PairingAction.Assign, new StateChangeInput(on) { Document = document }, cancellationToken);
            }

            return await changes.RecordAsync(id, cancellationToken) with { Key = (row with { Receivers = receivers.ConvertAll(r => new ReceiverMatch(r, null)) }).Key };
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

    private async Task<(IReadOnlyList<Guid> Sponsors, IReadOnlyList<ReceiverMatch> Receivers)> PartiesAsync(ImportLine line, LocalityInfo? locality, CancellationToken cancellationToken)
    {
        var sponsors = new List<Guid>();
        foreach (var part in NamePart.Of(line, Sponsor))
        {
            if (await places.SponsorAsync(line, Sponsor, part, cancellationToken) is { } sponsor)
            {
                AddOnce(line, Sponsor, part, sponsor, sponsors);
            }
        }

        var receivers = locality is null ? null : await ReceiversAsync(line, locality, sponsors, cancellationToken);
        foreach (var column in new[] { sponsors.Count == 0 ? Sponsor : null, receivers is { Count: 0 } ? Receiver : null }.OfType<string>().Where(c => !line.IsWrong(c)))
        {
            line.Refuse(column, ImportErrors.CellEmpty);
        }

        return (sponsors, receivers ?? []);
    }

    private async Task<List<ReceiverMatch>> ReceiversAsync(ImportLine line, LocalityInfo locality, List<Guid> sponsors, CancellationToken cancellationToken)
    {
        var receivers = new List<ReceiverMatch>();
        foreach (var part in NamePart.Of(line, Receiver))
        {
            var receiver = await places.ReceiverAsync(line, Receiver, part, locality, cancellationToken);
            if (receiver?.PartyId is { } party && sponsors.Contains(party))
            {
                line.Refuse(Receiver, PairingErrors.PartyOnBothSides, new Dictionary<string, string?> { ["party"] = part.Text });
            }
            else if (receiver is not null)
            {
                AddOnce(line, Receiver, part, receiver, receivers);
            }
        }

        return receivers;
    }

    private static void AddOnce<T>(ImportLine line, string column, NamePart part, T party, List<T> parties)
    {
        if (parties.Contains(party))
        {
            line.Refuse(column, PairingErrors.PartyTwice, new Dictionary<string, string?> { ["party"] = part.Text });
            return;
        }

        parties.Add(party);
    }

    private static void CheckDates(ImportLine line)
    {
        if (line.Date(ToOn) is { } to && line.Date(FromOn) is { } from && to < from)
        {
            line.Refuse(ToOn, PairingErrors.PeriodBackwards);
        }

        if (line.IsEmpty(DocumentNumber) != line.IsEmpty(DocumentIssuer) || line.IsEmpty(DocumentNumber) != line.IsEmpty(DocumentDate))
        {
            line.Refuse(line.IsEmpty(DocumentNumber) ? DocumentNumber : line.IsEmpty(DocumentIssuer) ? DocumentIssuer : DocumentDate, DocumentsErrors.DecidingIncomplete);
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

    private static DecidingInput? Document(ImportLine line) => line.IsEmpty(DocumentNumber)
        ? null
        : new DecidingInput { Number = line.Text(DocumentNumber), Issuer = line.Text(DocumentIssuer), IssuedOn = line.Date(DocumentDate) };

    /// <summary>The very pairing is there; or some of its parties have an open one that it would overlap.</summary>
    private async Task MeetAsync(ImportLine line, PairingRow row, CancellationToken cancellationToken)
    {
        List<string> keys = [.. row.SponsorIds.SelectMany(s => row.Receivers.Select(r => r.PartyId).OfType<Guid>().Select(r => PairingLink.KeyOf(s, r, row.Terms.ProgrammeId)))];
        using (tenant.Change(row.TenantId))
        {
            var open = await db.Set<PairingLink>().AsNoTracking().Where(l => l.ActiveKey != null && keys.Contains(l.ActiveKey)).Select(l => l.PairingId).ToListAsync(cancellationToken);
            if (open.Count > 0 && open.Count == row.SponsorIds.Count * row.Receivers.Count && open.Distinct().Count() == 1)
            {
                line.AlreadyThere(open[0]);
            }
            else if (open.Count > 0)
            {
                var code = await db.Set<TwinPairing>().Where(p => p.Id == open[0]).Select(p => p.Code).FirstAsync(cancellationToken);
                line.Refuse("", PairingErrors.Overlap, new Dictionary<string, string?>
                {
                    ["sponsor"] = line.Text(Sponsor),
                    ["receiver"] = line.Text(Receiver),
                    ["code"] = changes.Shown(row.TenantId, code),
                });
            }
        }
    }

    private async Task<IReadOnlyList<ImportChoice>> ProgrammesAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<Programme>().AsNoTracking().OrderByDescending(p => p.FromOn).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellationToken))
            .Select(p => new ImportChoice(p.Id.ToString(), p.Name) { Also = [p.Code] })];

    /// <summary>A pairing as a row of the file means it, the leading parties first. A receiver is a party, or a commune that becomes one.</summary>
    private sealed record PairingRow(Guid TenantId, IReadOnlyList<Guid> SponsorIds, IReadOnlyList<ReceiverMatch> Receivers, PairingTermsOf Terms, DecidingInput? Document)
    {
        [JsonIgnore]
        public string Key => string.Create(
            CultureInfo.InvariantCulture, $"{TenantId:N}|{All(SponsorIds)}|{All(Receivers.Select(r => r.PartyId ?? r.UnitId!.Value))}|{Terms.ProgrammeId:N}|{Terms.FromOn:yyyyMMdd}");

        /// <summary>Who leads makes it no other pairing.</summary>
        private static string All(IEnumerable<Guid> ids) => string.Join(',', ids.Order().Select(id => id.ToString("N")));
    }
}
