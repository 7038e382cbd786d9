using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Incoming;

internal sealed class IncomingConfiguration : IEntityTypeConfiguration<IncomingPaper>
{
    public void Configure(EntityTypeBuilder<IncomingPaper> builder)
    {
        builder.ToTable("Doc_IncomingPapers");
        builder.Property(x => x.CodeNumber).HasMaxLength(PaperCode.NumberLength);
        builder.Property(x => x.CodeNotation).HasMaxLength(PaperCode.NotationLength);
        builder.Property(x => x.Issuer).HasMaxLength(IncomingPaper.IssuerLength);
        builder.Property(x => x.Subject).HasMaxLength(IncomingPaper.SubjectLength);
        builder.Property(x => x.PassedTo).HasMaxLength(IncomingPaper.PassedToLength);
        builder.Property(x => x.Note).HasMaxLength(IncomingPaper.NoteLength);
        builder.Property(x => x.TwinKey).HasMaxLength(IncomingPaper.KeyLength);
        builder.Property(x => x.RegisteredByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.RemovedReason).HasMaxLength(IncomingPaper.ReasonLength);
        builder.Property(x => x.RemovedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.SearchText).HasMaxLength(IncomingPaper.SearchLength);
        builder.Ignore(x => x.Label);
        builder.HasIndex(x => new { x.TenantId, x.Year, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.TwinKey, x.Copy }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.IssuedOn });
    }
}
