namespace KetNghia.Documents.Drafting;

/// <summary>States of papers and versions as pills.</summary>
internal static class PaperPills
{
    public static Pill PillOf(this IStringLocalizer texts, PaperState state) => new(
        state switch
        {
            PaperState.Submitted => PillKind.Info,
            PaperState.Returned => PillKind.Warn,
            PaperState.Approved or PaperState.Issued => PillKind.Ok,
            PaperState.Draft => PillKind.Idle,
            PaperState.Revoked => PillKind.Bad,
            _ => PillKind.Lock,
        },
        texts["PaperState." + state]);

    public static Pill PillOf(this IStringLocalizer texts, ApprovalOutcome outcome) => new(
        outcome switch
        {
            ApprovalOutcome.Pending => PillKind.Info,
            ApprovalOutcome.Returned => PillKind.Warn,
            ApprovalOutcome.Approved => PillKind.Ok,
            _ => PillKind.Idle,
        },
        texts["ApprovalOutcome." + outcome]);
}
