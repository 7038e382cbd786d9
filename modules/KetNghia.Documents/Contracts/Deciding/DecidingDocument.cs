using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>Loại văn bản.</summary>
public enum DecidingDocumentKind
{
    Decision = 1,
    Plan,
    Directive,
    Notice,
    Letter,
    Resolution,
    Other,
}

/// <summary>Văn bản phân công: the paper behind an assignment or a later change of it. QĐ 3651/QĐ-UBND, phần II.2.</summary>
public sealed class DecidingDocument : ITenantOwned, IRecorded
{
    public const int NumberLength = 60;
    public const int IssuerLength = 200;
    public const int SummaryLength = 500;

    private DecidingDocument()
    {
    }

    public DecidingDocument(Guid id, Guid tenantId, DecidingDocumentKind kind, string number, string issuer, DateOnly issuedOn, string? summary)
    {
        Id = id;
        TenantId = tenantId;
        Kind = kind;
        Number = VietnameseText.Clean(number);
        NumberKey = KeyOf(number, NumberLength);
        Issuer = VietnameseText.Clean(issuer);
        IssuerKey = KeyOf(issuer, IssuerLength);
        IssuedOn = issuedOn;
        Summary = VietnameseText.CleanOrNull(summary);
        SearchText = KeyOf($"{Number} {Issuer} {Summary}", 400);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public DecidingDocumentKind Kind { get; private set; }

    public string Number { get; private set; } = "";

    public string NumberKey { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public string IssuerKey { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public string? Summary { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <summary>The incoming paper the words were taken from; null for words that were typed, or of an issued paper.</summary>
    public Guid? IncomingId { get; private set; }

    /// <summary>The issued paper of the tenant they were taken from.</summary>
    public Guid? PaperId { get; private set; }

    public long Version { get; private set; } = 1;

    public string Label => $"{Number} ({Format.Date(IssuedOn)})";

    /// <returns>Whether it refers to another paper than before: the first one it was taken from stays.</returns>
    internal bool Refer(Guid? incomingId, Guid? paperId)
    {
        if ((incomingId ?? paperId) is null || (IncomingId ?? PaperId) is not null)
        {
            return false;
        }

        (IncomingId, PaperId) = (incomingId, paperId);
        return true;
    }

    internal void Forget() => (IncomingId, PaperId) = (null, null);

    public static string KeyOf(string text, int length)
    {
        var key = VietnameseText.Fold(text);
        return key.Length <= length ? key : key[..length];
    }
}

public sealed class DecidingDocumentConfiguration : IEntityTypeConfiguration<DecidingDocument>
{
    public void Configure(EntityTypeBuilder<DecidingDocument> builder)
    {
        builder.ToTable("Doc_DecidingDocuments");
        builder.Property(x => x.Number).HasMaxLength(DecidingDocument.NumberLength);
        builder.Property(x => x.NumberKey).HasMaxLength(DecidingDocument.NumberLength);
        builder.Property(x => x.Issuer).HasMaxLength(DecidingDocument.IssuerLength);
        builder.Property(x => x.IssuerKey).HasMaxLength(DecidingDocument.IssuerLength);
        builder.Property(x => x.Summary).HasMaxLength(DecidingDocument.SummaryLength);
        builder.Property(x => x.SearchText).HasMaxLength(400);
        builder.Ignore(x => x.Label);
        builder.HasIndex(x => new { x.TenantId, x.NumberKey, x.IssuerKey, x.IssuedOn }).IsUnique();
    }
}
