namespace KetNghia.Documents.Drafting;

/// <summary>
/// Sổ đăng ký văn bản: a number taken in the register of a workspace, type and year. Given once and for all: that of a paper that
/// is revoked or replaced stays its own, one that was spoiled stays voided with the reason. Nghị định 30/2020/NĐ-CP, Điều 15.
/// </summary>
internal sealed class RegisterEntry : ITenantOwned, IRecorded
{
    /// <summary>Of the books its numbers are counted in.</summary>
    public const string BookPrefix = "paper:";

    public const int ReasonLength = 1000;
    public const int MostNumber = 99_999_999;

    private RegisterEntry()
    {
    }

    public RegisterEntry(Guid id, Guid tenantId, string typeCode, int year, int number, string notation, Guid? paperId, Actor by)
    {
        Id = id;
        TenantId = tenantId;
        TypeCode = typeCode;
        Year = year;
        Number = number;
        Notation = notation;
        PaperId = paperId;
        (TakenById, TakenByName, TakenAtUtc) = (by.Id, by.Shown, by.AtUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string TypeCode { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>From 1 in each year.</summary>
    public int Number { get; private set; }

    public string Notation { get; private set; } = "";

    /// <summary>Null for a voided number.</summary>
    public Guid? PaperId { get; private set; }

    public Guid TakenById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string TakenByName { get; private set; } = "";

    public DateTime TakenAtUtc { get; private set; }

    /// <summary>Why the number belongs to no paper; null for one that does.</summary>
    public string? VoidReason { get; private set; }

    public long Version { get; private set; } = 1;

    public string Label => OfficialPaper.NumberOf(Number, Notation);

    /// <summary>A number that no paper of the system will bear.</summary>
    public static RegisterEntry Voided(Guid id, Guid tenantId, string typeCode, int year, int number, string notation, string reason, Actor by) =>
        new(id, tenantId, typeCode, year, number, notation, null, by) { VoidReason = VietnameseText.Clean(reason) };
}
