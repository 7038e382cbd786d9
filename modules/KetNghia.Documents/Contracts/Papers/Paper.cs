namespace KetNghia.Documents.Contracts.Papers;

/// <summary>
/// Văn bản hành chính: what an official paper says, in the parts of Nghị định 30/2020/NĐ-CP. How it looks is decided by what
/// writes it. Texts are plain; they are cleaned when the paper is written.
/// </summary>
public sealed record Paper
{
    public required PaperHead Head { get; init; }

    /// <summary>Tên loại ("Biên bản"); null for a letter (công văn), whose matter stands under its number.</summary>
    public string? TypeName { get; init; }

    /// <summary>Trích yếu: what it is about.</summary>
    public required string Matter { get; init; }

    /// <summary>The line above the bases of a decision that says who decides.</summary>
    public string? Authority { get; init; }

    /// <summary>Kính gửi; one stands in the line itself, several below each other.</summary>
    public IReadOnlyList<string> AddressedTo { get; init; } = [];

    /// <summary>Căn cứ, one each, without the sign at its end.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    public IReadOnlyList<PaperBlock> Body { get; init; } = [];

    /// <summary>One beside the recipients, or two and three side by side for minutes.</summary>
    public IReadOnlyList<PaperSignature> Signatures { get; init; } = [];

    /// <summary>Nơi nhận, without dashes and signs at their end.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<PaperAnnex> Annexes { get; init; } = [];

    /// <summary>What the records said, by the keys of the kind's fields, for forms of other hands; null where it was not kept.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The workspace's own form it is written in; null for that of the product.</summary>
    public PaperFormRef? Form { get; init; }
}

/// <summary>A form of a workspace, as the paper written in it keeps it.</summary>
/// <param name="Sha256">Of its file, so that what was approved says what it looks like.</param>
public sealed record PaperFormRef(Guid Id, string Name, string Sha256);

/// <summary>Phần đầu: who issues it, under which number, where and when. What is not known yet is left open for a pen.</summary>
public sealed record PaperHead
{
    /// <summary>Cơ quan chủ quản; null when there is none.</summary>
    public string? ParentBody { get; init; }

    /// <summary>Null while it is not known who issues the paper.</summary>
    public string? IssuingBody { get; init; }

    /// <summary>Number in the register of the year, from 1; null until the clerk gives one.</summary>
    public int? Number { get; init; }

    /// <summary>Abbreviation of the type ("BB", "QĐ"); null for a letter.</summary>
    public string? TypeCode { get; init; }

    /// <summary>Abbreviation of the issuing body ("UBND"); null while it is not known.</summary>
    public string? BodyCode { get; init; }

    /// <summary>Địa danh; null while it is not known.</summary>
    public string? Place { get; init; }

    /// <summary>Day of issue; null while it is not known.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The mark below the number; null for a paper without one.</summary>
    public PaperUrgency? Urgency { get; init; }
}

/// <summary>Chữ ký: what stands above and below the place of a signature.</summary>
/// <param name="Capacity">Line by line: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". Written in capitals.</param>
/// <param name="Name">Null where the signer writes it.</param>
/// <param name="Note">"(Ký, ghi rõ họ tên)", above the place of the signature.</param>
public sealed record PaperSignature(IReadOnlyList<string> Capacity, string? Name = null, string? Note = null);

/// <summary>Phụ lục: pages of their own after the signatures.</summary>
public sealed record PaperAnnex
{
    /// <summary>Roman or Arabic; null when there is only one.</summary>
    public string? Number { get; init; }

    public required string Title { get; init; }

    /// <summary>"Kèm theo Quyết định số …", without brackets.</summary>
    public string? Reference { get; init; }

    /// <summary>Across, for wide tables.</summary>
    public bool IsLandscape { get; init; }

    public IReadOnlyList<PaperBlock> Body { get; init; } = [];
}
