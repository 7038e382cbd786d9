using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Framework;

/// <summary>How a permission on a page becomes a check, and what a refusal leaves for its page.</summary>
public sealed class PermissionPolicyTests
{
    private const string See = "Thu.Row.View";

    [Fact]
    public async Task Policy_OfAPermission_AsksForAPersonWhoMay()
    {
        var policies = Policies();

        var policy = await policies.GetPolicyAsync(new HasPermissionAttribute(See).Policy!);

        policy.ShouldNotBeNull().Requirements.OfType<PermissionRequirement>().ShouldBe([new PermissionRequirement(See)]);
        policy.Requirements.OfType<DenyAnonymousAuthorizationRequirement>().Count().ShouldBe(1);
        policies.AllowsCachingPolicies.ShouldBeTrue();
        new HasPermissionAttribute(See).Permission.ShouldBe(See);
    }

    [Fact]
    public async Task Policy_OfAPermissionNobodyDefines_IsAFaultAndAnotherNameIsNone()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Policies().GetPolicyAsync(PermissionPolicies.Prefix + "Thu.Gone.View"));

        (await Policies().GetPolicyAsync("another")).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_OfAPerson_SucceedsOrSaysWhatIsMissing(bool may)
    {
        var http = new DefaultHttpContext();
        var requirement = new PermissionRequirement(See);
        var (page, elsewhere) = (Context(requirement, http), Context(requirement, null));
        var handler = new PermissionHandler(new Somebody(may));

        await handler.HandleAsync(page);
        await handler.HandleAsync(elsewhere);

        (page.HasSucceeded, elsewhere.HasSucceeded).ShouldBe((may, may));
        http.Items.TryGetValue(PermissionHandler.DeniedKey, out var denied).ShouldBe(!may);
        denied.ShouldBe(may ? null : See);
    }

    private static AuthorizationHandlerContext Context(PermissionRequirement requirement, HttpContext? http) => new([requirement], new ClaimsPrincipal(), http);

    private static PermissionPolicies Policies() => new(Options.Create(new AuthorizationOptions()), new PermissionCatalogue(new ModuleSet([new Made()])));

    private sealed class Somebody(bool may) : ICurrentUser
    {
        public UserInfo? Info => null;

        public UserInfo Required => throw new InvalidOperationException();

        public UnitScope? Scope => null;

        public bool May(string permission) => may && permission == See;
    }

    private sealed class Made : IKetNghiaModule
    {
        public string Name => "Thu";

        public IEnumerable<PermissionDefinition> Permissions => [new(See, null, [WorkspaceKind.Locality])];

        public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        {
        }
    }
}
