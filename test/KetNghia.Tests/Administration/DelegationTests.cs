using System.Net;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Tokens;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Making and revoking a delegation, through the door and several at once.</summary>
public sealed class DelegationTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Confirm = PairingPermissions.Contributions.Confirm;
    private const string Decide = PairingPermissions.Pairings.Decide;

    [DatabaseTest]
    public async Task Give_ByTheLeader_IsKeptLoggedAndShownToBoth(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        using var giver = await data.VisitAsync(leader);
        using var taker = await data.VisitAsync(officer);

        var answer = await giver.FillAsync(place.Path("/administration/delegations/give"), await FieldsAsync(data, place, leader, officer, Confirm));
        var record = await giver.FollowAsync(answer);

        record.Text.ShouldContain($"{leader.FullName} ủy quyền cho {officer.FullName}");
        record.Text.ShouldContain("KT. CHỦ TỊCH");
        record.Text.ShouldContain("15/GUQ-UBND ngày 15/05/2025, Ủy ban nhân dân huyện");
        record.Has("a[href*='/revoke/']").ShouldBeTrue();
        var shown = await taker.OpenAsync(place.Path("/administration/delegations/mine"));
        shown.Text.ShouldContain(leader.FullName);
        var path = shown.Document.QuerySelector("main a[href*='/delegations/details/']")!.GetAttribute("href")!;
        var theirs = await taker.OpenAsync(path);
        theirs.Has("a[href*='/revoke/']").ShouldBeFalse();
        (await taker.GetAsync(path.Replace("details", "revoke", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.Accountant));
        (await other.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        (await admin.OpenAsync(place.Path("/administration/delegations?q=" + Uri.EscapeDataString(officer.FullName)))).Text.ShouldContain(leader.FullName);
        (await admin.OpenAsync(place.Path("/administration/delegations?state=Ended"))).Text.ShouldNotContain(leader.FullName);
        (await ActionsAsync(data, place)).ShouldContain("Administration.Delegation.Made");
    }

    [DatabaseTest]
    public async Task Create_ByTheAdministratorForALeader_AsksWhoFirst(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var admin = await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        using var visitor = await data.VisitAsync(admin);
        var terms = await data.TermsAsync(place, leader, officer, [Confirm]);

        var first = await visitor.OpenAsync(place.Path("/administration/delegations/create"));
        var path = place.Path("/administration/delegations/create?principal=" + terms.PrincipalId);
        var form = await visitor.OpenAsync(path);
        var answer = await visitor.FillAsync(path, await FieldsAsync(data, place, leader, officer, Confirm));

        first.Document.QuerySelectorAll("#principal option").Select(o => o.TextContent).ShouldContain(leader.FullName);
        first.Has("[name='Input.DeputyId']").ShouldBeFalse();
        form.Document.QuerySelectorAll("[name='Input.Permissions']").Select(i => i.GetAttribute("value")).Order().ShouldBe(["Documents.Papers.Approve", Confirm, Decide]);
        form.Document.QuerySelectorAll("[name='Input.DeputyId'] option").Select(o => o.TextContent).ShouldNotContain(admin.FullName);
        answer.Location.ShouldNotBeNull(answer.Text).ShouldContain("/delegations/details/");
    }

    [DatabaseTest]
    public async Task Give_EndsBeforeItBegins_IsToldAndNothingTypedIsLost(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        using var giver = await data.VisitAsync(leader);

        var answer = await giver.FillAsync(
            place.Path("/administration/delegations/give"),
            [
                .. (await FieldsAsync(data, place, leader, officer, Confirm)).Where(f => f.Name is not ("Input.FromOn" or "Input.ToOn" or "Input.PaperIssuer")),
                ("Input.FromOn", "20/06/2025"), ("Input.ToOn", "19/06/2025"), ("Input.PaperIssuer", ""),
            ]);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.FieldError("Input.ToOn").ShouldBe("Ngày cuối phải từ ngày đầu trở đi. Sửa lại một trong hai ngày.");
        answer.FieldError("Input.PaperIssuer").ShouldNotBeNull();
        answer.Document.QuerySelector("[name='Input.FromOn']")!.GetAttribute("value").ShouldBe("20/06/2025");
        answer.Document.QuerySelector("[name='Input.PaperNumber']")!.GetAttribute("value").ShouldBe("15/GUQ-UBND");
        answer.Has($"[name='Input.Permissions'][value='{Confirm}'][checked]").ShouldBeTrue();
        (await CountAsync(data, place)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Give_Overlapping_IsToldWithWhomAndWhen(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var other = await data.CreateMemberAsync(place, RoleCodes.Supervisor);
        var second = await data.CreateMemberAsync(place, RoleCodes.Leader);
        await data.DelegateAsync(place, leader, officer, [Confirm], 0, 7);

        (await RefusedAsync(data, place, leader, other, [Confirm, Decide], 7, 9)).Code.ShouldBe(AdministrationErrors.DelegationOverlaps);
        var why = await RefusedAsync(data, place, second, officer, [Confirm], 3, 4);
        (why.Code, why.Values["name"], why.Values["from"], why.Values["to"]).ShouldBe((AdministrationErrors.DeputyOverlaps, leader.FullName, "15/05/2025", "22/05/2025"));
        await data.DelegateAsync(place, leader, other, [Decide], 0, 7);
        await data.DelegateAsync(place, leader, other, [Confirm], 8, 9);
        await data.DelegateAsync(place, second, officer, [Confirm], 8, 9);
        (await CountAsync(data, place)).ShouldBe(4);
    }

    [DatabaseTest]
    public async Task Give_TwoAtOnce_OneIsRefused(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var other = await data.CreateMemberAsync(place, RoleCodes.Supervisor);
        var second = await data.CreateMemberAsync(place, RoleCodes.Leader);

        var ofOnePrincipal = await Race.RunAsync(2, runner => TryAsync(data, place, leader, runner == 0 ? officer : other));
        var ofOneDeputy = await Race.RunAsync(2, runner => TryAsync(data, place, runner == 0 ? second : leader, ofOnePrincipal[0] is null ? officer : other, 0));

        ofOnePrincipal.Order().ShouldBe([null, AdministrationErrors.DelegationOverlaps]);
        ofOneDeputy.ShouldAllBe(code => code != null);
        (await CountAsync(data, place)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Give_TwoPrincipalsToOneDeputyAtOnce_OneIsRefused(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var second = await data.CreateMemberAsync(place, RoleCodes.Leader);

        var answers = await Race.RunAsync(2, runner => TryAsync(data, place, runner == 0 ? leader : second, officer));

        answers.Order().ShouldBe([null, AdministrationErrors.DeputyOverlaps]);
        (await CountAsync(data, place)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Give_WhatIsNotOnesOwn_IsRefused(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var third = await data.CreateMemberAsync(place, RoleCodes.Supervisor);
        await data.DelegateAsync(place, leader, officer, [Confirm]);

        (await RefusedAsync(data, place, officer, third, [Confirm])).Code.ShouldBe(AdministrationErrors.DelegationNotHeld);
        (await RefusedAsync(data, place, leader, third, [AdministrationPermissions.Audit.View])).Code.ShouldBe(AdministrationErrors.DelegationNotHeld);
        (await RefusedAsync(data, place, leader, await data.CreateMemberAsync(place, RoleCodes.Accountant), [Confirm])).Code.ShouldBe(AdministrationErrors.DelegationIdle);
        (await RefusedAsync(data, place, leader, leader, [Decide])).Code.ShouldBe(AdministrationErrors.DelegationToSelf);
    }

    [DatabaseTest(OnSqliteOnly = "rules over rows that are read alike")]
    public async Task Give_ForAnother_NeedsThePermissionAndIsNeverToOneself(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        var admin = await data.CreateMemberWithAsync(place, [AdministrationPermissions.Delegations.Manage]);
        var (forOther, toMaker) = (await data.TermsAsync(place, leader, officer, [Confirm]), await data.TermsAsync(place, leader, admin, [Confirm]));

        var stranger = await Should.ThrowAsync<BusinessException>(() => MakeAsync(data, place, officer, forOther));
        (stranger.Code, stranger.Kind).ShouldBe((AdministrationErrors.DelegationNotYours, RefusalKind.Person));
        (await Should.ThrowAsync<BusinessException>(() => MakeAsync(data, place, admin, toMaker))).Code.ShouldBe(AdministrationErrors.DelegationToMaker);
        (await MakeAsync(data, place, admin, forOther)).ShouldNotBe(Guid.Empty);
    }

    /// <summary>A person of one commune passes nothing on to somebody who reaches all of them.</summary>
    [DatabaseTest]
    public async Task Give_BeyondOnesScope_IsRefusedAndLaterGoesOut(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.Zuoich, TestData.ChoChun);
        var commune = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer, TestData.Zuoich);
        var (within, beyond) = (await data.CreateMemberAsync(place, RoleCodes.LocalityViewer, TestData.Zuoich), await data.CreateMemberAsync(place, RoleCodes.LocalityViewer));

        (await RefusedAsync(data, place, commune, beyond, [Confirm])).Code.ShouldBe(AdministrationErrors.DelegationBeyond);
        await data.DelegateAsync(place, commune, within, [Confirm]);
        (await data.FrameAsync(within, place)).User!.May(Confirm).ShouldBeTrue();
        await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(
            "DELETE FROM Adm_MembershipUnits WHERE MembershipId IN (SELECT Id FROM Adm_Memberships WHERE AccountId = {0})", within.AccountId));
        (await data.FrameAsync(within, place)).User!.May(Confirm).ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Entry_OfADeputy_CostsOneCommandMoreAndOfOthersNone(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(officer);
        var path = place.Path("/administration/why");
        await visitor.OpenAsync(path);
        var before = (await visitor.OpenAsync(path)).Sql.Count;
        await data.DelegateAsync(place, leader, officer, [Confirm]);
        await visitor.OpenAsync(path);

        var during = (await visitor.OpenAsync(path)).Sql.Count;
        data.Host.Clock.Advance(TimeSpan.FromDays(9));
        using var later = await data.VisitAsync(officer);
        await later.OpenAsync(path);
        var after = (await later.OpenAsync(path)).Sql.Count;

        (during, after).ShouldBe((before + 1, before));
    }

    /// <summary>Whoever holds a permission for another has no token for it, and gives it to no role of their own.</summary>
    [DatabaseTest(OnSqliteOnly = "what is held is the same on both")]
    public async Task Held_ForAnother_IsInNoToken(Provider provider)
    {
        var (data, place, leader, officer) = await ArrangeAsync(provider);
        await data.DelegateAsync(place, leader, officer, [Confirm]);
        var frame = await data.FrameAsync(officer, place);

        (frame.User!.May(Confirm), frame.User.Permissions.Contains(Confirm)).ShouldBe((true, false));
        (await Should.ThrowAsync<BusinessException>(() => data.Host.WithAsync(
            services => services.GetRequiredService<TokenService>().CreateAsync(frame.User, new NewToken("Thử", place.Slug, 30, [Confirm]), CancellationToken.None),
            AmbientFrame.Empty with { User = frame.User }))).Code.ShouldBe(AccountErrors.TokenPermissionMissing);
    }

    [DatabaseTest(OnSqliteOnly = "what is held is the same on both")]
    public async Task Held_ForAnother_IsPutIntoNoRoleOfOnesOwn(Provider provider)
    {
        var (data, place, leader, _) = await ArrangeAsync(provider);
        var keeper = await data.CreateMemberWithAsync(place, [AdministrationPermissions.Roles.Manage]);
        await data.DelegateAsync(place, leader, keeper, [Confirm]);
        var own = await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().Where(r => !r.IsDefault).Select(r => r.Id).SingleAsync(), AmbientFrame.Empty with { TenantId = place.Id });

        var refused = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(keeper, place, async services =>
        {
            await services.GetRequiredService<RoleAppService>().ChangeAsync(own, 1, new RoleInput("Giữ vai trò", false, [AdministrationPermissions.Roles.Manage, Confirm]), CancellationToken.None);
            return 0;
        }));

        refused.Code.ShouldBe(AdministrationErrors.OwnRole);
    }

    /// <summary>A deputy of somebody whose role demands a second factor owes one as well.</summary>
    [DatabaseTest(OnSqliteOnly = "what is read is the same on both")]
    public async Task Entry_ForWhoOwesASecondFactor_DemandsOne(Provider provider)
    {
        var (data, place, _, officer) = await ArrangeAsync(provider);
        var admin = await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        var before = await ResolveAsync(data, place, officer);

        await data.DelegateAsync(place, admin, officer, [Decide]);

        before.DemandsSecondFactor.ShouldBeFalse();
        (await ResolveAsync(data, place, officer)).DemandsSecondFactor.ShouldBeTrue();
        (await ResolveAsync(data, place, admin)).GivenTo.ShouldBe([new(Decide, officer.FullName)]);
    }

    private static Task<WorkspaceEntry> ResolveAsync(TestData data, TestWorkspace place, TestPerson person) =>
        data.Host.WithAsync(services => services.GetRequiredService<IWorkspaceResolver>().ResolveAsync(place.Slug, person.AccountId, CancellationToken.None));

    private static async Task<(string Name, string? Value)[]> FieldsAsync(TestData data, TestWorkspace place, TestPerson principal, TestPerson deputy, string permission)
    {
        var terms = await data.TermsAsync(place, principal, deputy, [permission]);
        return
        [
            ("Input.DeputyId", terms.DeputyId.ToString()), ("Input.Permissions", permission), ("Input.FromOn", Format.Date(terms.FromOn)), ("Input.ToOn", Format.Date(terms.ToOn)),
            ("Input.Capacity", "ForHead"), ("Input.PrincipalOffice", "CHỦ TỊCH"), ("Input.DeputyOffice", "PHÓ CHỦ TỊCH"), ("Input.PaperNumber", "15/GUQ-UBND"),
            ("Input.PaperOn", Format.Date(data.Host.Clock.Today)), ("Input.PaperIssuer", "Ủy ban nhân dân huyện"),
        ];
    }

    private static Task<Guid> MakeAsync(TestData data, TestWorkspace place, TestPerson by, DelegationTerms terms) =>
        data.AsAsync(by, place, services => services.GetRequiredService<DelegationAppService>().MakeAsync(terms, CancellationToken.None));

    private static Task<BusinessException> RefusedAsync(
        TestData data, TestWorkspace place, TestPerson principal, TestPerson deputy, IReadOnlyCollection<string> permissions, int from = 0, int to = 7) =>
        Should.ThrowAsync<BusinessException>(() => data.DelegateAsync(place, principal, deputy, permissions, from, to));

    /// <returns>The code of the refusal; null when it was made.</returns>
    private static async Task<string?> TryAsync(TestData data, TestWorkspace place, TestPerson principal, TestPerson deputy, int from = 0)
    {
        try
        {
            await data.DelegateAsync(place, principal, deputy, [Confirm], from);
            return null;
        }
        catch (BusinessException refusal)
        {
            return refusal.Code;
        }
    }

    private static Task<int> CountAsync(TestData data, TestWorkspace place) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<Delegation>().CountAsync(), AmbientFrame.Empty with { TenantId = place.Id });

    private static Task<List<string>> ActionsAsync(TestData data, TestWorkspace place) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().Select(a => a.Action).ToListAsync(), AmbientFrame.Empty with { TenantId = place.Id });

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Leader, TestPerson Officer)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.CreateMemberAsync(place, RoleCodes.Leader), await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
    }
}
