using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Jobs;

public enum JobState
{
    Queued = 1,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>
/// Công việc nền: the row is the truth, written in the transaction that asks for the work. A worker takes it by a
/// conditional update that raises <see cref="Fence"/>; every later write of that run carries the fence.
/// </summary>
public sealed class JobRun : ITenantOwned
{
    public const int ArgsLength = 8000;
    public const int MessageLength = 1000;
    public const int SubjectLength = 200;
    public const int MaxAttempts = 5;

    private JobRun()
    {
    }

    public JobRun(Guid id, Guid tenantId, string job, string args, Guid accountId, string culture, DateTime createdAtUtc)
    {
        Id = id;
        TenantId = tenantId;
        Job = job;
        Args = args;
        AccountId = accountId;
        Culture = culture;
        CreatedAtUtc = createdAtUtc;
        NotBeforeUtc = createdAtUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Name of the handler; text key <c>Job.{Job}</c>.</summary>
    public string Job { get; private set; } = "";

    /// <summary>What it is about, in its asker's words; the name with it under text key <c>Job.{Job}.Of</c>.</summary>
    public string? Subject { get; set; }

    public string Args { get; private set; } = "{}";

    /// <summary>Who asked; empty for schedules.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The membership under which it runs: scope and permissions are read again when it starts.</summary>
    public Guid? MembershipId { get; set; }

    public Guid? WorkspaceId { get; set; }

    public string Culture { get; private set; } = "vi";

    /// <summary>Schedule and planned instant; unique, so one node wins a firing.</summary>
    public string? ScheduleKey { get; set; }

    public JobState State { get; private set; } = JobState.Queued;

    public int Attempts { get; private set; }

    public int ProgressDone { get; private set; }

    public int ProgressTotal { get; private set; }

    /// <summary>Text key of the last message, with values after a line feed; never a stack trace.</summary>
    public string? Message { get; private set; }

    public bool CancelRequested { get; private set; }

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime NotBeforeUtc { get; private set; }

    public DateTime? StartedAtUtc { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    public string? Owner { get; private set; }

    public DateTime? LeaseUntilUtc { get; private set; }

    public long Fence { get; private set; }

    /// <summary>SHA-256 of the result in the file store, its name and type.</summary>
    [StoredContent]
    public string? ResultFile { get; private set; }

    public string? ResultName { get; private set; }

    public string? ResultType { get; private set; }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("Fw_JobRuns");
        builder.Property(x => x.Job).HasMaxLength(100);
        builder.Property(x => x.Subject).HasMaxLength(JobRun.SubjectLength);
        builder.Property(x => x.Args).HasMaxLength(JobRun.ArgsLength);
        builder.Property(x => x.Culture).HasMaxLength(10);
        builder.Property(x => x.ScheduleKey).HasMaxLength(150);
        builder.Property(x => x.Message).HasMaxLength(JobRun.MessageLength);
        builder.Property(x => x.Owner).HasMaxLength(100);
        builder.Property(x => x.ResultFile).HasMaxLength(64);
        builder.Property(x => x.ResultName).HasMaxLength(200);
        builder.Property(x => x.ResultType).HasMaxLength(100);
        builder.HasIndex(x => x.ScheduleKey).IsUnique();
        builder.HasIndex(x => new { x.State, x.NotBeforeUtc });
        builder.HasIndex(x => new { x.TenantId, x.CreatedAtUtc });
    }
}
