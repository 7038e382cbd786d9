using KetNghia.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Which permissions there are, what they bring along and who holds them from the start.</summary>
public sealed class PermissionCatalogueTests
{
    private const string See = "Thu.Row.View";
    private const string Change = "Thu.Row.Change";
    private const string Remove = "Thu.Row.Remove";
    private const string Other = "Thu.Other.View";

    private static readonly PermissionCatalogue Small = Of(
        new PermissionDefinition(See, null, [WorkspaceKind.Locality, WorkspaceKind.Sponsor], RoleCodes.LocalityViewer),
        new PermissionDefinition(Change, See, [WorkspaceKind.Locality], RoleCodes.DistrictOfficer),
        new PermissionDefinition(Remove, Change, [WorkspaceKind.Locality], RoleCodes.Leader),
        new PermissionDefinition(Other, null, [WorkspaceKind.Province], RoleCodes.ProvinceOfficer));

    [Fact]
    public void WithParents_OfOne_BringsWhatItNeedsAndNoMore()
    {
        Small.WithParents([Remove]).ShouldBe([Remove, Change, See], ignoreOrder: true);
        Small.WithParents([Change, See]).ShouldBe([Change, See], ignoreOrder: true);
        Small.WithParents([See]).ShouldBe([See]);
    }

    [Fact]
    public void WithParents_NameNobodyKnows_IsLeftOut() => Small.WithParents(["Thu.Gone.View", Other]).ShouldBe([Other]);

    [Fact]
    public void For_AKindOfWorkspace_HoldsWhatCanBeGrantedThere()
    {
        Small.For(WorkspaceKind.Locality).Select(p => p.Name).ShouldBe([See, Change, Remove], ignoreOrder: true);
        Small.For(WorkspaceKind.Sponsor).Select(p => p.Name).ShouldBe([See]);
        Small.For(WorkspaceKind.Province).Select(p => p.Name).ShouldBe([Other]);
    }

    [Fact]
    public void DefaultsOf_ARole_HoldsItsOwnWithTheirParents()
    {
        Small.DefaultsOf(RoleCodes.Leader, WorkspaceKind.Locality).ShouldBe([Remove, Change, See], ignoreOrder: true);
        Small.DefaultsOf(RoleCodes.LocalityViewer, WorkspaceKind.Locality).ShouldBe([See]);
        Small.DefaultsOf(RoleCodes.Leader, WorkspaceKind.Province).ShouldBeEmpty();
        Small.DefaultsOf(RoleCodes.Accountant, WorkspaceKind.Locality).ShouldBeEmpty();
    }

    [Fact]
    public void Catalogue_ParentNobodyDefines_CannotBeMade()
    {
        var (child, parent) = (new PermissionDefinition(Change, See, [WorkspaceKind.Locality]), new PermissionDefinition(See, null, [WorkspaceKind.Locality]));

        Should.Throw<InvalidOperationException>(() => Of(child));

        Of(child, parent).All.ShouldBe([child, parent], ignoreOrder: true);
    }

    [Fact]
    public void RoleCodes_OfAllKinds_AreDifferentAndNoneIsEmpty()
    {
        var all = Enum.GetValues<WorkspaceKind>().Select(RoleCodes.Of).ToList();

        all.ShouldAllBe(codes => codes.Count > 1);
        all.SelectMany(c => c).ShouldBeUnique();
    }

    [Fact]
    public void Definitions_OfTheProduct_NameTheirModuleFirst()
    {
        foreach (var module in Modules.All.All)
        {
            module.Permissions.ShouldAllBe(p => p.Name.StartsWith(p.Module + ".", StringComparison.Ordinal) && p.Kinds.Length > 0);
        }
    }

    private static PermissionCatalogue Of(params PermissionDefinition[] definitions) => new(new ModuleSet([new Made(definitions)]));

    private sealed class Made(IReadOnlyList<PermissionDefinition> permissions) : IKetNghiaModule
    {
        public string Name => "Thu";

        public IEnumerable<PermissionDefinition> Permissions => permissions;

        public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        {
        }
    }
}
