using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Pairing.Contributions;

internal sealed class ContributionConfiguration : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("Pair_Contributions", t => t.HasCheckConstraint(
            "CK_Pair_Contributions_Sign",
            "ReversesId IS NOT NULL OR (ReceivedThousandths >= 0 AND ReceivedDong >= 0 AND GivenThousandths >= 0 AND GivenDong >= 0)"));
        builder.Property(x => x.Number).HasMaxLength(Contribution.NumberLength);
        builder.Property(x => x.SponsorName).HasMaxLength(200);
        builder.Property(x => x.ReceiverName).HasMaxLength(200);
        builder.Property(x => x.ContentGroupCode).HasMaxLength(Contribution.GroupLength);
        builder.Property(x => x.Title).HasMaxLength(Contribution.TitleLength);
        builder.Property(x => x.Unit).HasMaxLength(Contribution.UnitLength);
        builder.Property(x => x.EventTag).HasMaxLength(Contribution.EventLength);
        builder.Property(x => x.Purpose).HasMaxLength(Contribution.PurposeLength);
        builder.Property(x => x.ReversalReason).HasMaxLength(Contribution.ReasonLength);
        builder.Property(x => x.PledgedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.SearchText).HasMaxLength(1000);
        builder.Ignore(x => x.IsCash);
        builder.Ignore(x => x.Pledged);
        builder.Ignore(x => x.IsGivenInFull);
        builder.Ignore(x => x.IsOwed);
        builder.HasOne<TwinPairing>().WithMany().HasForeignKey(x => x.PairingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(x => x.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Deliveries).WithOne().HasForeignKey(x => x.ContributionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Discrepancies).WithOne().HasForeignKey(x => x.ContributionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.ReversesId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.State, x.DueOn });
        builder.HasIndex(x => new { x.TenantId, x.SponsorPartyId });
        builder.HasIndex(x => x.SponsorPartyId);
        builder.HasIndex(x => x.UnitId);

        // What somebody has still to do is a small part of all: ready-made views and what to watch are found, not looked for.
        builder.HasIndex(x => new { x.State, x.DueOn });
        builder.HasIndex(x => new { x.AwaitingCount, x.TenantId, x.PairingId, x.State, x.IsRemoved });
        builder.HasIndex(x => new { x.OpenDiscrepancyCount, x.TenantId, x.PairingId, x.State, x.IsRemoved });
        builder.HasIndex(x => new { x.LastReceivedOn, x.TenantId, x.PairingId, x.State, x.IsRemoved });

        // All that a list of pairings says of their help, so that sums are read from the index alone.
        builder.HasIndex(x => new
        {
            x.TenantId,
            x.PairingId,
            x.State,
            x.PledgedDong,
            x.GivenDong,
            x.ReceivedDong,
            x.AwaitingCount,
            x.OpenDiscrepancyCount,
            x.LastReceivedOn,
            x.IsRemoved,
        }).HasDatabaseName("IX_Pair_Contributions_Help");

        // All that overviews say of a year, by locality, place, sponsor, pairing and group; a key holds no more columns.
        builder.HasIndex(x => new
        {
            x.TenantId,
            x.PledgedOn,
            x.State,
            x.IsRemoved,
            x.PairingId,
            x.UnitId,
            x.SponsorPartyId,
            x.ContentGroupCode,
            x.PledgedDong,
            x.GivenDong,
            x.ReceivedDong,
            x.AwaitingCount,
            x.AwaitingDong,
            x.OpenDiscrepancyCount,
            x.DisputedDong,
            x.EventTag,
        }).HasDatabaseName("IX_Pair_Contributions_Figures");

        // The same for those who read all localities: only of the year they look at.
        builder.HasIndex(x => new
        {
            x.PledgedOn,
            x.TenantId,
            x.SponsorPartyId,
            x.State,
            x.IsRemoved,
            x.PairingId,
            x.UnitId,
            x.ContentGroupCode,
            x.PledgedDong,
            x.GivenDong,
            x.ReceivedDong,
            x.AwaitingCount,
            x.AwaitingDong,
            x.OpenDiscrepancyCount,
            x.DisputedDong,
            x.EventTag,
        }).HasDatabaseName("IX_Pair_Contributions_Years");
    }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Pair_Deliveries", t => t.HasCheckConstraint(
            "CK_Pair_Deliveries_TwoPeople", "ConfirmedById IS NULL OR ConfirmedById <> GivenById"));
        builder.Property(x => x.Place).HasMaxLength(Delivery.PlaceLength);
        builder.Property(x => x.HandedOverBy).HasMaxLength(Delivery.NameLength);
        builder.Property(x => x.GivenNote).HasMaxLength(Delivery.NoteLength);
        builder.Property(x => x.GivenNoEvidenceReason).HasMaxLength(Delivery.NoteLength);
        builder.Property(x => x.GivenByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.ReceivedBy).HasMaxLength(Delivery.NameLength);
        builder.Property(x => x.ReceivedNote).HasMaxLength(Delivery.NoteLength);
        builder.Property(x => x.ReceivedNoEvidenceReason).HasMaxLength(Delivery.NoteLength);
        builder.Property(x => x.ConfirmedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.WithdrawnReason).HasMaxLength(Delivery.NoteLength);
        builder.Ignore(x => x.Given);
        builder.Ignore(x => x.Received);
        builder.Ignore(x => x.Counted);
        builder.HasIndex(x => new { x.TenantId, x.ContributionId, x.Sequence }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.PairingId, x.HandedOverOn });
        builder.HasIndex(x => new { x.HandedOverOn, x.TenantId, x.ContributionId, x.PairingId, x.UnitId, x.State });
        builder.HasIndex(x => new { x.UnitId, x.HandedOverOn });
    }
}

internal sealed class DiscrepancyConfiguration : IEntityTypeConfiguration<Discrepancy>
{
    public void Configure(EntityTypeBuilder<Discrepancy> builder)
    {
        builder.ToTable("Pair_Discrepancies", t => t.HasCheckConstraint(
            "CK_Pair_Discrepancies_TwoPeople", "SettledById IS NULL OR (SettledById <> ProposedById AND (ProposedForId IS NULL OR SettledById <> ProposedForId))"));
        builder.Property(x => x.ReasonText).HasMaxLength(Discrepancy.TextLength);
        builder.Property(x => x.ProposedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.SettledByName).HasMaxLength(Actor.ShownLength);
        builder.Ignore(x => x.Given);
        builder.Ignore(x => x.Received);
        builder.Ignore(x => x.Proposed);
        builder.HasOne<Delivery>().WithMany().HasForeignKey(x => x.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.DeliveryId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.State });
    }
}
