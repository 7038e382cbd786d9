using KetNghia.Administration.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Mail;

internal enum WorkMailState
{
    /// <summary>Taken by a node. A row that stays so was left by a crash: whether the mail went is unknown, so it is not sent again.</summary>
    Sending = 1,
    Sent,

    /// <summary>The server has not taken it; whatever runs next on the same day tries again.</summary>
    Failed,

    /// <summary>The server had it and did not answer: not sent again, for it may have gone.</summary>
    Unsure,
}

/// <summary>Thư việc cần làm: the one mail of a person and day about what they owe. Nothing owed, no row.</summary>
internal sealed class WorkMail : IHostOwned
{
    public const int ReasonLength = 100;

    private WorkMail()
    {
    }

    public WorkMail(Guid id, Guid accountId, DateOnly day, string to, int items, DateTime atUtc)
    {
        Id = id;
        AccountId = accountId;
        Day = day;
        Address = Masked(to);
        Items = items;
        StartedAtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>In Viet Nam.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Where it went, masked: enough to tell a wrong address, too little to write to it.</summary>
    [Classified(PersonalDataClass.Basic)]
    public string Address { get; private set; } = "";

    /// <summary>How much work the mail told of.</summary>
    public int Items { get; private set; }

    public WorkMailState State { get; private set; } = WorkMailState.Sending;

    public int Attempts { get; private set; } = 1;

    /// <summary>Text key of why the last attempt failed.</summary>
    public string? Reason { get; private set; }

    public DateTime StartedAtUtc { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    public static bool IsDue(WorkMailChoice choice, DateOnly day) =>
        choice == WorkMailChoice.Daily || (choice == WorkMailChoice.Weekly && day.DayOfWeek == DayOfWeek.Monday);

    /// <summary>The first letter and the server.</summary>
    public static string Masked(string address) => address.Length == 0 ? "" : $"{address[..1]}…{(address.LastIndexOf('@') is > 0 and var at ? address[at..] : "")}";
}

internal sealed class WorkMailConfiguration : IEntityTypeConfiguration<WorkMail>
{
    public void Configure(EntityTypeBuilder<WorkMail> builder)
    {
        builder.ToTable("Adm_WorkMails");
        builder.Property(x => x.Address).HasMaxLength(Account.EmailLength);
        builder.Property(x => x.Reason).HasMaxLength(WorkMail.ReasonLength);
        builder.HasIndex(x => new { x.AccountId, x.Day }).IsUnique();
        builder.HasIndex(x => x.Day);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
