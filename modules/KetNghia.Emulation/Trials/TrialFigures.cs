using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Trials;

/// <summary>What records say, for trying out: of subjects the reader sees whole, measures the reader may be shown.</summary>
internal sealed class TrialFigures(SheetFigures figures, IMeasures measures, ICurrentUser user)
{
    /// <inheritdoc cref="SheetFigures.SubjectsAsync"/>
    public Task<IReadOnlyList<MeasuredSubject>> SubjectsAsync(SubjectKind kind, CancellationToken cancellationToken) => figures.SubjectsAsync(kind, cancellationToken);

    /// <summary>By subject; a measure nobody publishes or the reader may not be shown is in none.</summary>
    public Task<ILookup<Guid, MeasuredFigure>> ReadAsync(
        IEnumerable<string> names, SubjectKind kind, IReadOnlyCollection<Guid> subjects, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        figures.ReadAsync([.. names.Where(name => measures.Find(name) is { } known && user.May(known.Permission))], kind, subjects, from, to, cancellationToken);
}
