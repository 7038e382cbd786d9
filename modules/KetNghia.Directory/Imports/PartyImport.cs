using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Imports;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Directory.Imports;

/// <summary>Nhập danh sách đơn vị tham gia: into the shared register from the province, into its own from a locality.</summary>
internal sealed class PartyImport(
    KetNghiaDbContext db, PartyAppService parties, PartyQueries queries, UnitQueries units, IEnumerable<IPartyPanel> panels, ICurrentTenant tenant, IClock clock) : IImportDefinition
{
    private const string Code = "Code";
    private const string Name = "Name";
    private const string Kind = "Kind";
    private const string Unit = "Unit";

    /// <summary>Comparing every row with every party is for lists a person has typed.</summary>
    private const int ComparedRows = 2_000;

    public string Key => "parties";

    public string Permission => DirectoryPermissions.Parties.Manage;

    public int Order => 10;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Code, IsRequired: true) { MaxLength = Party.CodeLength },
        new(Name, IsRequired: true) { MaxLength = Party.NameLength },
        new(Kind, ImportColumnKind.Choice, IsRequired: true),
        new(Unit) { MaxLength = 150 },
        new("OtherNames") { MaxLength = Party.OtherNamesLength },
        new("FocalName") { MaxLength = FocalPerson.NameLength },
        new("FocalPosition") { MaxLength = FocalPerson.PositionLength },
        new("FocalPhone") { MaxLength = FocalPerson.PhoneLength },
        new("FocalEmail") { MaxLength = FocalPerson.EmailLength },
    ];

    public Task<IReadOnlyList<string>> ChoicesAsync(string column, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(column == Kind ? [.. Enum.GetValues<PartyKind>().Select(k => DirectoryText.Get("PartyKind." + k))] : []);

    public string? RowKey(ImportLine line) => line.IsEmpty(Code) ? null : line.Text(Code).ToUpperInvariant();

    public async Task ValidateAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var owner = tenant.Required;
        var codes = await db.Set<Party>().AsNoTracking().Where(p => p.OwnerId == owner).Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, cancellationToken);
        var names = lines.Count <= ComparedRows ? await queries.NamesAsync(cancellationToken) : [];
        var found = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!line.IsEmpty(Code) && !PartyNames.IsCode(line.Text(Code)))
            {
                line.Refuse(Code, DirectoryErrors.PartyCodeMalformed, new Dictionary<string, string?> { ["code"] = line.Text(Code) });
            }
            else if (codes.TryGetValue(line.Text(Code).ToUpperInvariant(), out var known))
            {
                line.AlreadyThere(known);
                continue;
            }

            await CheckUnitAsync(line, found, cancellationToken);
            var match = PartyNames.Match(line.Text(Name));
            var alike = names.Where(n => n.Matches.Any(m => PartyNames.LookAlike(m, match))).Select(n => n.Code).Take(3).ToList();
            if (alike.Count > 0)
            {
                line.Doubt(Name, DirectoryErrors.PartyMayBeKnown, new Dictionary<string, string?> { ["codes"] = string.Join(", ", alike) });
            }
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var kind = Enum.GetValues<PartyKind>().First(k => DirectoryText.Get("PartyKind." + k) == line.Text(Kind));
        var id = await parties.CreateAsync(
            new PartyInput(line.Text(Code), line.Text(Name), line.Text("OtherNames"), kind, line.Text(Unit), null), createAnyway: true, cancellationToken);
        if (!line.IsEmpty("FocalName"))
        {
            await parties.AddFocalAsync(id, new NewFocalPerson(line.Text("FocalName"), line.Text("FocalPosition"), line.Text("FocalPhone"), line.Text("FocalEmail")), cancellationToken);
        }

        return new ImportedRecord(tenant.Required, nameof(Party), id, line.Text(Name), 1, $"/directory/parties/details/{id}");
    }

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        foreach (var panel in panels)
        {
            if ((await panel.LinesAsync([record.EntityId], 1, cancellationToken)).Count > 0)
            {
                throw new BusinessException(DirectoryErrors.PartyInUse).With("name", record.Label);
            }
        }

        await parties.WithdrawAsync(record.EntityId, reason, cancellationToken);
    }

    private async Task CheckUnitAsync(ImportLine line, Dictionary<string, Guid?> found, CancellationToken cancellationToken)
    {
        var text = line.Text(Unit);
        if (text.Length == 0)
        {
            return;
        }

        if (!found.TryGetValue(text, out var unit))
        {
            found[text] = unit = await units.ResolveAsync(text, clock.Today, cancellationToken);
        }

        if (unit is null)
        {
            line.Refuse(Unit, DirectoryErrors.UnknownUnitText, new Dictionary<string, string?> { ["text"] = text }, await units.NearestAsync(text, cancellationToken));
        }
    }
}
