namespace KetNghia.Framework.Modules;

/// <summary>Periodic work: a firing inserts a JobRun with a unique (schedule, planned time) key.</summary>
/// <param name="Cron">Cron with seconds, in the time zone of Viet Nam.</param>
public sealed record JobSchedule(string Key, string Cron, string Job);
