using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>What is kept of a paper beside what it says. Names and lengths of Nghị định 30/2020/NĐ-CP, Phụ lục VI.</summary>
internal sealed partial class OfficialPaper
{
    public const int LanguageLength = 30;
    public const int FileCodeLength = 100;
    public const int DescriptionLength = 500;
    public const int MostPages = 9_999;
    public const int MostCopies = 99_999;

    /// <summary>Official papers are written in Vietnamese (the decree, Điều 1), whoever reads the pages about them.</summary>
    private const string Vietnamese = "vi";

    /// <summary>Printed, so it is part of what is approved.</summary>
    public PaperUrgency Urgency { get; private set; } = PaperUrgency.Normal;

    /// <summary>Hạn trả lời of whoever gets it; null when no answer is asked for.</summary>
    public DateOnly? DueOn { get; private set; }

    public string Language { get; private set; } = Vietnamese;

    /// <summary>Số trang of the signed paper with its annexes; null when nobody counted.</summary>
    public int? PageAmount { get; private set; }

    /// <summary>Số bản phát hành; null when nobody said.</summary>
    public int? IssuedAmount { get; private set; }

    /// <summary>Mã hồ sơ of the file it is kept in.</summary>
    public string? FileCode { get; private set; }

    public string? Description { get; private set; }

    private void Keep(IssueFacts facts)
    {
        (DueOn, PageAmount, IssuedAmount) = (facts.DueOn, facts.PageAmount, facts.IssuedAmount);
        (FileCode, Description) = (VietnameseText.CleanOrNull(facts.FileCode), VietnameseText.CleanOrNull(facts.Description));
    }
}

/// <summary>What the clerk says when a paper is issued.</summary>
/// <param name="Given">Number given outside; null takes the next.</param>
internal sealed record IssueFacts(DateOnly On, int? Given = null)
{
    /// <summary>As it was drafted, unless the clerk sets another day.</summary>
    public DateOnly? DueOn { get; init; }

    public int? PageAmount { get; init; }

    public int? IssuedAmount { get; init; }

    public string? FileCode { get; init; }

    public string? Description { get; init; }
}
