using KetNghia.Administration.JobScreen;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Pages.Jobs;

internal static class JobTexts
{
    public static Pill PillOf(this IStringLocalizer<AdministrationResource> texts, JobState state)
    {
        var text = texts["JobState." + state].Value;
        return state switch
        {
            JobState.Queued => new Pill(PillKind.Idle, text, "hourglass"),
            JobState.Running => new Pill(PillKind.Info, text),
            JobState.Succeeded => new Pill(PillKind.Ok, text),
            JobState.Failed => new Pill(PillKind.Bad, text),
            _ => new Pill(PillKind.Idle, text, "x"),
        };
    }

    public static string Progress(this IStringLocalizer<AdministrationResource> texts, JobRow job) =>
        job.CancelRequested && job.IsOpen ? texts["Jobs.Cancelling"]
            : job.State == JobState.Queued ? texts["Jobs.Waiting"]
            : job.State == JobState.Running ? job.Total > 0 ? texts["Jobs.Doing", job.Done, job.Total] : texts["Jobs.Running"]
            : job.Message ?? texts["JobState." + job.State];
}
