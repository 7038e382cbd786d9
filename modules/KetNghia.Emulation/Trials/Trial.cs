using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

internal enum TrialPart
{
    /// <summary>A node, wherever it stands.</summary>
    Node = 1,

    /// <summary>The sum of all bonus items.</summary>
    Bonus,

    /// <summary>The sum of all penalty items.</summary>
    Penalty,
}

/// <summary>A node as both versions have it, or one of them alone.</summary>
/// <param name="Depth">From 0 for groups.</param>
/// <param name="Now">Null where the tried version does not have it.</param>
/// <param name="Before">Null where the other version does not have it.</param>
internal sealed record TriedRow(TrialPart Part, int Depth, RubricNode? Now, RubricNode? Before)
{
    public RubricNode? Node => Now ?? Before;

    public bool IsSum => Node is not { IsLeaf: true };
}

/// <param name="Before">Null where the other version does not say it.</param>
/// <param name="Now">Null where the tried version does not say it.</param>
internal sealed record TriedCell(TriedFigure? Before, TriedFigure? Now)
{
    /// <summary>Null unless both are known whole.</summary>
    public Fraction? Difference => Before is { Points: { } before, Unknown: 0 } && Now is { Points: { } now, Unknown: 0 } ? now - before : null;
}

/// <summary>Tính thử: a version on the figures of some subjects, beside another version.</summary>
/// <param name="Before">Null when it is compared with nothing.</param>
internal sealed record Trial(IReadOnlyList<TrialSubject> Subjects, TriedVersion Now, TriedVersion? Before)
{
    /// <summary>In the order of the tried version; what stands in the other alone follows where it stood.</summary>
    public IReadOnlyList<TriedRow> Rows { get; } = [.. RowsOf(Now.Rubric.Said, Before?.Rubric.Said)];

    /// <summary>Points of one depend on which others are tried.</summary>
    public bool NeedsOthers => Assessments.SheetScoring.NeedsOthers(Now.Rubric.Said) || (Before is not null && Assessments.SheetScoring.NeedsOthers(Before.Rubric.Said));

    public TriedCell Cell(TriedRow row, TrialSubject subject) => Cell(subject, row.Part switch
    {
        TrialPart.Bonus => sheet => sheet.Bonus,
        TrialPart.Penalty => sheet => sheet.Penalty,
        _ => sheet => sheet.Of(row.Node!.Id),
    });

    public TriedCell Total(TrialSubject subject) => Cell(subject, sheet => sheet.Total);

    private TriedCell Cell(TrialSubject subject, Func<TriedSheet, TriedFigure?> figureOf) => new(Before is null ? null : figureOf(Before.Of(subject.Id)), figureOf(Now.Of(subject.Id)));

    private static IEnumerable<TriedRow> RowsOf(Rubric now, Rubric? before)
    {
        var (here, there) = (now.All.ToDictionary(n => n.Id), (before?.All ?? []).ToDictionary(n => n.Id));
        IEnumerable<TriedRow> Rows(IEnumerable<RubricNode> mine, IEnumerable<RubricNode> theirs, int depth) =>
            [.. mine.SelectMany(n => Row(n, there.GetValueOrDefault(n.Id), depth)), .. theirs.Where(n => !here.ContainsKey(n.Id)).SelectMany(n => Row(null, n, depth))];
        IEnumerable<TriedRow> Row(RubricNode? mine, RubricNode? theirs, int depth) =>
            [new TriedRow(TrialPart.Node, depth, mine, theirs), .. Rows(mine?.Children ?? [], theirs?.Children ?? [], depth + 1)];
        IEnumerable<TriedRow> Block(TrialPart part, Block? mine, Block? theirs) =>
            mine is null && theirs is null ? [] : [new TriedRow(part, 0, null, null), .. Rows(mine?.Items ?? [], theirs?.Items ?? [], 1)];
        return
        [
            .. Rows(now.Base.Children, before?.Base.Children ?? [], 0),
            .. Block(TrialPart.Bonus, now.Bonus, before?.Bonus),
            .. Block(TrialPart.Penalty, now.Penalty, before?.Penalty),
        ];
    }
}
