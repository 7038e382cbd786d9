using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>What records say of subjects for a period: asked for all of them at once.</summary>
internal sealed class SheetFigures(IMeasures measures)
{
    public static MeasureSubject SubjectOf(SubjectKind kind) => kind == SubjectKind.Commune ? MeasureSubject.Commune : MeasureSubject.Sponsor;

    /// <summary>By subject; a measure nobody publishes is in none.</summary>
    public async Task<ILookup<Guid, MeasuredFigure>> ReadAsync(
        Rubric rubric, SubjectKind kind, IReadOnlyCollection<Guid> subjects, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var names = SheetScoring.MeasuresOf(rubric);
        var values = names.Count == 0 ? [] : await measures.ReadAsync(new MeasureQuery(SubjectOf(kind), subjects, names, from, to), cancellationToken);
        return values.ToLookup(v => v.SubjectId, v => new MeasuredFigure(v.Name, v.Numerator, v.Denominator, measures.Find(v.Name)?.Revision ?? 1));
    }
}
