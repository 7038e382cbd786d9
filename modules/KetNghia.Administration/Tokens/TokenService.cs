using System.Buffers.Text;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Tokens;

internal sealed record NewToken(string Name, string WorkspaceSlug, int Days, IReadOnlyCollection<string> Permissions);

internal sealed record TokenLine(
    Guid Id, string Name, string Prefix, string Workspace, int PermissionCount, DateTime CreatedAtUtc, DateTime ExpiresAtUtc, DateTime? LastUsedAtUtc, DateTime? RevokedAtUtc);

internal sealed class TokenService(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IClock clock, IIdGenerator ids, IRandomSource random, IWorkspaceResolver workspaces, PermissionCatalogue catalogue,
    TwoFactorRule twoFactor)
{
    public const string Prefix = "kn_";
    public const int LongestDays = 365;
    public const int MostTokens = 20;
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    /// <summary>A token that may do nothing is of no use.</summary>
    public static IEnumerable<BusinessException> FaultsOf(IReadOnlyCollection<string> permissions)
    {
        if (permissions.Count == 0)
        {
            yield return new BusinessException(AccountErrors.TokenPermissionMissing);
        }
    }

    /// <summary>Makes a token and returns it; only its hash is kept.</summary>
    public async Task<string> CreateAsync(UserInfo owner, NewToken wanted, CancellationToken cancellationToken)
    {
        var entry = await EnterAsync(owner.AccountId, wanted.WorkspaceSlug, cancellationToken);
        var permissions = catalogue.WithParents(wanted.Permissions);
        if (permissions.Count == 0 || permissions.FirstOrDefault(p => !entry.Permissions!.Contains(p)) is not null)
        {
            throw new BusinessException(AccountErrors.TokenPermissionMissing);
        }

        if (entry.DemandsSecondFactor && await OwesFactorAsync(owner.AccountId, cancellationToken))
        {
            throw new BusinessException(AccountErrors.TokenNeedsSecondFactor);
        }

        if (wanted.Days is < 1 or > LongestDays)
        {
            throw new BusinessException(AccountErrors.TokenExpiry).With("days", LongestDays).At("Input.Days");
        }

        var now = clock.UtcNow;
        if (await db.Set<AccessToken>().CountAsync(t => t.AccountId == owner.AccountId && t.RevokedAtUtc == null && t.ExpiresAtUtc > now, cancellationToken) >= MostTokens)
        {
            throw new BusinessException(AccountErrors.TokensTooMany).With("count", MostTokens);
        }

        var token = Prefix + Base64Url.EncodeToString(random.Bytes(32));
        var row = new AccessToken(
            ids.New(), owner.AccountId, entry.Workspace!.Id, VietnameseText.Clean(wanted.Name), SessionService.Hash(token),
            token[..AccessToken.PrefixLength], permissions, now, now.AddDays(wanted.Days));
        db.Add(row);
        await SaveAsync(new ActionEntry("Administration.Token.Created", nameof(AccessToken), row.Id, row.Name)
        {
            RootId = owner.AccountId,
            Data = new Dictionary<string, object?> { ["workspace"] = entry.Workspace.Name, ["count"] = permissions.Count, ["days"] = wanted.Days },
        }, cancellationToken);
        return token;
    }

    public async Task RevokeAsync(UserInfo owner, Guid tokenId, CancellationToken cancellationToken)
    {
        var token = await db.Set<AccessToken>().FirstOrDefaultAsync(t => t.Id == tokenId && t.AccountId == owner.AccountId, cancellationToken)
            ?? throw new RecordNotFoundException();
        token.Revoke(clock.UtcNow);
        await SaveAsync(new ActionEntry("Administration.Token.Revoked", nameof(AccessToken), tokenId, token.Name) { RootId = owner.AccountId }, cancellationToken);
    }

    public async Task<IReadOnlyList<TokenLine>> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var rows = await (from t in db.Set<AccessToken>().AsNoTracking()
                          join w in db.Set<Workspace>() on t.WorkspaceId equals w.Id
                          where t.AccountId == accountId
                          orderby t.CreatedAtUtc descending
                          select new { Token = t, w.Name }).Take(100).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new TokenLine(
            r.Token.Id, r.Token.Name, r.Token.Prefix, r.Name, AccessToken.Names(r.Token.Permissions).Count, r.Token.CreatedAtUtc, r.Token.ExpiresAtUtc,
            r.Token.LastUsedAtUtc, r.Token.RevokedAtUtc))];
    }

    /// <summary>What the person may do there, which is the most a token of theirs may.</summary>
    public async Task<WorkspaceEntry> EnterAsync(Guid accountId, string slug, CancellationToken cancellationToken)
    {
        var entry = await workspaces.ResolveAsync(slug, accountId, cancellationToken);
        return entry.Outcome == WorkspaceEntryOutcome.Entered ? entry : throw new RecordNotFoundException();
    }

    /// <summary>Who a presented token speaks for; null when it is unknown, expired, revoked or its owner may not sign in.</summary>
    public async Task<SignedInFeature?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SessionService.Hash(token);
        var row = await (from t in db.Set<AccessToken>().AsNoTracking()
                         join a in db.Set<Account>() on t.AccountId equals a.Id
                         where t.TokenHash == hash
                         select new { Token = t, a.UserName, a.FullName, a.IsDisabled, a.MustChangePassword, a.TwoFactorEnabled }).FirstOrDefaultAsync(cancellationToken);
        var now = clock.UtcNow;
        if (row is null || row.IsDisabled || row.MustChangePassword || row.Token.RevokedAtUtc is not null || row.Token.ExpiresAtUtc <= now)
        {
            return null;
        }

        if (row.Token.LastUsedAtUtc is not { } used || now - used > UsedEvery)
        {
            await db.Set<AccessToken>().Where(t => t.Id == row.Token.Id).ExecuteUpdateAsync(u => u.SetProperty(t => t.LastUsedAtUtc, now), cancellationToken);
        }

        return new SignedInFeature(new UserInfo(row.Token.AccountId, row.UserName!, row.FullName, null, [], new HashSet<string>(), null, row.Token.Id))
        {
            Token = new TokenLimits(row.Token.WorkspaceId, AccessToken.Names(row.Token.Permissions).ToHashSet()),
            SecondFactorSetUp = !row.TwoFactorEnabled && await twoFactor.IsEnforcedAsync(cancellationToken) ? SessionService.SecondFactorPage : null,
        };
    }

    /// <summary>A token is no way around the second factor a role demands.</summary>
    private async Task<bool> OwesFactorAsync(Guid accountId, CancellationToken cancellationToken) =>
        !await db.Set<Account>().AnyAsync(a => a.Id == accountId && a.TwoFactorEnabled, cancellationToken) && await twoFactor.IsEnforcedAsync(cancellationToken);

    private async Task SaveAsync(ActionEntry entry, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(entry);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
