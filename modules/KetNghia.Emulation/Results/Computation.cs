using System.Text.Json;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Results;

/// <summary>Where the computing of an assessment stands. Every step of a job changes it, and a job that was overtaken by another fails at its next.</summary>
internal sealed class Computation : ITenantOwned, IVersioned
{
    /// <summary>Fifty names of the greatest length, each sign written by its number.</summary>
    public const int BandsLength = 200_000;

    private Computation()
    {
    }

    public Computation(Guid id, Guid tenantId, Guid assessmentId) => (Id, TenantId, AssessmentId) = (id, tenantId, assessmentId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    /// <summary>The job that began it last.</summary>
    public Guid JobId { get; private set; }

    /// <summary>The last sheet this job is done with, in the order it takes them; null before the first.</summary>
    public Guid? AfterSheetId { get; private set; }

    public bool IsUnderWay { get; private set; }

    /// <summary>When every sheet of it was last looked at; null while that never was.</summary>
    public DateTime? ComputedAtUtc { get; private set; }

    /// <summary>Codes and names of the bands, the best first.</summary>
    public string Bands { get; private set; } = "[]";

    public long Version { get; private set; } = 1;

    /// <returns>False when this job is done with it.</returns>
    public bool Begin(Guid jobId, Rubric rubric)
    {
        if (JobId == jobId)
        {
            return IsUnderWay;
        }

        (JobId, AfterSheetId, IsUnderWay) = (jobId, null, true);
        Bands = JsonSerializer.Serialize(rubric.Bands.Select(b => new BandName(b.Code, rubric.BandName(b.Code) ?? b.Code)));
        return true;
    }

    public void Pass(Guid sheetId) => AfterSheetId = sheetId;

    public void Finish(DateTime atUtc) => (IsUnderWay, ComputedAtUtc) = (false, atUtc);

    /// <summary>It cannot be computed: what is kept stays as it was.</summary>
    public void GiveUp() => IsUnderWay = false;

    public static IReadOnlyList<BandName> Read(string bands) => JsonSerializer.Deserialize<List<BandName>>(bands)!;
}

internal sealed record BandName(string Code, string Name);

internal sealed class ComputationConfiguration : IEntityTypeConfiguration<Computation>
{
    public void Configure(EntityTypeBuilder<Computation> builder)
    {
        builder.ToTable("Emu_Computations");
        builder.Property(x => x.Bands).HasMaxLength(Computation.BandsLength);
        builder.HasOne<AssessmentPeriod>().WithMany().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.AssessmentId }).IsUnique();
    }
}
