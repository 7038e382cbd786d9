namespace KetNghia.Administration.Accounts;

/// <summary>How often a person is told by mail of the work they owe.</summary>
internal enum WorkMailChoice
{
    Daily = 1,

    /// <summary>On Mondays.</summary>
    Weekly,
    Never,
}
