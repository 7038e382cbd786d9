namespace KetNghia.Pairing.Pairings;

/// <summary>Within how many days each kind of work is to be done, where nobody has promised a day. One value for the whole installation.</summary>
internal static class PairingSettings
{
    public const string ConfirmDays = "Pairing.ConfirmDays";
    public const string SettleDays = "Pairing.SettleDays";
    public const string DecideDays = "Pairing.DecideDays";
    public const string AnswerDays = "Pairing.AnswerDays";
    public const string AgreementDays = "Pairing.AgreementDays";
    public const string StartDays = "Pairing.StartDays";

    public static IReadOnlyList<SettingDefinition> Definitions { get; } =
    [
        Days(ConfirmDays, "7"), Days(SettleDays, "7"), Days(DecideDays, "14"), Days(AnswerDays, "14"), Days(AgreementDays, "30"), Days(StartDays, "14"),
    ];

    private static SettingDefinition Days(string name, string days) => new(name, days, SettingLevel.Host) { Min = 1, Max = 365, MayLag = true };
}

/// <summary>The day on which work that begins today is due.</summary>
internal sealed class PairingDays(ISettings settings, IClock clock)
{
    /// <param name="setting">One of <see cref="PairingSettings"/>.</param>
    public async Task<DateOnly> DueAsync(string setting, CancellationToken cancellationToken) =>
        clock.Today.AddDays(await settings.GetIntAsync(setting, cancellationToken));
}
