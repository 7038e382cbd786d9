namespace KetNghia.Pairing.Contracts;

public static class PairingPermissions
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];
    private static readonly WorkspaceKind[] Keepers = [WorkspaceKind.Locality, WorkspaceKind.Province];
    private static readonly WorkspaceKind[] BothSides = [WorkspaceKind.Locality, WorkspaceKind.Sponsor];
    private static readonly WorkspaceKind[] Localities = [WorkspaceKind.Locality];

    private static string[] All =>
        [.. RoleCodes.Of(WorkspaceKind.Locality), .. RoleCodes.Of(WorkspaceKind.Province), .. RoleCodes.Of(WorkspaceKind.Sponsor)];

    public static class Programmes
    {
        /// <summary>Keep programmes (giai đoạn) of the province.</summary>
        public const string Manage = "Pairing.Programmes.Manage";
    }

    public static class Pairings
    {
        public const string View = "Pairing.Pairings.View";

        /// <summary>Propose and edit pairings.</summary>
        public const string Propose = "Pairing.Pairings.Propose";

        /// <summary>Invite, assign, sign, activate, suspend, end, transfer.</summary>
        public const string Decide = "Pairing.Pairings.Decide";

        /// <summary>Accept or decline an invitation.</summary>
        public const string Answer = "Pairing.Pairings.Answer";

        /// <summary>Import the annex of a decision.</summary>
        public const string Import = "Pairing.Pairings.Import";

        public const string Export = "Pairing.Pairings.Export";
    }

    public static class Agreements
    {
        public const string Record = "Pairing.Agreements.Record";
    }

    public static class Contributions
    {
        public const string View = "Pairing.Contributions.View";
        public const string Pledge = "Pairing.Contributions.Pledge";
        public const string HandOver = "Pairing.Contributions.HandOver";
        public const string Confirm = "Pairing.Contributions.Confirm";
        public const string Settle = "Pairing.Contributions.Settle";
        public const string Reverse = "Pairing.Contributions.Reverse";

        /// <summary>Answer for a sponsor that does not use the system.</summary>
        public const string ActForSponsor = "Pairing.Contributions.ActForSponsor";
    }

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Programmes.Manage, null, [WorkspaceKind.Province], RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer),
        new(Pairings.View, null, Everywhere, All),
        new(Pairings.Propose, Pairings.View, Keepers, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer),
        new(Pairings.Decide, Pairings.View, Keepers, RoleCodes.LocalityAdmin, RoleCodes.Leader, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader) { IsDelegable = true },
        new(Pairings.Answer, Pairings.View, BothSides, RoleCodes.DistrictOfficer, RoleCodes.SponsorFocal, RoleCodes.SponsorLeader) { IsDelegable = true },
        new(Pairings.Import, Pairings.Propose, Keepers, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer),
        new(Pairings.Export, Pairings.View, Everywhere, All),
        new(Agreements.Record, Pairings.View, BothSides, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.SponsorFocal),
        new(Contributions.View, Pairings.View, Everywhere, All),
        new(Contributions.Pledge, Contributions.View, BothSides, RoleCodes.DistrictOfficer, RoleCodes.SponsorFocal),
        new(Contributions.HandOver, Contributions.View, BothSides, RoleCodes.DistrictOfficer, RoleCodes.SponsorFocal),
        new(Contributions.Confirm, Contributions.View, Localities, RoleCodes.CommuneOfficer, RoleCodes.Accountant, RoleCodes.Leader) { IsDelegable = true },
        new(Contributions.Settle, Contributions.View, BothSides, RoleCodes.CommuneOfficer, RoleCodes.DistrictOfficer, RoleCodes.SponsorFocal) { IsDelegable = true },
        new(Contributions.ActForSponsor, Contributions.View, Localities, RoleCodes.DistrictOfficer),
        new(Contributions.Reverse, Contributions.View, Localities, RoleCodes.Accountant),
    ];
}
