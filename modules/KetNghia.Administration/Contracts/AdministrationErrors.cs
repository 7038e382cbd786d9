namespace KetNghia.Administration.Contracts;

/// <summary>Refusals of this module; texts under <c>Error.{code}</c>.</summary>
public static partial class AdministrationErrors
{
    public const string AccountExists = "Administration.AccountExists";
    public const string UserNameDiffers = "Administration.UserNameDiffers";
    public const string UserNameInvalid = "Administration.UserNameInvalid";
    public const string EmailTaken = "Administration.EmailTaken";
    public const string AlreadyMember = "Administration.AlreadyMember";
    public const string MembershipRevoked = "Administration.MembershipRevoked";
    public const string DatesReversed = "Administration.DatesReversed";
    public const string RoleUnknown = "Administration.RoleUnknown";
    public const string RoleAboveYours = "Administration.RoleAboveYours";
    public const string UnitNeeded = "Administration.UnitNeeded";
    public const string UnitOutside = "Administration.UnitOutside";
    public const string OwnRights = "Administration.OwnRights";
    public const string LastAdmin = "Administration.LastAdmin";
    public const string PersonElsewhere = "Administration.PersonElsewhere";
    public const string PersonOutside = "Administration.PersonOutside";
    public const string PersonAboveYou = "Administration.PersonAboveYou";
    public const string SamePerson = "Administration.SamePerson";
    public const string ResetPending = "Administration.ResetPending";
    public const string ResetClosed = "Administration.ResetClosed";
    public const string PermissionAboveYours = "Administration.PermissionAboveYours";
    public const string RoleNameTaken = "Administration.RoleNameTaken";
    public const string RoleIsDefault = "Administration.RoleIsDefault";
    public const string RoleInUse = "Administration.RoleInUse";
    public const string RoleRetired = "Administration.RoleRetired";
    public const string OwnRole = "Administration.OwnRole";
    public const string SlugTaken = "Administration.SlugTaken";
    public const string SlugInvalid = "Administration.SlugInvalid";
    public const string PrefixTaken = "Administration.PrefixTaken";
    public const string PrefixInvalid = "Administration.PrefixInvalid";
    public const string UnitTaken = "Administration.UnitTaken";
    public const string UnitsMissing = "Administration.UnitsMissing";
    public const string AlreadySuspended = "Administration.AlreadySuspended";
    public const string NotSuspended = "Administration.NotSuspended";
    public const string PartyUnknown = "Administration.PartyUnknown";
    public const string PartyHasWorkspace = "Administration.PartyHasWorkspace";
    public const string SettingInvalid = "Administration.SettingInvalid";
    public const string SettingOutOfRange = "Administration.SettingOutOfRange";
    public const string MailNotConfigured = "Administration.MailNotConfigured";
    public const string MailServerSilent = "Administration.MailServerSilent";
    public const string MailRefusedSignIn = "Administration.MailRefusedSignIn";
    public const string JobNotRetryable = "Administration.JobNotRetryable";
    public const string JobEnded = "Administration.JobEnded";
}
