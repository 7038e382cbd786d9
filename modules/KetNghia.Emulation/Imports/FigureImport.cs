using System.Security.Cryptography;
using System.Text;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using KetNghia.Imports.Contracts;

namespace KetNghia.Emulation.Imports;

/// <summary>What a row says of a component in a round; the part of a sheet it changes.</summary>
/// <param name="Input">As it is kept; null where the round has none of its own.</param>
internal sealed record FigureRow(Guid SheetId, ScoringRound Round, string Node, string? Input, string? Reason)
{
    /// <summary>The same for every row of the component in the round.</summary>
    public Guid PartId => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{SheetId:N} {Round} {Node}")).AsSpan(0, 16));
}

/// <summary>A round of scores as its workbook comes back: figures of the round that is open, one component a row, a sheet for each subject.</summary>
internal sealed class FigureImport(
    SheetRecords sheetKind, AssessmentRecords assessmentKind, AssessmentResults results, SheetAppService sheets, FigureWords words, StepPerson person, ICurrentTenant tenant,
    ITexts texts) : IImportParts
{
    public const string ListKey = "figures";

    private const string Sheet = "Sheet";
    private const string Node = "Node";
    private const string First = "First";
    private const string Second = "Second";
    private const string Reason = "Reason";

    /// <summary>Shorter than what the engine keeps of a cell, so that nothing is cut unnoticed.</summary>
    private const int CellLength = 1_900;

    private readonly Dictionary<Guid, SheetDetails> _read = [];
    private ILookup<string, KnownSheet> _known = Enumerable.Empty<KnownSheet>().ToLookup(s => "");

    public string Key => ListKey;

    public string Permission => EmulationPermissions.Sheets.Score;

    public int Order => 40;

    public bool TakesEverySheet => true;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new(Sheet, IsRequired: true),
        new(Node, IsRequired: true) { MaxLength = RoundValue.NodeLength },
        new(First) { MaxLength = CellLength },
        new(Second) { MaxLength = CellLength },
        new(Reason) { MaxLength = RoundValue.ReasonLength },
    ];

    public IReadOnlyList<string> ShownOnly => ["Criterion", "Max", "Reached", "OutOf", "Takes", "Self", "System", "Checked", "Parted", "Appraised", "Working", "Said", "Files"];

    /// <summary>Whoever scores, and whoever appraises.</summary>
    public bool IsFor(ICurrentUser user) => user.May(Permission) || user.May(EmulationPermissions.Sheets.Appraise);

    public async Task<ImportLimit?> LimitAsync(Guid id, CancellationToken cancellationToken)
    {
        var name = await (await assessmentKind.VisibleAsync(cancellationToken)).AsNoTracking().Where(a => a.Id == id).Select(a => a.Name).FirstOrDefaultAsync(cancellationToken);
        var path = assessmentKind.PathOf(id);
        return name is null ? null : new ImportLimit(name, path, path + "?handler=File");
    }

    /// <summary>The sheets the file names, as far as the person sees them, each assessment read once.</summary>
    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        _read.Clear();
        var visible = await (await sheetKind.VisibleAsync(cancellationToken)).AsNoTracking().Select(s => new KnownSheet(s.Id, s.TenantId, s.AssessmentId)).ToListAsync(cancellationToken);
        _known = visible.ToLookup(s => SheetCode.Of(s.Id));
        var named = lines.Select(l => SheetOf(l)).OfType<KnownSheet>().Distinct().ToList();
        foreach (var assessment in named.Where(s => lines[0].LimitId is not { } limit || s.AssessmentId == limit).GroupBy(s => (s.TenantId, s.AssessmentId)))
        {
            using (tenant.Change(assessment.Key.TenantId))
            {
                var found = await results.WholeAsync(assessment.Key.AssessmentId, cancellationToken);
                foreach (var sheet in found?.Sheets.Where(s => assessment.Any(k => k.Id == s.Row.Id)) ?? [])
                {
                    _read[sheet.Row.Id] = sheet;
                }
            }
        }
    }

    public Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (line.IsEmpty(Sheet) || line.IsEmpty(Node))
        {
            return Task.CompletedTask;
        }

        if (SheetOf(line) is not { } known)
        {
            line.Refuse(Sheet, EmulationErrors.FigureSheetUnknown, Named(line.Text(Sheet)));
        }
        else if (!_read.TryGetValue(known.Id, out var sheet))
        {
            line.Refuse(Sheet, EmulationErrors.FigureSheetOfOther, Named(line.Text(Sheet)));
        }
        else if (sheet.Rubric.All.FirstOrDefault(n => n.Id == line.Text(Node)) is { } node)
        {
            Read(line, known.TenantId, sheet, node);
        }
        else
        {
            line.Refuse(Node, EmulationErrors.FigureNotInSheet, Named(line.Text(Node)));
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<ImportedPart>> ChangedSinceAsync(IReadOnlyList<ImportedPart> parts, CancellationToken cancellationToken)
    {
        List<ImportedPart> changed = [];
        foreach (var owned in parts.GroupBy(p => p.Record.TenantId))
        {
            using (tenant.Change(owned.Key))
            {
                var taken = owned.Select(p => (Part: p, Row: p.Was.As<FigureRow>())).ToList();
                var ids = taken.Select(t => t.Row.SheetId).Distinct().ToList();
                var values = (await (await sheetKind.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => ids.Contains(s.Id)).SelectMany(s => s.Values)
                    .Select(v => new FigureRow(v.SheetId, v.Round, v.NodeId, v.Input, v.Reason)).ToListAsync(cancellationToken)).ToHashSet();
                var written = values.Select(v => v.PartId).ToHashSet();
                changed.AddRange(taken.Where(t => t.Row is { Input: null, Reason: null } ? written.Contains(t.Row.PartId) : !values.Contains(t.Row)).Select(t => t.Part));
            }
        }

        return changed;
    }

    public async Task WriteAsync(IReadOnlyList<ImportedPart> parts, string? undoReason, CancellationToken cancellationToken)
    {
        foreach (var round in parts.Select(p => (p.Record.TenantId, Row: p.Becomes.As<FigureRow>())).GroupBy(p => (p.TenantId, p.Row.SheetId, p.Row.Round), p => p.Row))
        {
            using (tenant.Change(round.Key.TenantId))
            {
                var id = round.Key.SheetId;
                var version = await (await sheetKind.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.Id == id).Select(s => s.Version).FirstOrDefaultAsync(cancellationToken);
                await sheets.SaveAsync(id, version, [.. round.Select(r => new TypedFigure(r.Node, r.Input, r.Reason))], cancellationToken, round.Key.Round, undoReason);
            }
        }
    }

    /// <summary>Blank cells leave what is there.</summary>
    private void Read(ImportLine line, Guid tenantId, SheetDetails sheet, RubricNode node)
    {
        if (new[] { First, Second, Reason }.FirstOrDefault(c => !line.IsEmpty(c)) is not { } typed)
        {
            line.AlreadyThere(sheet.Row.Id);
            return;
        }

        if (!node.IsLeaf || !FigureInputs.IsTyped(node))
        {
            line.Refuse(typed, EmulationErrors.FigureFromRecords, Named(node.Shown));
        }
        else if (!line.IsEmpty(Second) && !FigureInputs.HasSecond(node))
        {
            line.Refuse(Second, EmulationErrors.FigureTakesOne, Named(node.Shown));
        }
        else if (!line.HasErrors)
        {
            Compare(line, tenantId, sheet, node, SheetCode.Read(line.Text(Sheet))!.Round);
        }
    }

    private void Compare(ImportLine line, Guid tenantId, SheetDetails sheet, RubricNode node, ScoringRound round)
    {
        if (round != ScoringRound.Self && !sheet.SeesAppraisal(person))
        {
            throw WhyNot(sheet, round);
        }

        var kept = sheet.ValueOf(node.Id, round);
        var was = words.Show(node, kept?.Read());
        if (!TryRead(line, node, kept, was, out var input))
        {
            return;
        }

        var (now, differences) = (words.Show(node, new KeptValue(node.Id, round, input, null, "", default).Read()), new ImportDifferences(line));
        differences.Take(First, was.First, now.First);
        differences.Take(Second, was.Second, now.Second);
        var reason = line.IsEmpty(Reason) ? kept?.Reason : differences.Take(Reason, kept?.Reason, line.Text(Reason));
        if (differences.Found.Count > 0 && sheet.Writes(person) != round)
        {
            throw WhyNot(sheet, round);
        }

        var before = new FigureRow(sheet.Row.Id, round, node.Id, kept?.Input, kept?.Reason);
        var record = new ImportedRecord(tenantId, nameof(SheetValue), before.PartId, $"{sheet.Row.SubjectName} · {node.Id} {node.Shown}", sheet.Row.Version, sheetKind.PathOf(sheet.Row.Id));
        line.Changes(record, before, before with { Input = input, Reason = reason }, differences.Found);
    }

    /// <summary>By the one reader of figures, over what is there.</summary>
    /// <returns>False when a cell cannot be read, which is told.</returns>
    private bool TryRead(ImportLine line, RubricNode node, KeptValue? kept, FigureInput was, out string? input)
    {
        input = kept?.Input;
        if (line.IsEmpty(First) && line.IsEmpty(Second))
        {
            return true;
        }

        var own = kept?.Read() is { IsNothingDue: true } ? new FigureInput() : was;
        try
        {
            input = FigureInputs.Read(node, words.Read(node, line.IsEmpty(First) ? own.First : line.Text(First), line.IsEmpty(Second) ? own.Second : line.Text(Second)), "", Readings.Files);
            return true;
        }
        catch (BusinessException fault) when (words.Takes(node) is { Count: > 0 } answers && fault.Code == EmulationErrors.FigureUnreadable)
        {
            line.Refuse(First, EmulationErrors.FigureNoAnswer, new Dictionary<string, string?> { ["name"] = node.Shown, ["answers"] = string.Join("; ", answers) });
        }
        catch (BusinessException fault)
        {
            var isSecond = fault.Field?.EndsWith(Second, StringComparison.Ordinal) == true || line.IsEmpty(First);
            line.Refuse(isSecond ? Second : First, fault.Code, fault.Values.ToDictionary(v => v.Key, v => v.Value?.ToString()));
        }

        return false;
    }

    /// <summary>Why the person may not write figures of the round.</summary>
    private BusinessException WhyNot(SheetDetails sheet, ScoringRound round)
    {
        if (sheet.Assessment.State != AssessmentState.Open)
        {
            return new BusinessException(EmulationErrors.AssessmentNotOpen).With("name", sheet.Assessment.Name);
        }

        var (isOpen, step) = round == ScoringRound.Self ? (sheet.Row.State.IsSelfOpen(), SheetAction.Submit) : (round == ScoringRound.Appraisal && sheet.Row.State == SheetState.Submitted, SheetAction.Appraise);
        return (isOpen ? SheetSteps.Rules.WhyNot(sheet.Standing([]), step, person) : null)
            ?? new BusinessException(EmulationErrors.FigureRoundOver).With("round", texts[$"{nameof(ScoringRound)}.{round}"]).With("state", texts[$"{nameof(SheetState)}.{sheet.Row.State}"]);
    }

    /// <summary>Null when the person sees none of the kind.</summary>
    private KnownSheet? SheetOf(ImportLine line) => SheetCode.Read(line.Text(Sheet)) is { } code && _known[code.Sheet].Take(2).ToList() is [var only] ? only : null;

    private static Dictionary<string, string?> Named(string name) => new() { ["name"] = name };

    private sealed record KnownSheet(Guid Id, Guid TenantId, Guid AssessmentId);
}
