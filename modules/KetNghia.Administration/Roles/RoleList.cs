using System.Linq.Expressions;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Roles;

/// <summary>Roles are few: all of them are shown.</summary>
internal sealed record RoleFilter
{
    public static FilterFields<RoleFilter, DateOnly, Role> Fields { get; } = new(new RoleFilter());
}

internal sealed class RoleList(ListServices services, KetNghiaDbContext db, RoleQueries queries, IStringLocalizer<AdministrationResource> texts)
    : ListOf<RoleFilter, Role, RoleRow, RoleRow>(
        new ListFacts("roles", "/administration/roles", "Roles", AdministrationPermissions.Users.View), RoleFilter.Fields, services, texts)
{
    public override int? PageSize => null;

    public override IReadOnlyList<ListColumn<Role, RoleRow>> Columns =>
        [new("Roles.Name"), new("Roles.Holders") { IsNumber = true }, new("Roles.Permissions") { IsNumber = true }, new("Users.TwoFactor"), new("Users.State")];

    protected override Task<IQueryable<Role>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(db.Set<Role>().AsNoTracking());

    protected override IEnumerable<Expression<Func<Role, bool>>> Conditions(RoleFilter filter) => [];

    protected override Task<IReadOnlyList<RoleRow>> RowsAsync(IQueryable<Role> found, RoleFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        queries.ListAsync(withRetired: true, cancellationToken);

    protected override IOrderedQueryable<Role> Finally(IOrderedQueryable<Role> sorted) => sorted.ThenBy(r => r.Id);
}
