using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Users;

/// <summary>Đặt lại xác thực hai lớp: asked for by one administrator, done by another.</summary>
internal sealed class SecondFactorReset : ITenantOwned, IRecorded
{
    public const int ReasonLength = 500;

    private SecondFactorReset()
    {
    }

    public SecondFactorReset(Guid id, Guid tenantId, Guid accountId, Guid requestedById, string reason, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        AccountId = accountId;
        OpenKey = accountId;
        RequestedById = requestedById;
        RequestedAtUtc = atUtc;
        Reason = reason;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>The account while the request is open: one open request per person.</summary>
    public Guid? OpenKey { get; private set; }

    public Guid RequestedById { get; private set; }

    public DateTime RequestedAtUtc { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid? DecidedById { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    public bool IsDone { get; private set; }

    public long Version { get; private set; } = 1;

    public void Confirm(Guid byId, DateTime atUtc)
    {
        EnsureOpen();
        if (byId == RequestedById || byId == AccountId)
        {
            throw new BusinessException(AdministrationErrors.SamePerson);
        }

        Close(byId, atUtc);
        IsDone = true;
    }

    public void Cancel(Guid byId, DateTime atUtc)
    {
        EnsureOpen();
        Close(byId, atUtc);
    }

    private void EnsureOpen()
    {
        if (DecidedAtUtc is not null)
        {
            throw new BusinessException(AdministrationErrors.ResetClosed);
        }
    }

    private void Close(Guid byId, DateTime atUtc)
    {
        DecidedById = byId;
        DecidedAtUtc = atUtc;
        OpenKey = null;
    }
}

internal sealed class SecondFactorResetConfiguration : IEntityTypeConfiguration<SecondFactorReset>
{
    public void Configure(EntityTypeBuilder<SecondFactorReset> builder)
    {
        builder.ToTable("Adm_SecondFactorResets", t =>
            t.HasCheckConstraint("CK_Adm_SecondFactorResets_TwoPeople", "NOT IsDone OR DecidedById <> RequestedById"));
        builder.Property(x => x.Reason).HasMaxLength(SecondFactorReset.ReasonLength);
        builder.HasIndex(x => new { x.TenantId, x.OpenKey }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
