using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Assessments;

/// <summary>Fixes the figures of a sheet that is sent, together with the records they come from.</summary>
internal sealed class SheetSources(KetNghiaDbContext db, IMeasures measures, RecordCodes codes, IIdGenerator ids, IClock clock)
{
    /// <summary>No more records of one figure are read, here and where they are compared.</summary>
    public const int MostRead = 2000;

    /// <summary>What a sheet says of its measures, asked with the records behind it.</summary>
    /// <param name="names">Of measures.</param>
    public static MeasureQuery QueryOf(SubjectKind kind, Guid subject, DateOnly from, DateOnly to, IReadOnlyCollection<string> names) => new(SheetFigures.SubjectOf(kind), [subject], names, from, to);

    /// <summary>Within the step that sends it. A figure whose measure nobody publishes any more keeps what it has.</summary>
    /// <exception cref="BusinessException">Figures are not what they were when the sheet was last written: who sends it has not seen them.</exception>
    public async Task KeepAsync(ScoreSheet sheet, AssessmentPeriod assessment, CancellationToken cancellationToken)
    {
        var figures = sheet.Measures.ToDictionary(m => m.Name, m => m.Figure);
        var read = figures.Count == 0 ? [] : await measures.BackedAsync(QueryOf(assessment.Subject, sheet.SubjectId, assessment.From, assessment.To, figures.Keys), MostRead, cancellationToken);
        if (read.Count(b => !IsStill(figures[b.Value.Name], b)) is > 0 and var moved)
        {
            throw new BusinessException(EmulationErrors.FiguresMoved).With("count", moved).As(RefusalKind.State);
        }

        var now = clock.UtcNow;
        sheet.Measure(read.Select(b => new MeasuredFigure(b.Value.Name, b.Value.Numerator, b.Value.Denominator, measures.Find(b.Value.Name)!.Revision)), now, ids);
        var known = await db.Set<SheetSource>().Where(s => s.SheetId == sheet.Id).ToDictionaryAsync(s => s.Name, cancellationToken);
        foreach (var backing in read)
        {
            if (!known.TryGetValue(backing.Value.Name, out var source))
            {
                db.Add(source = new SheetSource(ids.New(), sheet, backing.Value.Name));
            }

            source.Take(backing.Records.Select(r => KeptRecord.From(r, codes)), backing.Total, now);
        }
    }

    /// <summary>The figure is what it was, and the records that were read make it up.</summary>
    private bool IsStill(MeasuredFigure figure, MeasureBacking backing)
    {
        var (value, records) = (backing.Value, backing.Records);
        return figure.Numerator == value.Numerator && figure.Denominator == value.Denominator
            && (value.Numerator is null || !backing.IsWhole
                || (records.Sum(r => r.Amount ?? 0) == value.Numerator && (measures.Find(value.Name)!.Unit != MeasureUnit.Share || records.Sum(r => r.Of ?? 0) == value.Denominator)));
    }
}
