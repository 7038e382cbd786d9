using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Tests.Administration;

/// <summary>What an account and a workspace know of themselves, without a database.</summary>
public sealed class AccountRuleTests
{
    private static readonly Guid Id = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public void Rename_AsTyped_IsCleanedFoundAndSortedByTheGivenName()
    {
        var account = new Account(Id, "b.an", "Zơrâm  Văn An", "an@example.vn");
        var other = new Account(Id, "a.binh", "Alăng Thị Bình", null);

        account.Version.ShouldBe(1);
        account.FullName.ShouldBe("Zơrâm Văn An");
        account.SearchText.ShouldBe("zoram van an b an an example vn");
        other.SearchText.ShouldBe("alang thi binh a binh");
        string.CompareOrdinal(account.SortName, other.SortName).ShouldBeLessThan(0, "An stands before Bình, whatever the family name");

        account.Rename("Zơrâm Văn Chung");

        account.SearchText.ShouldStartWith("zoram van chung");
        string.CompareOrdinal(account.SortName, other.SortName).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Rename_OneGivenNameForTwo_SortsByTheFamilyName() =>
        string.CompareOrdinal(new Account(Id, "a", "Alăng Thị An", null).SortName, new Account(Id, "b", "Zơrâm Văn An", null).SortName).ShouldBeLessThan(0);

    [Fact]
    public void Workspace_New_IsItsOwnTenantWithNameKindAndParty()
    {
        var locality = new Workspace(Id, WorkspaceKind.Locality, "dong-giang", "Huyện  Đông Giang", LocalityKind.OldDistrict, codePrefix: "DG");
        var sponsor = new Workspace(Id, WorkspaceKind.Sponsor, "dv-y-te", "Sở Y tế", partyId: Id);

        locality.TenantId.ShouldBe(Id);
        locality.LocalityKind.ShouldBe(LocalityKind.OldDistrict);
        locality.Name.ShouldBe("Huyện Đông Giang");
        locality.SearchText.ShouldBe("huyen dong giang dong giang");
        locality.CodePrefix.ShouldBe("DG");
        locality.Version.ShouldBe(1);
        string.CompareOrdinal(locality.SortName, sponsor.SortName).ShouldBeLessThan(0, "Huyện before Sở");
        sponsor.PartyId.ShouldBe(Id);
        sponsor.LocalityKind.ShouldBe(LocalityKind.None);
    }

    [Theory]
    [InlineData(WorkspaceKind.Locality, null)]
    [InlineData(WorkspaceKind.Sponsor, "YT")]
    public void Workspace_PrefixMissingOrNotItsOwn_IsAFault(WorkspaceKind kind, string? prefix) =>
        Should.Throw<ArgumentException>(() => new Workspace(Id, kind, "a", "A", codePrefix: prefix));

    [Fact]
    public void Suspend_AndResume_KeepAndForgetDayAndReason()
    {
        var workspace = new Workspace(Id, WorkspaceKind.Sponsor, "dv-y-te", "Sở Y tế", partyId: Id);
        var at = new DateTime(2026, 3, 1, 2, 0, 0, DateTimeKind.Utc);

        workspace.Suspend("Sáp nhập", at);
        (workspace.SuspendedAtUtc, workspace.SuspendedReason).ShouldBe((at, "Sáp nhập"));

        workspace.Resume();
        (workspace.SuspendedAtUtc, workspace.SuspendedReason).ShouldBe((null, null));
    }

    [Fact]
    public void Include_WithDays_IsOfTheWorkspaceUntilExcluded()
    {
        var workspace = new Workspace(Id, WorkspaceKind.Locality, "nam-giang", "Nam Giang", LocalityKind.OldDistrict, codePrefix: "NG");
        var unit = new Guid("01990000-0000-7000-8000-000000000002");
        var (from, to) = (new DateOnly(2025, 7, 1), new DateOnly(2026, 12, 31));

        workspace.Include(Id, unit, from, to);

        var included = workspace.Units.ShouldHaveSingleItem();
        (included.WorkspaceId, included.UnitId, included.ValidFrom, included.ValidTo).ShouldBe((Id, unit, from, to));
        included.SetValidity(null, from);
        (included.ValidFrom, included.ValidTo).ShouldBe((null, from));
        workspace.Exclude(unit);
        workspace.Units.ShouldBeEmpty();
    }
}
