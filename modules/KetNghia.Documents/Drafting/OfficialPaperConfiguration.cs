using KetNghia.Documents.Contracts.Drafting;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Drafting;

internal sealed class OfficialPaperConfiguration : IEntityTypeConfiguration<OfficialPaper>
{
    public void Configure(EntityTypeBuilder<OfficialPaper> builder)
    {
        builder.ToTable("Doc_Papers");
        builder.Property(x => x.Kind).HasMaxLength(OfficialPaper.KindLength);
        builder.Property(x => x.Source).HasMaxLength(OfficialPaper.SourceLength);
        builder.Property(x => x.Subject).HasMaxLength(OfficialPaper.SubjectLength);
        builder.Property(x => x.ParentBody).HasMaxLength(OfficialPaper.BodyLength);
        builder.Property(x => x.IssuingBody).HasMaxLength(OfficialPaper.BodyLength);
        builder.Property(x => x.TypeCode).HasMaxLength(OfficialPaper.CodeLength);
        builder.Property(x => x.BodyCode).HasMaxLength(OfficialPaper.CodeLength);
        builder.Property(x => x.Place).HasMaxLength(OfficialPaper.PlaceLength);
        builder.Property(x => x.SignerCapacity).HasMaxLength(OfficialPaper.CapacityLength);
        builder.Property(x => x.SignerName).HasMaxLength(OfficialPaper.NameLength);
        builder.Property(x => x.DeputyCapacity).HasMaxLength(OfficialPaper.CapacityLength + 250);
        builder.Property(x => x.DeputyName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.ContentHash).HasMaxLength(64);
        builder.Property(x => x.DraftedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.MovedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.SearchText).HasMaxLength(OfficialPaper.SearchLength);
        builder.Property(x => x.Language).HasMaxLength(OfficialPaper.LanguageLength);
        builder.Property(x => x.FileCode).HasMaxLength(OfficialPaper.FileCodeLength);
        builder.Property(x => x.Description).HasMaxLength(OfficialPaper.DescriptionLength);
        builder.Ignore(x => x.Notation);
        builder.Ignore(x => x.Label);
        builder.HasMany(x => x.Texts).WithOne().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Units).WithOne().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Parties).WithOne().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Subjects).WithOne().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OfficialPaper>().WithMany().HasForeignKey(x => x.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.AboutId);
        builder.HasIndex(x => x.AboutTenantId);
        builder.HasIndex(x => new { x.TenantId, x.State, x.MovedAtUtc });
    }
}

internal sealed class PaperTextConfiguration : IEntityTypeConfiguration<PaperText>
{
    public void Configure(EntityTypeBuilder<PaperText> builder)
    {
        builder.ToTable("Doc_PaperTexts");
        builder.Property(x => x.Part).HasMaxLength(PaperText.PartLength);
        builder.Property(x => x.Text).HasMaxLength(PaperText.TextLength);
        builder.HasIndex(x => new { x.TenantId, x.PaperId, x.Part }).IsUnique();
    }
}

internal sealed class PaperUnitConfiguration : IEntityTypeConfiguration<PaperUnit>
{
    public void Configure(EntityTypeBuilder<PaperUnit> builder)
    {
        builder.ToTable("Doc_PaperUnits");
        builder.HasIndex(x => new { x.TenantId, x.PaperId, x.UnitId }).IsUnique();
    }
}

internal sealed class PaperPartyConfiguration : IEntityTypeConfiguration<PaperParty>
{
    public void Configure(EntityTypeBuilder<PaperParty> builder)
    {
        builder.ToTable("Doc_PaperParties");
        builder.HasIndex(x => new { x.TenantId, x.PaperId, x.PartyId }).IsUnique();
        builder.HasIndex(x => x.PartyId);
    }
}

internal sealed class PaperSubjectRowConfiguration : IEntityTypeConfiguration<PaperSubjectRow>
{
    public void Configure(EntityTypeBuilder<PaperSubjectRow> builder)
    {
        builder.ToTable("Doc_PaperSubjects");
        builder.Property(x => x.Says).HasMaxLength(PaperSubject.SaysLength);
        builder.HasIndex(x => new { x.TenantId, x.PaperId, x.RecordId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.RecordId });
    }
}

internal sealed class RegisterEntryConfiguration : IEntityTypeConfiguration<RegisterEntry>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("Doc_RegisterEntries");
        builder.Property(x => x.TypeCode).HasMaxLength(OfficialPaper.CodeLength);
        builder.Property(x => x.Notation).HasMaxLength(OfficialPaper.NotationLength);
        builder.Property(x => x.TakenByName).HasMaxLength(Actor.ShownLength);
        builder.Ignore(x => x.Label);
        builder.Property(x => x.VoidReason).HasMaxLength(RegisterEntry.ReasonLength);
        builder.HasOne<OfficialPaper>().WithMany().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.TypeCode, x.Year, x.Number }).IsUnique();
    }
}
