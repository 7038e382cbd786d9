using KetNghia.Documents.Contracts.Drafting;

namespace KetNghia.Documents.Drafting;

/// <summary>A record the paper is made of, and what it says of it.</summary>
internal sealed class PaperSubjectRow : ITenantOwned
{
    private PaperSubjectRow()
    {
    }

    internal PaperSubjectRow(Guid id, Guid tenantId, Guid paperId, PaperSubject subject, int sortOrder)
    {
        Id = id;
        TenantId = tenantId;
        PaperId = paperId;
        RecordId = subject.RecordId;
        Change(subject, sortOrder);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PaperId { get; private set; }

    /// <summary>Whose record it is.</summary>
    public Guid RecordTenantId { get; private set; }

    public Guid RecordId { get; private set; }

    public int SortOrder { get; private set; }

    public string Says { get; private set; } = "";

    internal void Change(PaperSubject subject, int sortOrder)
    {
        RecordTenantId = subject.TenantId;
        SortOrder = sortOrder;
        Says = subject.Says.Length <= PaperSubject.SaysLength ? subject.Says : subject.Says[..PaperSubject.SaysLength];
    }
}
