namespace KetNghia.Framework.Keeping;

/// <summary>Rows that are let go of some time after they have served. The log and the versions are none of them.</summary>
[Contributed]
public interface IExpiring
{
    /// <summary>The setting that says how many days they are kept.</summary>
    string Setting { get; }

    /// <summary>Deletes at most so many rows that ended before the instant, of every tenant.</summary>
    /// <returns>How many were deleted; fewer than asked for when none is left.</returns>
    Task<int> PurgeAsync(DateTime beforeUtc, int atMost, CancellationToken cancellationToken);
}

/// <summary>How long rows are kept that are neither record nor log, in days.</summary>
public static class KeepingSettings
{
    public const string SessionDays = "Keeping.SessionDays";
    public const string SubmissionDays = "Keeping.SubmissionDays";
    public const string JobDays = "Keeping.JobDays";

    /// <summary>A form may be sent for so many days after it was shown; its answer is kept longer than that whatever is set.</summary>
    public const int FormDays = 90;

    private const int Longest = 3_650;

    public static IReadOnlyList<SettingDefinition> Definitions { get; } =
    [
        new(SessionDays, "90", SettingLevel.Host) { Min = 30, Max = Longest },
        new(SubmissionDays, "180", SettingLevel.Host) { Min = FormDays + 1, Max = Longest },
        new(JobDays, "180", SettingLevel.Host) { Min = 30, Max = Longest },
    ];
}
