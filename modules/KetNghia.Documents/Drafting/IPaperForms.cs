using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>The forms papers are written in. Without one of its own a workspace writes in the form of the product.</summary>
internal interface IPaperForms
{
    /// <summary>The form of the tenant that papers submitted today keep; null for that of the product.</summary>
    Task<PaperFormRef?> TodayAsync(string kind, CancellationToken cancellationToken);

    /// <param name="target">Can be read, written and sought.</param>
    Task WriteAsync(Paper paper, string kind, Stream target, CancellationToken cancellationToken);
}
