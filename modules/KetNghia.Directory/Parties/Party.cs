using KetNghia.Directory.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Directory.Parties;

/// <summary>
/// Đơn vị tham gia kết nghĩa — QĐ 3651, I.2: one dated version of an agency, locality, enterprise, force, school or
/// association. A merger, split or rename ends this version and begins others; records keep the version they were made under.
/// </summary>
internal sealed class Party : IHostOwned, IRecorded, IRemovable
{
    public const int CodeLength = 30;
    public const int CodeColumnLength = 63;
    public const int NameLength = 200;
    public const int OtherNamesLength = 500;
    public const int SearchLength = 1500;
    public const int MatchLength = 1500;

    private Party()
    {
    }

    public Party(Guid id, Guid ownerId, NewParty from)
    {
        Id = id;
        OwnerId = ownerId;
        ValidFrom = from.ValidFrom;
        Describe(from.Code, from.Name, from.OtherNames, from.Kind, from.UnitId);
    }

    public Guid Id { get; private set; }

    /// <summary>Who keeps it: the host for the shared register, else the one locality that also alone sees it.</summary>
    public Guid OwnerId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Earlier and short names, one a line.</summary>
    public string? OtherNames { get; private set; }

    public PartyKind Kind { get; private set; }

    /// <summary>The unit version it stands for or sits in.</summary>
    public Guid? UnitId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day before it was merged, split, renamed or dissolved.</summary>
    public DateOnly? ValidTo { get; private set; }

    public string SortName { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    /// <summary>Its names with abbreviations written out, each between bars: exact matches are looked up here.</summary>
    public string MatchNames { get; private set; } = "";

    public long Version { get; private set; } = 1;

    /// <summary>Entered by mistake and taken back; its code is free again.</summary>
    public bool IsRemoved { get; private set; }

    public bool IsShared => OwnerId == HostTenant.Value;

    public void Describe(string code, string name, string? otherNames, PartyKind kind, Guid? unitId)
    {
        Code = PartyNames.Code(code);
        Name = VietnameseText.Clean(name);
        var others = PartyNames.Lines(otherNames);
        OtherNames = others.Count == 0 ? null : string.Join('\n', others);
        Kind = kind;
        UnitId = unitId;
        SortName = VietnameseText.SortKey(Name);
        SearchText = PartyNames.SearchText(Code, [Name, .. others], SearchLength);
        MatchNames = PartyNames.MatchNames([Name, .. others], MatchLength);
    }

    /// <summary>The version ends the day before <paramref name="effectiveOn"/>.</summary>
    public void End(DateOnly effectiveOn)
    {
        CheckEnd(effectiveOn);
        ValidTo = effectiveOn.AddDays(-1);
    }

    /// <exception cref="BusinessException">It has ended already, or would end before it began.</exception>
    public void CheckEnd(DateOnly effectiveOn)
    {
        if (ValidTo is not null)
        {
            throw new BusinessException(DirectoryErrors.PartyHasEnded).With("name", Name).With("date", Format.Date(ValidTo));
        }

        if (ValidFrom is { } from && effectiveOn <= from)
        {
            throw new BusinessException(DirectoryErrors.PartyEndsBeforeStart).With("name", Name).With("date", Format.Date(from)).At("Input.EffectiveOn");
        }
    }

    public bool IsInForce(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);

    /// <summary>Takes back the creation of a party nobody has used.</summary>
    public void Withdraw()
    {
        IsRemoved = true;
        Code = $"{Code}~{Id:N}";
    }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.ToTable("Dir_Parties");
        builder.Ignore(x => x.IsShared);
        builder.Property(x => x.Code).HasMaxLength(Party.CodeColumnLength);
        builder.Property(x => x.Name).HasMaxLength(Party.NameLength);
        builder.Property(x => x.OtherNames).HasMaxLength(Party.OtherNamesLength);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.SearchText).HasMaxLength(Party.SearchLength);
        builder.Property(x => x.MatchNames).HasMaxLength(Party.MatchLength);
        builder.HasIndex(x => new { x.OwnerId, x.Code }).IsUnique();
        builder.HasIndex(x => new { x.OwnerId, x.SortName });
        builder.HasIndex(x => x.UnitId);
        builder.HasOne<Units.AdminUnit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
