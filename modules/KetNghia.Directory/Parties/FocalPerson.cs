using System.Text.RegularExpressions;
using KetNghia.Directory.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Directory.Parties;

/// <summary>Đầu mối của đơn vị tham gia: who answers the telephone. Shown only to those who may see contacts.</summary>
internal sealed partial class FocalPerson : IHostOwned, IRecorded
{
    public const int NameLength = 100;
    public const int PositionLength = 150;
    public const int PhoneLength = 30;
    public const int EmailLength = 150;

    /// <summary>Digits, set apart as one likes: "9.05E+08" is what a spreadsheet leaves of a number, not a telephone.</summary>
    public const string PhonePattern = @"^\+?[0-9 .()-]{8,30}$";

    private FocalPerson()
    {
    }

    public FocalPerson(Guid id, Guid partyId, NewFocalPerson person, DateOnly from)
    {
        Id = id;
        PartyId = partyId;
        FullName = VietnameseText.Clean(person.FullName);
        Position = Kept(person.Position);
        Phone = Kept(person.Phone);
        Email = Kept(person.Email);
        ValidFrom = from;
    }

    public Guid Id { get; private set; }

    public Guid PartyId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string FullName { get; private set; } = "";

    public string? Position { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? Phone { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? Email { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public long Version { get; private set; } = 1;

    public static bool IsPhone(string text) => Phones().IsMatch(text);

    public void End(DateOnly lastDay)
    {
        if (ValidTo is not null)
        {
            throw new BusinessException(DirectoryErrors.FocalHasEnded).With("date", Format.Date(ValidTo));
        }

        ValidTo = lastDay < ValidFrom ? ValidFrom : lastDay;
    }

    /// <summary>Came in by mistake: there was no day on which the person held it.</summary>
    public void TakeBack()
    {
        if (ValidTo is not null)
        {
            throw new BusinessException(DirectoryErrors.FocalHasEnded).With("date", Format.Date(ValidTo));
        }

        ValidTo = ValidFrom.AddDays(-1);
    }

    private static string? Kept(string? text) => VietnameseText.CleanOrNull(text);

    [GeneratedRegex(PhonePattern, RegexOptions.CultureInvariant)]
    private static partial Regex Phones();
}

internal sealed class FocalPersonConfiguration : IEntityTypeConfiguration<FocalPerson>
{
    public void Configure(EntityTypeBuilder<FocalPerson> builder)
    {
        builder.ToTable("Dir_FocalPersons");
        builder.Property(x => x.FullName).HasMaxLength(FocalPerson.NameLength);
        builder.Property(x => x.Position).HasMaxLength(FocalPerson.PositionLength);
        builder.Property(x => x.Phone).HasMaxLength(FocalPerson.PhoneLength);
        builder.Property(x => x.Email).HasMaxLength(FocalPerson.EmailLength);
        builder.HasIndex(x => x.PartyId);
        builder.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
