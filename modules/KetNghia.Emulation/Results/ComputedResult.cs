using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Results;

/// <summary>What a sheet came to when it was last computed, with the time. Never what its points are: these follow from its figures (0060).</summary>
internal sealed class ComputedResult : ITenantOwned
{
    /// <summary>A total is a multiple of the step of its rubric; one with more digits than any figure of people is refused.</summary>
    public const int FigureLength = Fraction.MaxLength;

    public const int BandLength = CaseLimits.Name;
    public const int ReasonsLength = 1_000_000;

    private ComputedResult()
    {
    }

    public ComputedResult(Guid id, Guid tenantId, Guid assessmentId, Guid sheetId) => (Id, TenantId, AssessmentId, SheetId) = (id, tenantId, assessmentId, sheetId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Guid SheetId { get; private set; }

    /// <summary>Exact, as files of scoring write figures; null while something is missing.</summary>
    public string? SelfTotal { get; private set; }

    /// <summary>By what records say alone.</summary>
    public string? SystemTotal { get; private set; }

    /// <summary>Among the sheets that were appraised; null, like all down to the reasons, before the appraisal.</summary>
    public SubjectStatus? Status { get; private set; }

    public string? Total { get; private set; }

    /// <summary>Code of the band before sanctions and quotas.</summary>
    public string? PointsBand { get; private set; }

    /// <summary>Code of the band; null while it is undecided.</summary>
    public string? Band { get; private set; }

    public int? Rank { get; private set; }

    public bool IsTied { get; private set; }

    /// <summary>Codes with what they are about, a line each.</summary>
    public string? Reasons { get; private set; }

    /// <summary>Criteria that would have other points by what records said then; null before the appraisal.</summary>
    public int? DifferentPoints { get; private set; }

    /// <summary>Criteria whose figures are others for the same points.</summary>
    public int? DifferentFigures { get; private set; }

    /// <summary>What the total would be by what records said then.</summary>
    public string? TotalNow { get; private set; }

    /// <summary>When it last became another.</summary>
    public DateTime ComputedAtUtc { get; private set; }

    /// <summary>SHA-256 of everything its own points were computed from: while it stays they are not computed again.</summary>
    public string SourceHash { get; private set; } = "";

    /// <summary><see cref="ResultSource.Engine"/> it was computed by.</summary>
    public int Engine { get; private set; }

    /// <summary>Points of the sheet itself.</summary>
    /// <exception cref="CaseFormatException">A total has too many digits.</exception>
    public void Take(SheetPoints points, string sourceHash, DateTime atUtc)
    {
        (SelfTotal, SystemTotal, TotalNow) = (Text(points.Self), Text(points.System), Text(points.Beside?.TotalNow));
        (DifferentPoints, DifferentFigures) = (points.Beside?.Points, points.Beside?.Figures);
        (SourceHash, Engine, ComputedAtUtc) = (sourceHash, ResultSource.Engine, atUtc);
    }

    /// <summary>Where it stands among the appraised.</summary>
    /// <param name="result">Null when it is not one of them.</param>
    /// <exception cref="CaseFormatException">Its total has too many digits.</exception>
    public void Stand(SubjectResult? result, DateTime atUtc)
    {
        var before = (Status, Total, PointsBand, Band, Rank, IsTied, Reasons);
        (Status, Total, PointsBand, Band, Rank, IsTied) = (result?.Status, Text(result?.Sheet.Total), result?.PointsBand, result?.Band, result?.Rank, result?.IsTied ?? false);
        Reasons = result is null ? null : string.Join('\n', result.Reasons.Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal));
        if (before != (Status, Total, PointsBand, Band, Rank, IsTied, Reasons))
        {
            ComputedAtUtc = atUtc;
        }
    }

    private static string? Text(Fraction? total) =>
        total?.ToString() is { Length: > FigureLength } ? throw new CaseFormatException("total", "has more digits than can be kept") : total?.ToString();
}

/// <param name="Beside">Null before the appraisal.</param>
internal sealed record SheetPoints(Fraction? Self, Fraction? System, PointsBeside? Beside);

/// <summary>An appraised sheet beside what records say.</summary>
/// <param name="Points">Criteria with other points.</param>
/// <param name="Figures">Criteria with other figures for the same points.</param>
internal sealed record PointsBeside(int Points, int Figures, Fraction? TotalNow);

internal sealed class ComputedResultConfiguration : IEntityTypeConfiguration<ComputedResult>
{
    public void Configure(EntityTypeBuilder<ComputedResult> builder)
    {
        builder.ToTable("Emu_Results");
        builder.Property(x => x.SelfTotal).HasMaxLength(ComputedResult.FigureLength);
        builder.Property(x => x.SystemTotal).HasMaxLength(ComputedResult.FigureLength);
        builder.Property(x => x.Total).HasMaxLength(ComputedResult.FigureLength);
        builder.Property(x => x.TotalNow).HasMaxLength(ComputedResult.FigureLength);
        builder.Property(x => x.PointsBand).HasMaxLength(ComputedResult.BandLength);
        builder.Property(x => x.Band).HasMaxLength(ComputedResult.BandLength);
        builder.Property(x => x.Reasons).HasMaxLength(ComputedResult.ReasonsLength);
        builder.Property(x => x.SourceHash).HasMaxLength(64);
        builder.HasOne<AssessmentPeriod>().WithMany().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.SheetId }).IsUnique();
    }
}
