using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Programmes;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Pairing.Pairings;

internal sealed class PairingConfiguration : IEntityTypeConfiguration<TwinPairing>
{
    public void Configure(EntityTypeBuilder<TwinPairing> builder)
    {
        builder.ToTable("Pair_Pairings", t => t.HasCheckConstraint("CK_Pair_Pairings_Period", "ToOn IS NULL OR ToOn >= FromOn"));
        builder.Property(x => x.Code).HasMaxLength(TwinPairing.CodeLength);
        builder.Property(x => x.Fields).HasMaxLength(TwinPairing.FieldsLength);
        builder.Property(x => x.StateReason).HasMaxLength(PairingStateChange.ReasonLength);
        builder.Property(x => x.SponsorNames).HasMaxLength(TwinPairing.NamesLength);
        builder.Property(x => x.ReceiverNames).HasMaxLength(TwinPairing.NamesLength);
        builder.Property(x => x.SponsorSortName).HasMaxLength(200);
        builder.Property(x => x.ReceiverSortName).HasMaxLength(200);
        builder.Property(x => x.SearchText).HasMaxLength(1500);
        builder.Ignore(x => x.LastDay);
        builder.HasOne<Programme>().WithMany().HasForeignKey(x => x.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DecidingDocument>().WithMany().HasForeignKey(x => x.DecidingDocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TwinPairing>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TwinPairing>().WithMany().HasForeignKey(x => x.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Sponsors).WithOne().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Receivers).WithOne().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Links).WithOne().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Changes).WithOne().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.Code }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.State, x.ToOn, x.IsRemoved });
        builder.HasIndex(x => new { x.TenantId, x.UnitId });
    }
}

internal sealed class PairingSponsorConfiguration : IEntityTypeConfiguration<PairingSponsor>
{
    public void Configure(EntityTypeBuilder<PairingSponsor> builder)
    {
        builder.ToTable("Pair_PairingSponsors");
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.HasIndex(x => new { x.TenantId, x.PartyId });
        builder.HasIndex(x => x.PartyId);
    }
}

internal sealed class PairingReceiverConfiguration : IEntityTypeConfiguration<PairingReceiver>
{
    public void Configure(EntityTypeBuilder<PairingReceiver> builder)
    {
        builder.ToTable("Pair_PairingReceivers");
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.HasIndex(x => new { x.TenantId, x.PartyId });
        builder.HasIndex(x => x.UnitId);
    }
}

internal sealed class PairingLinkConfiguration : IEntityTypeConfiguration<PairingLink>
{
    public void Configure(EntityTypeBuilder<PairingLink> builder)
    {
        builder.ToTable("Pair_PairingLinks");
        builder.Property(x => x.ActiveKey).HasMaxLength(96);
        builder.HasIndex(x => new { x.TenantId, x.ActiveKey }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.SponsorPartyId, x.ReceiverPartyId });
    }
}

internal sealed class PairingStateChangeConfiguration : IEntityTypeConfiguration<PairingStateChange>
{
    public void Configure(EntityTypeBuilder<PairingStateChange> builder)
    {
        builder.ToTable("Pair_PairingStateChanges");
        builder.Property(x => x.Reason).HasMaxLength(PairingStateChange.ReasonLength);
        builder.Property(x => x.ByName).HasMaxLength(Actor.ShownLength);
        builder.HasOne<DecidingDocument>().WithMany().HasForeignKey(x => x.DecidingDocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.PairingId, x.AtUtc });
    }
}
