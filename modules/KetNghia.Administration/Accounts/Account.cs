using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Accounts;

/// <summary>Tài khoản: one per person for the whole installation; what it may do comes from memberships alone.</summary>
internal sealed class Account : IdentityUser<Guid>, IHostOwned, IRecorded
{
    public const int UserNameLength = 60;
    public const int FullNameLength = 100;
    public const int EmailLength = 200;
    public const int PhoneLength = 20;

    private Account()
    {
    }

    public Account(Guid id, string userName, string fullName, string? email)
    {
        Id = id;
        UserName = userName;
        Email = email;
        Rename(fullName);
    }

    /// <summary>Stands in for an account that does not exist, where both must cost the same.</summary>
    public static Account Nobody { get; } = new(Guid.Empty, "-", "-", null);

    [Classified(PersonalDataClass.Basic)]
    public override string? UserName { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public override string? NormalizedUserName { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public override string? Email { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public override string? NormalizedEmail { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public override string? PhoneNumber { get; set; }

    [Classified(PersonalDataClass.Secret)]
    public override string? PasswordHash { get; set; }

    [Classified(PersonalDataClass.Secret)]
    public override string? SecurityStamp { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public string FullName { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>The password was issued by an administrator and serves once.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When a password issued by an administrator stops working.</summary>
    public DateTime? PasswordExpiresAtUtc { get; set; }

    /// <summary>Disabled by an administrator: every session ends at once.</summary>
    public bool IsDisabled { get; set; }

    public string Language { get; set; } = "vi";

    /// <summary>How often the person is told by mail of the work they owe.</summary>
    public WorkMailChoice WorkMail { get; set; } = WorkMailChoice.Daily;

    public long Version { get; private set; } = 1;

    public void Rename(string fullName)
    {
        FullName = VietnameseText.Clean(fullName);
        SearchText = VietnameseText.Fold(FullName + " " + UserName + " " + Email);
        SortName = VietnameseText.SortKey(FullName.Split(' ')[^1] + " " + FullName);
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Adm_Accounts");
        builder.Property(x => x.UserName).HasMaxLength(Account.UserNameLength).IsRequired();
        builder.Property(x => x.NormalizedUserName).HasMaxLength(Account.UserNameLength).IsRequired();
        builder.Property(x => x.Email).HasMaxLength(Account.EmailLength);
        builder.Property(x => x.NormalizedEmail).HasMaxLength(Account.EmailLength);
        builder.Property(x => x.PhoneNumber).HasMaxLength(Account.PhoneLength);
        builder.Property(x => x.FullName).HasMaxLength(Account.FullNameLength);
        builder.Property(x => x.SearchText).HasMaxLength(400);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.PasswordHash).HasMaxLength(500);
        builder.Property(x => x.SecurityStamp).HasMaxLength(64);
        builder.Property(x => x.ConcurrencyStamp).HasMaxLength(64);
        builder.Property(x => x.Language).HasMaxLength(10);
        builder.Property(x => x.LockoutEnd).HasConversion(
            v => v.HasValue ? v.Value.UtcDateTime : (DateTime?)null,
            v => v.HasValue ? new DateTimeOffset(v.Value, TimeSpan.Zero) : (DateTimeOffset?)null);
        builder.HasIndex(x => x.NormalizedUserName).IsUnique();
        builder.HasIndex(x => x.NormalizedEmail).IsUnique();
        builder.HasIndex(x => x.SortName);
    }
}
