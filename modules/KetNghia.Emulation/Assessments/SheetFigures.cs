using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>What records say of subjects for a period: asked for all of them at once.</summary>
internal sealed class SheetFigures(IMeasures measures)
{
    private const int MostSubjects = 500;

    /// <summary>As the engine takes them: what is unknown, or a share of nothing, is in none.</summary>
    public static IReadOnlyDictionary<string, Measure> Known(IEnumerable<MeasuredFigure> figures) =>
        figures.Where(m => m is { Numerator: not null, Denominator: > 0 }).ToDictionary(m => m.Name, m => new Measure(new Fraction(m.Numerator!.Value, m.Denominator), null));

    public static MeasureSubject SubjectOf(SubjectKind kind) => kind == SubjectKind.Commune ? MeasureSubject.Commune : MeasureSubject.Sponsor;

    /// <summary>Whom an assessment can score, in the order of their names: a unit that others of them lie in is no commune.</summary>
    public async Task<IReadOnlyList<MeasuredSubject>> SubjectsAsync(SubjectKind kind, CancellationToken cancellationToken)
    {
        var all = await measures.SubjectsAsync(SubjectOf(kind), null, MostSubjects, cancellationToken);
        var above = all.Select(s => s.WithinId).OfType<Guid>().ToHashSet();
        return [.. all.Where(s => !above.Contains(s.Id))];
    }

    /// <summary>By subject; a measure nobody publishes is in none.</summary>
    public async Task<ILookup<Guid, MeasuredFigure>> ReadAsync(
        Rubric rubric, SubjectKind kind, IReadOnlyCollection<Guid> subjects, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await ReadAsync(SheetScoring.MeasuresOf(rubric), kind, subjects, from, to, cancellationToken);

    /// <summary>The same by the names of measures.</summary>
    public async Task<ILookup<Guid, MeasuredFigure>> ReadAsync(
        IReadOnlyCollection<string> names, SubjectKind kind, IReadOnlyCollection<Guid> subjects, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var values = names.Count == 0 ? [] : await measures.ReadAsync(new MeasureQuery(SubjectOf(kind), subjects, names, from, to), cancellationToken);
        return values.ToLookup(v => v.SubjectId, v => new MeasuredFigure(v.Name, v.Numerator, v.Denominator, measures.Find(v.Name)?.Revision ?? 1));
    }
}
