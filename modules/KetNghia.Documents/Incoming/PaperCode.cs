using System.Text.RegularExpressions;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Incoming;

/// <summary>Số and ký hiệu of a paper of another body: "3651" and "QĐ-UBND". Lengths of Nghị định 30/2020/NĐ-CP, Phụ lục VI.</summary>
internal readonly partial record struct PaperCode(string? Number, string? Notation)
{
    public const int NumberLength = 11;
    public const int NotationLength = 30;

    /// <summary>Of both in one field, as people copy them: "Số: 3651/QĐ-UBND".</summary>
    public const int TypedLength = NumberLength + NotationLength + 10;

    /// <summary>What stands behind the first stroke is the notation, unless that was typed by itself.</summary>
    public static PaperCode Of(string? number, string? notation)
    {
        var (left, right) = (VietnameseText.CleanOrNull(Word().Replace(VietnameseText.Clean(number), "")), VietnameseText.CleanOrNull(notation));
        var at = right is null && left is not null ? left.IndexOf('/', StringComparison.Ordinal) : -1;
        return at < 0 ? new PaperCode(left, right) : new PaperCode(VietnameseText.CleanOrNull(left![..at]), VietnameseText.CleanOrNull(left[(at + 1)..]));
    }

    public static string? Shown(string? number, string? notation) => number is null ? notation : notation is null ? number : $"{number}/{notation}";

    public IEnumerable<BusinessException> Faults()
    {
        if (Number?.Length > NumberLength)
        {
            yield return new BusinessException(DocumentsErrors.CodeNumberTooLong).With("max", NumberLength).At("Input.Number");
        }
        else if (Number?.Contains('/', StringComparison.Ordinal) == true)
        {
            yield return new BusinessException(DocumentsErrors.CodeNumberHasStroke).At("Input.Number");
        }

        if (Notation?.Length > NotationLength)
        {
            yield return new BusinessException(DocumentsErrors.NotationTooLong).With("max", NotationLength).At("Input.Notation");
        }

        if (Number is null && Notation is not null)
        {
            yield return new BusinessException(DocumentsErrors.CodeNumberMissing).At("Input.Number");
        }
    }

    [GeneratedRegex(@"^\s*s\u1ed1\s*:?\s+(?=\d)|^\s*s\u1ed1\s*:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
