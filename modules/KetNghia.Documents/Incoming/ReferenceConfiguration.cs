using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Drafting;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Incoming;

/// <summary>The registered papers that words of a deciding paper were taken from.</summary>
internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<DecidingDocument>
{
    public void Configure(EntityTypeBuilder<DecidingDocument> builder)
    {
        builder.HasOne<IncomingPaper>().WithMany().HasForeignKey(x => x.IncomingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OfficialPaper>().WithMany().HasForeignKey(x => x.PaperId).OnDelete(DeleteBehavior.Restrict);
    }
}
