using System.Security.Claims;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Seeding;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Workspaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.TestBase;

public sealed record TestWorkspace(Guid Id, WorkspaceKind Kind, string Slug, string Name, Guid? PartyId)
{
    /// <summary>What a locality's codes begin with outside it.</summary>
    public string CodePrefix { get; init; } = "";

    /// <summary>Path of a page in this workspace.</summary>
    public string Path(string page) => $"/k/{Slug}/{page.TrimStart('/')}";
}

public sealed record TestPerson(Guid AccountId, string UserName, string FullName, string? Password);

public sealed partial class TestData
{
    /// <summary>The host workspace every installation has.</summary>
    public TestWorkspace Province { get; } = new(HostTenant.Value, WorkspaceKind.Province, "tinh", "Tỉnh Quảng Nam", null);

    /// <summary>A workspace with the default roles of its kind.</summary>
    public async Task<TestWorkspace> CreateWorkspaceAsync(WorkspaceKind kind, string? slug = null, string? name = null, Guid? partyId = null, params Guid[] unitIds)
    {
        var number = Next();
        var made = new TestWorkspace(Host.Ids.New(), kind, slug ?? $"noi-{number}", name ?? $"Nơi {number}", partyId) { CodePrefix = Letters(number) };
        await WriteAsync(HostTenant.Value, (services, db) =>
        {
            var workspace = new Workspace(
                made.Id, kind, made.Slug, made.Name, kind == WorkspaceKind.Locality ? LocalityKind.OldDistrict : LocalityKind.None, partyId,
                kind == WorkspaceKind.Locality ? made.CodePrefix : null);
            foreach (var unit in unitIds)
            {
                workspace.Include(Host.Ids.New(), unit, null, null);
            }

            db.Add(workspace);
            Explain(services, nameof(Workspace), made.Id, made.Name);
        });
        await Host.WithAsync(
            services => services.GetServices<ISeeder>().OfType<WorkspaceSeeder>().Single().EnsureRolesAsync(made.Id, kind, CancellationToken.None),
            AmbientFrame.Empty with { TenantId = made.Id });
        return made;
    }

    /// <summary>A prefix of its own for each: XAAA, XAAB …</summary>
    private static string Letters(int number) => new(['X', (char)('A' + (number / 676 % 26)), (char)('A' + (number / 26 % 26)), (char)('A' + (number % 26))]);

    /// <summary>An account; it may do nothing before it has joined a workspace. Hashing a password takes time: give one only when it is typed.</summary>
    public async Task<TestPerson> CreatePersonAsync(string? fullName = null, string? password = null)
    {
        var number = Next();
        var person = new TestPerson(Host.Ids.New(), $"nguoi{number}", fullName ?? $"Người Thử {number}", password);
        await WriteAsync(HostTenant.Value, (services, db) =>
        {
            var account = new Account(person.AccountId, person.UserName, person.FullName, null) { NormalizedUserName = person.UserName.ToUpperInvariant(), SecurityStamp = person.UserName };
            account.PasswordHash = password is null ? null : services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, password);
            db.Add(account);
            Explain(services, nameof(Account), account.Id, person.FullName);
        });
        return person;
    }

    /// <summary>Gives a person roles in a workspace, limited to units when any are named.</summary>
    public async Task<Guid> JoinAsync(TestPerson person, TestWorkspace workspace, IReadOnlyCollection<string> roleCodes, params Guid[] unitIds)
    {
        var id = Host.Ids.New();
        await Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                var roles = await db.Set<Role>().Where(role => roleCodes.Contains(role.Code)).Select(role => role.Id).ToListAsync();
                if (roles.Count != roleCodes.Count)
                {
                    throw new ArgumentException($"{workspace.Slug} lacks a role of {string.Join(", ", roleCodes)}.", nameof(roleCodes));
                }

                var membership = new Membership(id, workspace.Id, person.AccountId, null, null, Guid.Empty, Host.Clock.UtcNow);
                roles.ForEach(role => membership.Give(Host.Ids.New(), role));
                foreach (var unit in unitIds)
                {
                    membership.Limit(Host.Ids.New(), unit);
                }

                db.Add(membership);
                Explain(services, nameof(Membership), id, person.FullName);
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = workspace.Id });
        return id;
    }

    /// <summary>A new person with one of the default roles (<see cref="RoleCodes"/>).</summary>
    public async Task<TestPerson> CreateMemberAsync(TestWorkspace workspace, string roleCode, params Guid[] unitIds)
    {
        var person = await CreatePersonAsync();
        await JoinAsync(person, workspace, [roleCode], unitIds);
        return person;
    }

    /// <summary>A new person with exactly these permissions (and what they depend on); none at all is possible.</summary>
    public async Task<TestPerson> CreateMemberWithAsync(TestWorkspace workspace, IEnumerable<string> permissions, params Guid[] unitIds)
    {
        var code = $"rieng-{Next()}";
        await WriteAsync(workspace.Id, (services, db) =>
        {
            var role = new Role(Host.Ids.New(), workspace.Id, code, code, isDefault: false, services.GetRequiredService<PermissionCatalogue>().WithParents(permissions));
            db.Add(role);
            Explain(services, nameof(Role), role.Id, role.Name);
        });
        return await CreateMemberAsync(workspace, code, unitIds);
    }

    /// <summary>A new person who may do everything that can be done in such a workspace.</summary>
    public Task<TestPerson> CreateMightyMemberAsync(TestWorkspace workspace, params Guid[] unitIds) =>
        CreateMemberWithAsync(workspace, Host.Services.GetRequiredService<PermissionCatalogue>().For(workspace.Kind).Select(permission => permission.Name), unitIds);

    /// <summary>A browser in which the person is signed in, without the detour over the sign-in page.</summary>
    /// <param name="visitor">The browser to use; a new one at the host otherwise.</param>
    public async Task<Visitor> VisitAsync(TestPerson person, Visitor? visitor = null)
    {
        var key = "";
        await Host.WithAsync(async services =>
        {
            key = services.GetRequiredService<SessionService>().Begin(person.AccountId, "127.0.0.1", "test");
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        });
        var options = Host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var identity = new ClaimsIdentity([new Claim(SessionCookie.KeyClaim, key)], SessionCookie.Scheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties(), SessionCookie.Scheme);
        visitor ??= Host.Visitor();
        visitor.Keep(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
        return visitor;
    }

    /// <summary>A program that carries a token of the person for one workspace, with all the person may do there.</summary>
    public async Task<Visitor> VisitByTokenAsync(TestPerson person, TestWorkspace workspace)
    {
        var visitor = Host.Visitor();
        visitor.Carry(await CreateTokenAsync(person, workspace));
        return visitor;
    }

    /// <summary>A token of the person for one workspace, with all the person may do there.</summary>
    public async Task<string> CreateTokenAsync(TestPerson person, TestWorkspace workspace)
    {
        var frame = await FrameAsync(person, workspace);
        var wanted = new NewToken($"Thẻ {Next()}", workspace.Slug, 30, [.. frame.User!.Permissions]);
        return await Host.WithAsync(
            services => services.GetRequiredService<TokenService>().CreateAsync(frame.User, wanted, CancellationToken.None),
            AmbientFrame.Empty with { User = frame.User });
    }

    /// <summary>What a request of this person in this workspace runs as; for calling services directly.</summary>
    public Task<AmbientFrame> FrameAsync(TestPerson person, TestWorkspace workspace) => Host.WithAsync(async services =>
    {
        var entry = await services.GetRequiredService<IWorkspaceResolver>().ResolveAsync(workspace.Slug, person.AccountId, CancellationToken.None);
        var user = new UserInfo(person.AccountId, person.UserName, person.FullName, null, [], new HashSet<string>()).Within(entry);
        return new AmbientFrame(entry.Workspace!.TenantId, entry.Workspace, user, entry.Scope);
    });

    private Task WriteAsync(Guid tenant, Action<IServiceProvider, KetNghiaDbContext> write) => Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            write(services, db);
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = tenant });

    /// <summary>Recorded rows may not change without an action that explains it.</summary>
    private static void Explain(IServiceProvider services, string entity, Guid id, string label) =>
        services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Workspace.Seeded", entity, id, label));
}
