using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Imports;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Directory.Imports;

/// <summary>Nhập danh sách đơn vị tham gia: into the shared register from the province, into its own from a locality.</summary>
internal sealed class PartyImport(
    KetNghiaDbContext db, PartyAppService parties, PartyQueries queries, UnitQueries units, ICurrentTenant tenant, ITexts texts, IClock clock) : IImportDefinition
{
    private const string Code = "Code";
    private const string Name = "Name";
    private const string Kind = "Kind";
    private const string Unit = "Unit";
    private const string FocalPhone = "FocalPhone";

    /// <summary>Comparing every row with every party is for lists a person has typed.</summary>
    private const int ComparedRows = 2_000;

    private readonly Dictionary<string, Guid?> _units = new(StringComparer.Ordinal);
    private Dictionary<string, Guid> _codes = [];
    private IReadOnlyList<(Guid Id, string Code, IReadOnlyList<string> Matches)> _names = [];

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
        new("FocalName") { MaxLength = FocalPerson.NameLength, IsPersonal = true },
        new("FocalPosition") { MaxLength = FocalPerson.PositionLength },
        new(FocalPhone) { MaxLength = FocalPerson.PhoneLength, IsPersonal = true },
        new("FocalEmail") { MaxLength = FocalPerson.EmailLength, IsPersonal = true },
    ];

    public Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken) =>
        Task.FromResult(column == Kind ? ImportChoices.Of<PartyKind>(texts) : []);

    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var owner = tenant.Required;
        _codes = await db.Set<Party>().AsNoTracking().Where(p => p.OwnerId == owner).Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, cancellationToken);
        _names = lines.Count <= ComparedRows ? await queries.NamesAsync(cancellationToken) : [];
    }

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var code = line.Text(Code).ToUpperInvariant();
        if (code.Length > 0 && !line.IsWrong(Code) && !PartyNames.IsCode(code))
        {
            line.Refuse(Code, DirectoryErrors.PartyCodeMalformed, new Dictionary<string, string?> { ["code"] = line.Text(Code) });
        }

        if (!line.IsEmpty(FocalPhone) && !line.IsWrong(FocalPhone) && !FocalPerson.IsPhone(line.Text(FocalPhone)))
        {
            line.Refuse(FocalPhone, DirectoryErrors.PhoneMalformed, new Dictionary<string, string?> { ["value"] = line.Text(FocalPhone) });
        }

        var unit = await UnitAsync(line, cancellationToken);
        if (line.HasErrors || line.Choice<PartyKind>(Kind) is not { } kind)
        {
            return;
        }

        var focal = line.IsEmpty("FocalName") ? null : new NewFocalPerson(line.Text("FocalName"), line.Text("FocalPosition"), line.Text(FocalPhone), line.Text("FocalEmail"));
        line.Means(new PartyRow(code, line.Text(Name), line.Text("OtherNames"), kind, unit, focal), key: code);
        if (_codes.TryGetValue(code, out var known))
        {
            line.AlreadyThere(known);
            return;
        }

        var match = PartyNames.Match(line.Text(Name));
        var alike = _names.Where(n => n.Matches.Any(m => PartyNames.LookAlike(m, match))).Select(n => n.Code).Take(3).ToList();
        if (alike.Count > 0)
        {
            line.Doubt(Name, DirectoryErrors.PartyMayBeKnown, new Dictionary<string, string?> { ["codes"] = string.Join(", ", alike) });
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var row = meaning.As<PartyRow>();
        var input = new PartyInput(row.Code, row.Name, row.OtherNames, row.Kind, null, null) { UnitId = row.UnitId };
        var id = await parties.CreateAsync(input, createAnyway: true, cancellationToken);
        if (row.Focal is { } focal)
        {
            await parties.AddFocalAsync(id, focal, cancellationToken);
        }

        return new ImportedRecord(tenant.Required, nameof(Party), id, row.Name, 1, $"/directory/parties/details/{id}");
    }

    public async Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        await parties.WithdrawAsync(record.EntityId, reason, cancellationToken);
    }

    private async Task<Guid?> UnitAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var text = line.Text(Unit);
        if (text.Length == 0 || line.IsWrong(Unit))
        {
            return null;
        }

        if (!_units.TryGetValue(text, out var unit))
        {
            _units[text] = unit = await units.ResolveAsync(text, clock.Today, cancellationToken);
        }

        if (unit is null)
        {
            line.Refuse(Unit, DirectoryErrors.UnknownUnitText, new Dictionary<string, string?> { ["text"] = text }, await units.NearestAsync(text, cancellationToken));
        }

        return unit;
    }

    /// <summary>A party as a row of the file means it.</summary>
    private sealed record PartyRow(string Code, string Name, string? OtherNames, PartyKind Kind, Guid? UnitId, NewFocalPerson? Focal);
}
