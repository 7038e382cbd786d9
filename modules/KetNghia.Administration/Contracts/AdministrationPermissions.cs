namespace KetNghia.Administration.Contracts;

public static class AdministrationPermissions
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];
    private static readonly WorkspaceKind[] HostSide = [WorkspaceKind.Province];
    private static readonly string[] Admins = [RoleCodes.LocalityAdmin, RoleCodes.ProvinceAdmin, RoleCodes.SponsorLeader];

    public static class Users
    {
        public const string View = "Administration.Users.View";

        /// <summary>Whoever holds it is an administrator of the workspace: the last one cannot be removed.</summary>
        public const string Manage = "Administration.Users.Manage";

        /// <summary>One-time passwords, second factor, sessions of others.</summary>
        public const string Credentials = "Administration.Users.Credentials";

        /// <summary>Disables an account in every workspace at once.</summary>
        public const string Disable = "Administration.Users.Disable";
    }

    public static class Roles
    {
        public const string Manage = "Administration.Roles.Manage";
    }

    public static class Delegations
    {
        /// <summary>Makes, sees and revokes what concerns oneself: permissions one gives, or holds for another.</summary>
        public const string Own = "Administration.Delegations.Own";

        public const string View = "Administration.Delegations.View";

        /// <summary>Makes and revokes them for any leader of the workspace.</summary>
        public const string Manage = "Administration.Delegations.Manage";
    }

    public static class Localities
    {
        public const string View = "Administration.Localities.View";
        public const string Manage = "Administration.Localities.Manage";
        public const string Suspend = "Administration.Localities.Suspend";
    }

    public static class Sponsors
    {
        public const string Manage = "Administration.Sponsors.Manage";
    }

    public static class Settings
    {
        public const string Manage = "Administration.Settings.Manage";

        /// <summary>Values that hold for the whole installation, the mail server among them.</summary>
        public const string ManageHost = "Administration.Settings.ManageHost";
    }

    public static class Audit
    {
        public const string View = "Administration.Audit.View";
    }

    public static class Jobs
    {
        public const string ViewAll = "Administration.Jobs.ViewAll";
        public const string Manage = "Administration.Jobs.Manage";
    }

    /// <summary>Nobody hands out a right over others that they lack; one's own delegations are none.</summary>
    public static bool IsOverOthers(string permission) => permission.StartsWith("Administration.", StringComparison.Ordinal) && permission != Delegations.Own;

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Users.View, null, Everywhere, Admins),
        new(Users.Manage, Users.View, Everywhere, Admins),
        new(Users.Credentials, Users.View, Everywhere, Admins),
        new(Users.Disable, Users.Manage, HostSide, RoleCodes.ProvinceAdmin),
        new(Roles.Manage, Users.View, Everywhere, Admins),
        new(Delegations.Own, null, Everywhere, [.. Everywhere.SelectMany(RoleCodes.Of)]),
        new(Delegations.View, Delegations.Own, Everywhere, [.. Admins, RoleCodes.Leader, RoleCodes.Supervisor, RoleCodes.ProvinceLeader]),
        new(Delegations.Manage, Delegations.View, Everywhere, Admins),
        new(Localities.View, null, HostSide, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
        new(Localities.Manage, Localities.View, HostSide, RoleCodes.ProvinceAdmin),
        new(Localities.Suspend, Localities.View, HostSide, RoleCodes.ProvinceAdmin),
        new(Sponsors.Manage, Localities.View, HostSide, RoleCodes.ProvinceAdmin),
        new(Settings.Manage, null, Everywhere, Admins),
        new(Settings.ManageHost, Settings.Manage, HostSide, RoleCodes.ProvinceAdmin),
        new(Audit.View, null, Everywhere, [.. Admins, RoleCodes.Leader, RoleCodes.Supervisor, RoleCodes.ProvinceLeader]),
        new(Jobs.ViewAll, null, Everywhere, Admins),
        new(Jobs.Manage, Jobs.ViewAll, Everywhere, Admins),
    ];
}
