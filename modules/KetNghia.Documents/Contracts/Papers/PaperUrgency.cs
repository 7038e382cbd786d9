namespace KetNghia.Documents.Contracts.Papers;

/// <summary>Mức độ khẩn. Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.</summary>
public enum PaperUrgency
{
    Normal = 1,
    Urgent,
    VeryUrgent,

    /// <summary>Hỏa tốc.</summary>
    Express,
}
