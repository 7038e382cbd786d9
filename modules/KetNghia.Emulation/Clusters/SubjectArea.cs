namespace KetNghia.Emulation.Clusters;

/// <summary>Vùng of a subject in one year: by its code bands may ask less. It goes with the subject, whichever cluster that is in.</summary>
internal sealed class SubjectArea : ITenantOwned, IRecorded
{
    public const int CodeLength = 40;

    /// <summary>Years that areas and leaders are said for.</summary>
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    private SubjectArea()
    {
    }

    public SubjectArea(Guid id, Guid tenantId, Guid subjectId, int year) => (Id, TenantId, SubjectId, Year) = (id, tenantId, subjectId, year);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>The unit or the party.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>A calendar year.</summary>
    public int Year { get; private set; }

    /// <summary>As the bands of a rubric write it; null when none is said any more.</summary>
    public string? Code { get; private set; }

    public long Version { get; private set; } = 1;

    public void Take(string? code) => Code = VietnameseText.CleanOrNull(code);
}
