namespace KetNghia.Imports.Sheets;

/// <summary>What a row of an official list is, besides one of its records.</summary>
internal enum ImportRowKind
{
    Plain = 1,

    /// <summary>The template's example, untouched, where the template has it.</summary>
    Example,

    /// <summary>"(1) (2) (3)" under the headings.</summary>
    Numbers,

    /// <summary>"I · Xã Zuôich", "A. Các sở".</summary>
    Group,

    /// <summary>"Tổng cộng", "Cộng mục I".</summary>
    Total,

    /// <summary>Notes and signatures below the list.</summary>
    Foot,

    /// <summary>Nothing stands in the columns that are taken.</summary>
    Beside,
}

/// <summary>What a person takes although it would be left out, and the other way round.</summary>
[Flags]
internal enum ImportTaking
{
    AsProposed = 0,
    Examples = 1,
    Numbers = 2,
    Groups = 4,
    Totals = 8,
    Feet = 16,
    Beside = 32,

    /// <summary>Rows that the sheet does not show.</summary>
    Hidden = 64,

    /// <summary>Cells joined over several rows count for the first alone.</summary>
    JoinedOnce = 128,
}

internal static class ImportTakings
{
    /// <summary>What takes the rows of a kind; nothing for plain ones, which are taken always.</summary>
    public static ImportTaking Of(ImportRowKind kind) => kind switch
    {
        ImportRowKind.Example => ImportTaking.Examples,
        ImportRowKind.Numbers => ImportTaking.Numbers,
        ImportRowKind.Group => ImportTaking.Groups,
        ImportRowKind.Total => ImportTaking.Totals,
        ImportRowKind.Foot => ImportTaking.Feet,
        ImportRowKind.Beside => ImportTaking.Beside,
        _ => ImportTaking.AsProposed,
    };

    public static bool Takes(this ImportTaking taken, ImportRowKind kind, bool isHidden) =>
        (taken & Of(kind)) == Of(kind) && (!isHidden || taken.HasFlag(ImportTaking.Hidden));
}
