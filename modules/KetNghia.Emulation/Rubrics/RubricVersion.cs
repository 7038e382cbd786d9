using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Rubrics;

internal enum RubricState
{
    Draft = 1,

    /// <summary>Never changes again; assessments may use it.</summary>
    Published,

    /// <summary>Stands for what was scored by it; nothing new is.</summary>
    Retired,

    /// <summary>A draft nobody wanted.</summary>
    Discarded,
}

/// <summary>Who is scored by it.</summary>
internal enum SubjectKind
{
    /// <summary>Xã nhận kết nghĩa.</summary>
    Commune = 1,

    /// <summary>Đơn vị kết nghĩa.</summary>
    Sponsor,
}

internal enum RubricOwner
{
    Workspace = 1,

    /// <summary>Sent by the province: a copy of what it published, word for word.</summary>
    Province,
}

/// <summary>Bản của một bộ tiêu chí: drafted, published and from then on the same for ever; what differs is the next version.</summary>
internal sealed class RubricVersion : ITenantOwned, IRecorded
{
    public const int CodeLength = 40;
    public const int NameLength = 200;
    public const int ReasonLength = 500;

    private RubricVersion()
    {
    }

    /// <param name="seriesId">The rubric it is a version of.</param>
    /// <param name="number">From 1.</param>
    public RubricVersion(Guid id, Guid tenantId, Guid seriesId, int number, SubjectKind subject, RubricContents contents, Actor by)
    {
        (Id, TenantId, SeriesId, Number, Subject) = (id, tenantId, seriesId, number, subject);
        (Owner, State, DraftOfId) = (RubricOwner.Workspace, RubricState.Draft, seriesId);
        Take(contents);
        (DraftedById, DraftedByName, DraftedAtUtc) = (by.Id, by.Shown, by.AtUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>The rubric; the same in every locality it is sent to.</summary>
    public Guid SeriesId { get; private set; }

    public int Number { get; private set; }

    public RubricOwner Owner { get; private set; }

    public SubjectKind Subject { get; private set; }

    public RubricState State { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The rubric as files hold it; its history keeps the hash.</summary>
    [Unrecorded]
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of the content; from publication on the seal of it.</summary>
    public string ContentSha256 { get; private set; } = "";

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Its last day; null while none is known.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The rubric while it is a draft, null otherwise: the database holds one draft of each.</summary>
    public Guid? DraftOfId { get; private set; }

    /// <summary>The version it was copied or continued from.</summary>
    public Guid? BasedOnId { get; private set; }

    /// <summary>The province's version this is a copy of.</summary>
    public Guid? SentFromId { get; private set; }

    public Guid DraftedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string DraftedByName { get; private set; } = "";

    public DateTime DraftedAtUtc { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? PublishedByName { get; private set; }

    public DateTime? PublishedAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    public RubricVersion BasedOn(Guid id)
    {
        BasedOnId = id;
        return this;
    }

    /// <exception cref="BusinessException">It is no draft.</exception>
    public void Change(RubricContents contents)
    {
        RequireDraft();
        Take(contents);
    }

    /// <exception cref="BusinessException">It is no draft.</exception>
    public void Publish(DateOnly from, DateOnly? to, Actor by)
    {
        RequireDraft();
        (State, DraftOfId) = (RubricState.Published, null);
        (ValidFrom, ValidTo) = (from, to);
        (PublishedByName, PublishedAtUtc) = (by.Shown, by.AtUtc);
    }

    /// <param name="lastDay">No assessment that begins later uses it.</param>
    /// <exception cref="BusinessException">It is not published, or the day lies before its first.</exception>
    public void Retire(DateOnly lastDay)
    {
        if (State != RubricState.Published)
        {
            throw new BusinessException(EmulationErrors.RubricNotPublished).With("name", Name).As(RefusalKind.State);
        }

        if (lastDay < ValidFrom)
        {
            throw new BusinessException(EmulationErrors.RubricEndsBeforeStart).At("Input.LastDay");
        }

        (State, ValidTo) = (RubricState.Retired, ValidTo < lastDay ? ValidTo : lastDay);
    }

    /// <exception cref="BusinessException">It is no draft.</exception>
    public void Discard()
    {
        RequireDraft();
        (State, DraftOfId) = (RubricState.Discarded, null);
    }

    /// <summary>The copy a locality gets of a published version.</summary>
    /// <param name="by">Who sends it.</param>
    public RubricVersion For(Guid id, Guid tenantId, Actor by)
    {
        var copy = (RubricVersion)MemberwiseClone();
        (copy.DraftedById, copy.DraftedByName, copy.DraftedAtUtc) = (by.Id, by.Shown, by.AtUtc);
        (copy.Id, copy.TenantId, copy.Owner, copy.SentFromId, copy.BasedOnId, copy.Version) = (id, tenantId, RubricOwner.Province, Id, null, 1);
        return copy;
    }

    private void Take(RubricContents contents) => (Code, Name, Content, ContentSha256) = (contents.Code, contents.Name, contents.Json, contents.Sha256);

    private void RequireDraft()
    {
        if (State != RubricState.Draft)
        {
            throw new BusinessException(EmulationErrors.RubricNotDraft).With("name", Name).As(RefusalKind.State);
        }
    }
}

internal sealed class RubricVersionConfiguration : IEntityTypeConfiguration<RubricVersion>
{
    public void Configure(EntityTypeBuilder<RubricVersion> builder)
    {
        builder.ToTable("Emu_RubricVersions", t =>
        {
            t.HasCheckConstraint("CK_Emu_RubricVersions_Draft", "DraftOfId IS NULL OR DraftOfId = SeriesId");
            t.HasCheckConstraint("CK_Emu_RubricVersions_Valid", "ValidTo IS NULL OR ValidTo >= ValidFrom");
        });
        builder.Property(x => x.Code).HasMaxLength(RubricVersion.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(RubricVersion.NameLength);
        builder.Property(x => x.Content).HasMaxLength(RubricContents.MaxLength);
        builder.Property(x => x.ContentSha256).HasMaxLength(64);
        builder.Property(x => x.DraftedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.PublishedByName).HasMaxLength(Actor.ShownLength);
        builder.HasIndex(x => new { x.TenantId, x.SeriesId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.Owner, x.Code, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.DraftOfId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.SentFromId }).IsUnique();
    }
}
