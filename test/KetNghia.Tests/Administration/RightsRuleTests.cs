using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Users;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Administration;

/// <summary>Memberships, roles, tokens and the reset of a second factor, without a database.</summary>
public sealed class RightsRuleTests
{
    private static readonly DateOnly Day = new(2025, 5, 15);
    private static readonly DateTime At = FakeClock.Start;
    private static readonly Guid Tenant = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly Guid By = Guid.CreateVersion7();

    [Fact]
    public void Membership_New_KeepsWhoGaveItAndFromWhen()
    {
        var id = Guid.CreateVersion7();

        var membership = new Membership(id, Tenant, Person, Day, Day.AddDays(1), By, At);

        (membership.Id, membership.TenantId, membership.AccountId, membership.ActiveKey, membership.GrantedById, membership.GrantedAtUtc).ShouldBe((id, Tenant, Person, Person, By, At));
        (membership.ValidFrom, membership.ValidTo, membership.RevokedAtUtc, membership.Version).ShouldBe((Day, Day.AddDays(1), null, 1));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(null, 0, true)]
    [InlineData(null, -1, false)]
    [InlineData(-5, 5, true)]
    public void Membership_IsValid_FromItsFirstDayToItsLast(int? from, int? to, bool expected)
    {
        var membership = Make();
        membership.SetValidity(from is { } f ? Day.AddDays(f) : null, to is { } t ? Day.AddDays(t) : null);

        membership.IsValidOn(Day).ShouldBe(expected);
        membership.Revoke(At);

        membership.IsValidOn(Day).ShouldBeFalse();
        (membership.RevokedAtUtc, membership.ActiveKey).ShouldBe((At, null));
    }

    [Fact]
    public void Membership_RolesAndUnits_AreGivenOnceAndTakenAlone()
    {
        var (membership, a, b, first) = (Make(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        membership.Give(first, a);
        membership.Give(Guid.CreateVersion7(), a);
        membership.Give(Guid.CreateVersion7(), b);
        membership.Limit(first, a);
        membership.Limit(Guid.CreateVersion7(), a);
        membership.Limit(Guid.CreateVersion7(), b);

        var (role, unit) = (membership.Roles[0], membership.Units[0]);
        (role.Id, role.TenantId, role.MembershipId, role.RoleId).ShouldBe((first, Tenant, membership.Id, a));
        (unit.Id, unit.TenantId, unit.MembershipId, unit.UnitId).ShouldBe((first, Tenant, membership.Id, a));
        (membership.Roles.Count, membership.Units.Count).ShouldBe((2, 2));
        membership.Take(a);
        membership.Widen(b);

        membership.Roles.Select(r => r.RoleId).ShouldBe([b]);
        membership.Units.Select(u => u.UnitId).ShouldBe([a]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Membership_LongSummaries_KeepAsMuchAsFits(int tooMuch)
    {
        var membership = Make();
        var longest = new string('a', Membership.SummaryLength);
        var text = longest + new string('b', tooMuch);

        membership.Summarize(text, text);
        (membership.RoleSummary, membership.ScopeSummary).ShouldBe((longest, longest));
        membership.Summarize("Lãnh đạo", null);

        (membership.RoleSummary, membership.ScopeSummary).ShouldBe(("Lãnh đạo", null));
    }

    [Fact]
    public void Role_New_IsCleanAndHoldsEachPermissionOnceInOrder()
    {
        var id = Guid.CreateVersion7();

        var role = new Role(id, Tenant, "thu", " Vai  trò ", isDefault: true, ["B.b", "A.a", "B.b"]);

        (role.Id, role.TenantId, role.Code, role.Name, role.SortName, role.IsDefault).ShouldBe((id, Tenant, "thu", "Vai trò", VietnameseText.SortKey("Vai trò"), true));
        (role.Permissions, role.RequiresTwoFactor, role.RetiredAtUtc, role.Version).ShouldBe(("A.a B.b", false, null, 1));
        role.PermissionNames.ShouldBe(["A.a", "B.b"]);
        role.Grant([]);
        role.PermissionNames.ShouldBeEmpty();
    }

    [Fact]
    public void Token_New_IsKeptAndRevokedOnce()
    {
        var (id, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var token = new AccessToken(id, Person, place, "Kế toán", "băm", "kn_abcde", ["B.b", "A.a"], At, At.AddDays(30));

        (token.Id, token.AccountId, token.WorkspaceId, token.Name, token.TokenHash, token.Prefix).ShouldBe((id, Person, place, "Kế toán", "băm", "kn_abcde"));
        (token.Permissions, token.CreatedAtUtc, token.ExpiresAtUtc, token.RevokedAtUtc, token.Version).ShouldBe(("A.a B.b", At, At.AddDays(30), null, 1));
        AccessToken.Names(token.Permissions).ShouldBe(["A.a", "B.b"]);
        token.Revoke(At.AddHours(1));
        token.Revoke(At.AddHours(2));
        token.RevokedAtUtc.ShouldBe(At.AddHours(1));
    }

    [Fact]
    public void Reset_AskedFor_IsOpenUntilAnotherConfirmsIt()
    {
        var reset = Ask();
        (reset.TenantId, reset.AccountId, reset.OpenKey, reset.RequestedById, reset.RequestedAtUtc, reset.Reason).ShouldBe((Tenant, Person, Person, By, At, "Mất máy"));
        Should.Throw<BusinessException>(() => reset.Confirm(By, At)).Code.ShouldBe(AdministrationErrors.SamePerson);
        Should.Throw<BusinessException>(() => reset.Confirm(Person, At)).Code.ShouldBe(AdministrationErrors.SamePerson);
        (reset.IsDone, reset.DecidedAtUtc, reset.OpenKey).ShouldBe((false, null, Person));
        var other = Guid.CreateVersion7();

        reset.Confirm(other, At.AddHours(1));

        (reset.IsDone, reset.DecidedById, reset.DecidedAtUtc, reset.OpenKey).ShouldBe((true, other, At.AddHours(1), null));
        Should.Throw<BusinessException>(() => reset.Confirm(Guid.CreateVersion7(), At)).Code.ShouldBe(AdministrationErrors.ResetClosed);
        Should.Throw<BusinessException>(() => reset.Cancel(other, At)).Code.ShouldBe(AdministrationErrors.ResetClosed);
    }

    [Fact]
    public void Reset_Cancelled_IsClosedAndNotDone()
    {
        var reset = Ask();

        reset.Cancel(By, At.AddHours(1));

        (reset.IsDone, reset.DecidedById, reset.DecidedAtUtc, reset.OpenKey).ShouldBe((false, By, At.AddHours(1), null));
        Should.Throw<BusinessException>(() => reset.Confirm(Guid.CreateVersion7(), At)).Code.ShouldBe(AdministrationErrors.ResetClosed);
    }

    [Theory]
    [InlineData("Nguyễn Thị Hồng Vân", "van.nth")]
    [InlineData("Vân", "van")]
    [InlineData(" ", "")]
    [InlineData("Đỗ Ánh 2", "2.da")]
    public void UserName_OfAPerson_IsTheLastNameAndTheFirstLetters(string name, string expected) => UserNames.Suggest(name).ShouldBe(expected);

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a.b-c_d", true)]
    [InlineData("ab", false)]
    [InlineData("Abc", false)]
    [InlineData("a..b", false)]
    [InlineData(".abc", false)]
    public void UserName_IsValid_InTheLettersOfAddresses(string name, bool expected) => UserNames.IsValid(name).ShouldBe(expected);

    [Fact]
    public void UserName_IsValid_UpToItsLength()
    {
        UserNames.IsValid(new string('a', KetNghia.Administration.Accounts.Account.UserNameLength)).ShouldBeTrue();
        UserNames.IsValid(new string('a', KetNghia.Administration.Accounts.Account.UserNameLength + 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Huyện Nam Giang", 20, "nam-giang")]
    [InlineData("Thị xã Điện Bàn", 20, "dien-ban")]
    [InlineData("Xã", 20, "xa")]
    [InlineData("Nam Giang", 9, "nam-giang")]
    [InlineData("Nam Giang", 8, "nam-gian")]
    [InlineData("Nam Giang", 4, "nam")]
    public void Slug_OfAPlace_IsItsNameWithoutItsKind(string name, int length, string expected) => UserNames.Slug(name, length).ShouldBe(expected);

    private static Membership Make() => new(Guid.CreateVersion7(), Tenant, Person, null, null, By, At);

    private static SecondFactorReset Ask() => new(Guid.CreateVersion7(), Tenant, Person, By, "Mất máy", At);
}
