using System.Linq.Expressions;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Pairing.Agreements;

/// <summary>Loại văn bản ký kết.</summary>
internal enum AgreementType
{
    /// <summary>Giao ước.</summary>
    Covenant = 1,

    /// <summary>Biên bản ghi nhớ.</summary>
    Memorandum,

    /// <summary>Chương trình phối hợp.</summary>
    CooperationProgramme,

    /// <summary>Biên bản kết nghĩa.</summary>
    Minutes,
}

/// <summary>Giao ước kết nghĩa: the signed paper of a pairing with its commitments. QĐ 3651/QĐ-UBND, phần II.2.</summary>
internal sealed class Agreement : ITenantOwned, IUnitsScoped<Agreement>, IRecorded
{
    public const int NumberLength = 60;
    public const int SignatoryLength = 200;
    public const int SummaryLength = 2000;
    public const int CommitmentTextLength = 4000;
    public const int MaxCommitments = 50;

    private readonly List<AgreementCommitment> _commitments = [];

    private Agreement()
    {
    }

    public Agreement(Guid id, TwinPairing pairing, AgreementTerms terms, Guid? renewsId)
    {
        Id = id;
        TenantId = pairing.TenantId;
        PairingId = pairing.Id;
        UnitId = pairing.UnitId;
        RenewsId = renewsId;
        PaperId = terms.PaperId;
        Change(terms);
    }

    public static Expression<Func<Agreement, IEnumerable<Guid>>> Units => a => a.Pairing!.Receivers.Select(r => r.UnitId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PairingId { get; private set; }

    /// <summary>For queries alone; not loaded.</summary>
    public TwinPairing? Pairing { get; private set; }

    public Guid UnitId { get; private set; }

    public AgreementType Type { get; private set; }

    /// <summary>Số, ký hiệu; papers signed at a ceremony often have none.</summary>
    public string? Number { get; private set; }

    public DateOnly SignedOn { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string SponsorSignatory { get; private set; } = "";

    [Classified(PersonalDataClass.Basic)]
    public string ReceiverSignatory { get; private set; } = "";

    public string? Summary { get; private set; }

    /// <summary>Gia hạn: the earlier agreement this one renews; renewed once.</summary>
    public Guid? RenewsId { get; private set; }

    /// <summary>The issued paper it was recorded from: drafted, approved and numbered here. Each is recorded once.</summary>
    public Guid? PaperId { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>The commitments in words, so that a change of them shows in the history.</summary>
    public string CommitmentText { get; private set; } = "";

    public IReadOnlyList<AgreementCommitment> Commitments => _commitments;

    /// <summary>Everything that is wrong with what was typed, as far as it has been typed.</summary>
    public static IEnumerable<BusinessException> FaultsOf(DateOnly? from, DateOnly? to, int commitments)
    {
        if (to < from)
        {
            yield return new BusinessException(PairingErrors.PeriodBackwards).At("Input.ToOn");
        }

        if (commitments > MaxCommitments)
        {
            yield return new BusinessException(PairingErrors.TooManyCommitments).With("max", MaxCommitments);
        }
    }

    public void Change(AgreementTerms terms)
    {
        BusinessException.ThrowIfAny(FaultsOf(terms.FromOn, terms.ToOn, 0));
        Type = terms.Type;
        Number = VietnameseText.CleanOrNull(terms.Number);
        SignedOn = terms.SignedOn;
        FromOn = terms.FromOn;
        ToOn = terms.ToOn;
        SponsorSignatory = VietnameseText.Clean(terms.SponsorSignatory);
        ReceiverSignatory = VietnameseText.Clean(terms.ReceiverSignatory);
        Summary = VietnameseText.CleanOrNull(terms.Summary);
    }

    public void SetCommitments(IReadOnlyList<CommitmentFacts> commitments)
    {
        BusinessException.ThrowIfAny(FaultsOf(null, null, commitments.Count));
        _commitments.Clear();
        foreach (var (facts, order) in commitments.Select((c, i) => (c, i + 1)))
        {
            _commitments.Add(new AgreementCommitment(facts, TenantId, Id, order));
        }

        var text = string.Join("; ", _commitments.Select(c => $"{c.Content} {Format.Quantity(c.QuantityThousandths, c.Unit)} {c.Year}".TrimEnd()));
        CommitmentText = text.Length <= CommitmentTextLength ? text : text[..CommitmentTextLength];
    }
}

/// <summary>Nội dung cam kết with its quantity, unit and year.</summary>
internal sealed class AgreementCommitment : ITenantOwned
{
    public const int ContentLength = 500;
    public const int UnitLength = 40;

    private AgreementCommitment()
    {
    }

    internal AgreementCommitment(CommitmentFacts facts, Guid tenantId, Guid agreementId, int order)
    {
        Id = facts.Id;
        TenantId = tenantId;
        AgreementId = agreementId;
        SortOrder = order;
        Content = VietnameseText.Clean(facts.Content);
        QuantityThousandths = facts.QuantityThousandths;
        Unit = VietnameseText.CleanOrNull(facts.Unit);
        Year = facts.Year;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AgreementId { get; private set; }

    public int SortOrder { get; private set; }

    public string Content { get; private set; } = "";

    public long? QuantityThousandths { get; private set; }

    public string? Unit { get; private set; }

    public int? Year { get; private set; }
}

internal sealed record AgreementTerms(
    AgreementType Type, string? Number, DateOnly SignedOn, DateOnly FromOn, DateOnly? ToOn,
    string SponsorSignatory, string ReceiverSignatory, string? Summary)
{
    /// <summary>Of the paper it is recorded from; a later change keeps it.</summary>
    public Guid? PaperId { get; init; }
}

internal sealed record CommitmentFacts(Guid Id, string Content, long? QuantityThousandths, string? Unit, int? Year);

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Pair_Agreements", t => t.HasCheckConstraint("CK_Pair_Agreements_Period", "ToOn IS NULL OR ToOn >= FromOn"));
        builder.Property(x => x.Number).HasMaxLength(Agreement.NumberLength);
        builder.Property(x => x.SponsorSignatory).HasMaxLength(Agreement.SignatoryLength);
        builder.Property(x => x.ReceiverSignatory).HasMaxLength(Agreement.SignatoryLength);
        builder.Property(x => x.Summary).HasMaxLength(Agreement.SummaryLength);
        builder.Property(x => x.CommitmentText).HasMaxLength(Agreement.CommitmentTextLength);
        builder.HasOne(x => x.Pairing).WithMany().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(x => x.RenewsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Commitments).WithOne().HasForeignKey(x => x.AgreementId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.RenewsId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.PaperId }).IsUnique();
    }
}

internal sealed class AgreementCommitmentConfiguration : IEntityTypeConfiguration<AgreementCommitment>
{
    public void Configure(EntityTypeBuilder<AgreementCommitment> builder)
    {
        builder.ToTable("Pair_AgreementCommitments");
        builder.Property(x => x.Content).HasMaxLength(AgreementCommitment.ContentLength);
        builder.Property(x => x.Unit).HasMaxLength(AgreementCommitment.UnitLength);
    }
}
