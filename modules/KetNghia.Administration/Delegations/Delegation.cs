using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.Delegations;

/// <summary>Where a delegation stands on a day.</summary>
internal enum DelegationState
{
    Current = 1,
    Coming,
    Ended,
    Revoked,
}

/// <summary>What a delegation says, as a form gives it.</summary>
/// <param name="PrincipalId">Membership of the one who gives.</param>
/// <param name="DeputyId">Membership of the one who acts.</param>
/// <param name="ToOn">The last day, included, as <paramref name="FromOn"/> is.</param>
internal sealed record DelegationTerms(
    Guid PrincipalId, Guid DeputyId, ActingCapacity Capacity, string? PrincipalOffice, string? DeputyOffice, DateOnly? FromOn, DateOnly? ToOn,
    IReadOnlyCollection<string> Permissions, DelegationPaper Paper);

/// <summary>The paper that decides it.</summary>
internal sealed record DelegationPaper(string? Number, DateOnly? IssuedOn, string? Issuer);

/// <summary>
/// Ủy quyền, ký thay: for some days a deputy uses permissions of a principal, in whose name it counts. Never passed on:
/// what is held by delegation is no permission of one's own.
/// </summary>
internal sealed class Delegation : ITenantOwned, IRecorded
{
    public const int OfficeLength = 100;
    public const int PaperNumberLength = 60;
    public const int IssuerLength = 200;
    public const int ReasonLength = 1000;
    public const int SummaryLength = 2000;

    private readonly List<DelegationPermission> _permissions = [];

    private Delegation()
    {
    }

    /// <exception cref="BusinessException">What is said is not complete or contradicts itself.</exception>
    public Delegation(Guid id, Guid tenantId, DelegationTerms terms, Actor by, DateOnly today)
    {
        BusinessException.ThrowIfAny([.. FaultsOf(terms, today)]);
        Id = id;
        TenantId = tenantId;
        PrincipalId = terms.PrincipalId;
        DeputyId = terms.DeputyId;
        Capacity = terms.Capacity;
        PrincipalOffice = VietnameseText.Clean(terms.PrincipalOffice);
        DeputyOffice = VietnameseText.Clean(terms.DeputyOffice);
        FromOn = terms.FromOn!.Value;
        ToOn = terms.ToOn!.Value;
        PaperNumber = VietnameseText.Clean(terms.Paper.Number);
        PaperOn = terms.Paper.IssuedOn!.Value;
        PaperIssuer = VietnameseText.Clean(terms.Paper.Issuer);
        MadeById = by.Id;
        MadeByName = by.Name;
        MadeAtUtc = by.AtUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Membership of the one who gives (người ủy quyền).</summary>
    public Guid PrincipalId { get; private set; }

    /// <summary>Membership of the one who acts (người được ủy quyền).</summary>
    public Guid DeputyId { get; private set; }

    public ActingCapacity Capacity { get; private set; }

    /// <summary>As papers print it, for example CHỦ TỊCH.</summary>
    public string PrincipalOffice { get; private set; } = "";

    public string DeputyOffice { get; private set; } = "";

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, included.</summary>
    public DateOnly ToOn { get; private set; }

    public string PaperNumber { get; private set; } = "";

    public DateOnly PaperOn { get; private set; }

    public string PaperIssuer { get; private set; } = "";

    /// <summary>The permissions in words, for the history.</summary>
    public string Summary { get; private set; } = "";

    public Guid MadeById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string MadeByName { get; private set; } = "";

    public DateTime MadeAtUtc { get; private set; }

    public DateTime? RevokedAtUtc { get; private set; }

    public Guid? RevokedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? RevokedByName { get; private set; }

    public string? RevokedReason { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<DelegationPermission> Permissions => _permissions;

    /// <summary>What can be told without the database: nothing missing, days in order and not gone, two people.</summary>
    public static IEnumerable<BusinessException> FaultsOf(DelegationTerms terms, DateOnly today)
    {
        foreach (var missing in new[] { (terms.FromOn, "Input.FromOn"), (terms.ToOn, "Input.ToOn"), (terms.Paper.IssuedOn, "Input.PaperOn") }.Where(day => day.Item1 is null))
        {
            yield return new BusinessException(FrameworkErrors.DayMissing).At(missing.Item2);
        }

        if (VietnameseText.IsBlank(terms.Paper.Number) || VietnameseText.IsBlank(terms.Paper.Issuer))
        {
            yield return new BusinessException(AdministrationErrors.DelegationPaperMissing).At(VietnameseText.IsBlank(terms.Paper.Number) ? "Input.PaperNumber" : "Input.PaperIssuer");
        }

        if (VietnameseText.IsBlank(terms.PrincipalOffice) || VietnameseText.IsBlank(terms.DeputyOffice))
        {
            yield return new BusinessException(AdministrationErrors.DelegationOfficeMissing).At(VietnameseText.IsBlank(terms.PrincipalOffice) ? "Input.PrincipalOffice" : "Input.DeputyOffice");
        }

        if (terms.FromOn is { } from && terms.ToOn is { } to && to < from)
        {
            yield return new BusinessException(AdministrationErrors.DelegationReversed).At("Input.ToOn");
        }
        else if (terms.ToOn < today)
        {
            yield return new BusinessException(AdministrationErrors.DelegationGone).At("Input.ToOn");
        }

        if (terms.Paper.IssuedOn > today)
        {
            yield return new BusinessException(AdministrationErrors.DelegationPaperAhead).At("Input.PaperOn");
        }

        if (terms.PrincipalId == terms.DeputyId)
        {
            yield return new BusinessException(AdministrationErrors.DelegationToSelf).At("Input.DeputyId");
        }

        if (terms.Permissions.Count == 0)
        {
            yield return new BusinessException(AdministrationErrors.DelegationEmpty).At("Input.Permissions");
        }
    }

    public static DelegationState StateOf(DateOnly from, DateOnly to, DateTime? revokedAtUtc, DateOnly today) =>
        revokedAtUtc is not null ? DelegationState.Revoked
        : to < today ? DelegationState.Ended
        : from > today ? DelegationState.Coming
        : DelegationState.Current;

    public void Give(Guid id, string permission) => _permissions.Add(new DelegationPermission(id, TenantId, Id, permission));

    public void Summarize(string permissions) => Summary = permissions.Length <= SummaryLength ? permissions : permissions[..SummaryLength];

    /// <exception cref="BusinessException">It has been revoked before, or is over.</exception>
    public void Revoke(string reason, Actor by, DateOnly today)
    {
        if (RevokedAtUtc is { } at)
        {
            throw new BusinessException(AdministrationErrors.DelegationRevoked).With("by", RevokedByName).With("at", Format.DateTime(at)).As(RefusalKind.State);
        }

        if (ToOn < today)
        {
            throw new BusinessException(AdministrationErrors.DelegationOver).With("to", Format.Date(ToOn)).As(RefusalKind.State);
        }

        if (VietnameseText.IsBlank(reason))
        {
            throw new BusinessException(FrameworkErrors.ReasonMissing).At("Input.Reason");
        }

        RevokedAtUtc = by.AtUtc;
        RevokedById = by.Id;
        RevokedByName = by.Name;
        RevokedReason = VietnameseText.Clean(reason);
    }
}

/// <summary>One permission of a delegation.</summary>
internal sealed class DelegationPermission : ITenantOwned
{
    public const int PermissionLength = 100;

    private DelegationPermission()
    {
    }

    public DelegationPermission(Guid id, Guid tenantId, Guid delegationId, string permission)
    {
        Id = id;
        TenantId = tenantId;
        DelegationId = delegationId;
        Permission = permission;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid DelegationId { get; private set; }

    public string Permission { get; private set; } = "";
}
