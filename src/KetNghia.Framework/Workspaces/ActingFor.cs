namespace KetNghia.Framework.Workspaces;

/// <summary>Ký thay, thừa lệnh, thừa ủy quyền: in what capacity somebody acts for another.</summary>
public enum ActingCapacity
{
    /// <summary>KT.: a deputy for the head.</summary>
    ForHead = 1,

    /// <summary>TL.: by order.</summary>
    ByOrder,

    /// <summary>TUQ.: by authority passed on for a time.</summary>
    ByAuthority,
}

/// <summary>The person a permission is held for, and how both are printed.</summary>
/// <param name="Office">Of the one acted for, as papers print it: CHỦ TỊCH.</param>
/// <param name="DeputyOffice">Of the one who acts: PHÓ CHỦ TỊCH.</param>
public sealed record ActingFor(Guid AccountId, string Name, ActingCapacity Capacity, string Office, string DeputyOffice, Guid DelegationId)
{
    /// <summary>Both names in one: <c>Nguyễn A (KT. Trần B)</c>.</summary>
    public string Beside(string name) => Both(name, Name, Capacity);

    /// <inheritdoc cref="Beside"/>
    public static string Both(string name, string actedFor, ActingCapacity capacity) => $"{name} ({MarkOf(capacity)} {actedFor})";

    /// <summary>The mark of Nghị định 30/2020/NĐ-CP before the office of whoever is acted for; the same in every language.</summary>
    public static string MarkOf(ActingCapacity capacity) => capacity switch
    {
        ActingCapacity.ByOrder => "TL.",
        ActingCapacity.ByAuthority => "TUQ.",
        _ => "KT.",
    };
}
