using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using KetNghia.Imports.Contracts;

namespace KetNghia.Directory.Imports;

/// <summary>Nhập danh sách đơn vị tham gia: into the shared register from the province, into its own from a locality.</summary>
internal sealed class PartyImport(
    KnownParties known, PartyAppService parties, PartyQueries queries, UnitQueries units, IUnitLookup labels, ICurrentTenant tenant, ITexts texts, IClock clock) : IImportChanges
{
    internal const string Name = "Name";
    internal const string Kind = "Kind";
    internal const string Unit = "Unit";
    internal const string OtherNames = "OtherNames";
    internal const string FocalName = "FocalName";
    internal const string FocalPosition = "FocalPosition";
    internal const string FocalPhone = "FocalPhone";
    internal const string FocalEmail = "FocalEmail";
    private const string Code = "Code";

    /// <summary>Comparing every row with every party is for lists a person has typed.</summary>
    private const int ComparedRows = 2_000;

    private readonly Dictionary<string, UnitRef?> _units = new(StringComparer.Ordinal);
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
        new(OtherNames) { MaxLength = 2 * Party.OtherNamesLength },
        new(FocalName) { MaxLength = FocalPerson.NameLength, IsPersonal = true },
        new(FocalPosition) { MaxLength = FocalPerson.PositionLength },
        new(FocalPhone) { MaxLength = FocalPerson.PhoneLength, IsPersonal = true },
        new(FocalEmail) { MaxLength = FocalPerson.EmailLength, IsPersonal = true },
    ];

    public string Export => PartyExport.Key;

    public IReadOnlyList<string> ShownOnly { get; } = ["Keeper", "ValidFrom", "ValidTo"];

    public Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken) =>
        Task.FromResult(column == Kind ? ImportChoices.Of<PartyKind>(texts) : []);

    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        await known.LoadAsync(lines.Select(l => l.Text(Code).ToUpperInvariant()), cancellationToken);
        _names = lines.Count <= ComparedRows ? await queries.NamesAsync(cancellationToken) : [];
    }

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var code = line.Text(Code).ToUpperInvariant();
        CheckShapes(line, code);
        var named = known.Of(code);
        var unit = await UnitAsync(line, named, cancellationToken);
        if (line.HasErrors || line.Choice<PartyKind>(Kind) is not { } kind)
        {
            return;
        }

        var focal = line.IsEmpty(FocalName) ? null : new NewFocalPerson(line.Text(FocalName), line.Text(FocalPosition), line.Text(FocalPhone), line.Text(FocalEmail));
        var typed = new PartyMeant(code, line.Text(Name), Names(line.Text(OtherNames)), kind, unit?.Id, focal);
        var comparison = new PartyComparison(line, typed, unit, texts);
        if (comparison.Meant(named) is { } party)
        {
            Compare(line, comparison, focal, party);
            return;
        }

        line.Means(typed, key: code);
        if (named.Count > 0)
        {
            line.Doubt(Code, DirectoryErrors.PartyCodeShared, new Dictionary<string, string?> { ["name"] = named[0].Name });
        }

        DoubtAlike(line, null);
    }

    private static void CheckShapes(ImportLine line, string code)
    {
        if (code.Length > 0 && !line.IsWrong(Code) && !PartyNames.IsCode(code))
        {
            line.Refuse(Code, DirectoryErrors.PartyCodeMalformed, new Dictionary<string, string?> { ["code"] = line.Text(Code) });
        }

        if (!line.IsEmpty(FocalPhone) && !line.IsWrong(FocalPhone) && !FocalPerson.IsPhone(line.Text(FocalPhone)))
        {
            line.Refuse(FocalPhone, DirectoryErrors.PhoneMalformed, new Dictionary<string, string?> { ["value"] = line.Text(FocalPhone) });
        }

        if (line.IsEmpty(FocalName) && new[] { FocalPhone, FocalPosition, FocalEmail }.FirstOrDefault(c => !line.IsEmpty(c)) is { } told)
        {
            line.Refuse(line.Has(FocalName) ? FocalName : told, DirectoryErrors.FocalNameMissing);
        }

        if (Names(line.Text(OtherNames)) is { Length: > Party.OtherNamesLength })
        {
            line.Refuse(OtherNames, ImportErrors.CellTooLong, new Dictionary<string, string?> { ["max"] = Format.Whole(Party.OtherNamesLength) });
        }
    }

    private void Compare(ImportLine line, PartyComparison comparison, NewFocalPerson? typed, KnownParty party)
    {
        var (after, found) = comparison.With(party);
        var there = typed is null ? null : party.FocalNamed(typed.FullName);
        if (typed is not null && there is null)
        {
            (after, found) = (after with { Focal = typed }, [.. found, PartyComparison.Added(typed)]);
        }
        else if (there is not null && queries.MaySeeContacts(party.Id) && comparison.Contradicts(there.Person) is { } column)
        {
            line.Refuse(column, DirectoryErrors.FocalDiffers, new Dictionary<string, string?> { ["name"] = there.Person.FullName });
        }

        var before = new PartyMeant(party.Code, party.Name, party.OtherNames, party.Kind, party.UnitId, null) { FocalsBefore = party.Focals.Count };
        line.Changes(Record(party), before, after, found);
        if (found.Count > 0 && !party.IsMine)
        {
            line.Refuse("", DirectoryErrors.PartyNotYours);
        }
        else if (after.Name != party.Name)
        {
            DoubtAlike(line, party.Id);
        }
    }

    private void DoubtAlike(ImportLine line, Guid? except)
    {
        var match = PartyNames.Match(line.Text(Name));
        var alike = _names.Where(n => n.Id != except && n.Matches.Any(m => PartyNames.LookAlike(m, match))).Select(n => n.Code).Take(3).ToList();
        if (alike.Count > 0)
        {
            line.Doubt(Name, DirectoryErrors.PartyMayBeKnown, new Dictionary<string, string?> { ["codes"] = string.Join(", ", alike) });
        }
    }

    public async Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var row = meaning.As<PartyMeant>();
        var id = await parties.CreateAsync(Input(row), createAnyway: true, cancellationToken);
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

    public async Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken)
    {
        var row = meaning.As<PartyMeant>();
        var version = row.IsDescribed
            ? await parties.ChangeAsync(record.EntityId, Input(row), new PartyEdit(record.Version, KeepAnyway: true), cancellationToken)
            : record.Version;
        if (row.Focal is { } focal)
        {
            await parties.AddFocalAsync(record.EntityId, focal, cancellationToken);
        }

        return record with { Label = $"{row.Code} · {row.Name}", Version = version };
    }

    public async Task UndoChangeAsync(ImportedRecord record, ImportMeaning before, ImportMeaning after, string reason, CancellationToken cancellationToken)
    {
        var (was, made) = (before.As<PartyMeant>(), after.As<PartyMeant>());
        if (made.IsDescribed)
        {
            await parties.ChangeAsync(record.EntityId, Input(was), new PartyEdit(record.Version, KeepAnyway: true) { UndoReason = reason }, cancellationToken);
        }

        if (made.Focal is { } focal && (await known.FindAsync(record.EntityId, was.Code, cancellationToken))?.FocalNamed(focal.FullName) is { } added)
        {
            await parties.TakeBackFocalAsync(record.EntityId, added.Id, reason, cancellationToken);
        }
    }

    private static PartyInput Input(PartyMeant row) => new(row.Code, row.Name, row.OtherNames, row.Kind, null, null) { UnitId = row.UnitId };

    private ImportedRecord Record(KnownParty party) =>
        new(tenant.Required, nameof(Party), party.Id, $"{party.Code} · {party.Name}", party.Version, $"/directory/parties/details/{party.Id}");

    private static string? Names(string typed) => PartyNames.Lines(typed) is { Count: > 0 } names ? string.Join('\n', names) : null;

    private async Task<UnitRef?> UnitAsync(ImportLine line, IReadOnlyList<KnownParty> named, CancellationToken cancellationToken)
    {
        var text = line.Text(Unit);
        if (text.Length == 0 || line.IsWrong(Unit))
        {
            return null;
        }

        if (named.FirstOrDefault(p => p.Unit == text) is { UnitId: { } kept })
        {
            return new UnitRef(kept, "", text, text, null, null, null);
        }

        if (!_units.TryGetValue(text, out var unit))
        {
            unit = await units.ResolveAsync(text, clock.Today, cancellationToken) is { } id ? (await labels.GetAsync([id], cancellationToken)).GetValueOrDefault(id) : null;
            _units[text] = unit;
        }

        if (unit is null)
        {
            line.Refuse(Unit, DirectoryErrors.UnknownUnitText, new Dictionary<string, string?> { ["text"] = text }, await units.NearestAsync(text, cancellationToken));
        }

        return unit;
    }
}
