using KetNghia.Administration.Accounts;
using KetNghia.Administration.Auditing;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.JobScreen;
using KetNghia.Administration.Localities;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Mail;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Pages.Localities;
using KetNghia.Administration.Roles;
using KetNghia.Administration.SecondFactors;
using KetNghia.Administration.Seeding;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SettingsScreen;
using KetNghia.Administration.SignIn;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Users;
using KetNghia.Administration.Workspaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration;

/// <summary>Accounts, memberships, roles, localities, sessions, tokens, settings, audit and jobs screens.</summary>
public sealed class AdministrationModule : IKetNghiaModule
{
    public string Name => "Administration";

    public Type TextResource => typeof(AdministrationResource);

    public IEnumerable<SettingDefinition> Settings => [.. MailSettings.Definitions, .. SecuritySettings.Definitions];

    public IEnumerable<PermissionDefinition> Permissions => AdministrationPermissions.Definitions;

    public IEnumerable<MenuItem> Menu => AdministrationMenu.Items;

    public IEnumerable<JobSchedule> Schedules => [new(WorkMailJob.Name, "0 0 6 * * ?", WorkMailJob.Name)];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IDelegations, DelegationsInForce>();
        services.AddScoped<WorkspaceQueries>();
        services.AddScoped<IWorkspaceResolver>(p => p.GetRequiredService<WorkspaceQueries>());
        services.AddScoped<IWorkspaceDirectory>(p => p.GetRequiredService<WorkspaceQueries>());
        services.AddScoped<IJobIdentity, JobIdentity>();
        AddIdentity(services, configuration);
        services.AddScoped<WorkspaceSeeder>();
        services.AddScoped<AdminGuard>();
        services.AddScoped<RightsWriter>();
        services.AddScoped<AccountRegistration>();
        services.AddScoped<UserAppService>();
        services.AddScoped<UserQueries>();
        services.AddScoped<AccountAdminService>();
        services.AddScoped<SecondFactorResetService>();
        services.AddScoped<DelegationAppService>();
        services.AddScoped<DelegationQueries>();
        services.AddScoped<IDelegationProvisioning, DelegationProvisioning>();
        services.AddScoped<RoleAppService>();
        services.AddScoped<RoleQueries>();
        services.AddScoped<WorkspaceMembers>();
        services.AddScoped<IWorkspaceMembers>(provider => provider.GetRequiredService<WorkspaceMembers>());
        services.AddScoped<WhyQueries>();
        services.AddScoped<IPermissionExplainer>(provider => provider.GetRequiredService<WhyQueries>());
        services.AddScoped<CodePrefixes>();
        services.AddScoped<LocalityAppService>();
        services.AddScoped<ProvinceLocalityQueries>();
        services.AddScoped<UnitPicker>();
        services.AddScoped<SettingsAppService>();
        services.AddScoped<MailSender>();
        services.AddJob<TestMailJob>();
        services.AddScoped<IDigestCourier, DigestCourier>();
        services.AddJob<DigestMailJob>();
        services.AddScoped<WorkMailLog>();
        services.AddScoped<WorkMailReader>();
        services.AddScoped<WorkMailWords>();
        services.AddScoped<WorkMailCourier>();
        services.AddJob<WorkMailJob>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<JobQueries>();
        services.AddScoped<JobAppService>();
    }

    private static void AddIdentity(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AccountSecrets>();
        services.AddScoped<AccountPasswords>();
        services.AddScoped<AccountProfiles>();
        services.AddScoped<IFirstAdmin, FirstAdmin>();
        services.AddScoped<IAccountProvisioning, AccountProvisioning>();
        services.AddScoped<SecuritySettings>();
        services.AddScoped<TwoFactorRule>();
        services.AddScoped<SessionService>();
        services.AddScoped<MySessions>();
        services.AddScoped<MyWorkspaces>();
        services.AddScoped<SecondFactorService>();
        services.AddScoped<SignInService>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<TokenService>();
        services.Configure<SignInLimits>(configuration.GetSection("Security:SignIn"));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Security:PasswordIterations", AccountSecrets.Iterations));
        services.AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.User.RequireUniqueEmail = false;
            })
            .AddUserStore<AccountStore>();
        services.AddAuthentication(TokenAuthentication.Selector)
            .AddPolicyScheme(TokenAuthentication.Selector, null, o => o.ForwardDefaultSelector = TokenAuthentication.SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddSessionCookie();
    }
}
