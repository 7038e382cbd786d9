namespace KetNghia.Administration.Accounts;

internal static class AccountErrors
{
    public const string SignInRefused = "Administration.SignInRefused";
    public const string SignInWait = "Administration.SignInWait";
    public const string PasswordExpired = "Administration.PasswordExpired";
    public const string CodeRefused = "Administration.CodeRefused";
    public const string CodeTriesUsed = "Administration.CodeTriesUsed";
    public const string WrongPassword = "Administration.WrongPassword";
    public const string PasswordTooShort = "Administration.PasswordTooShort";
    public const string PasswordCommon = "Administration.PasswordCommon";
    public const string PasswordsDiffer = "Administration.PasswordsDiffer";
    public const string PasswordSame = "Administration.PasswordSame";
    public const string FactorAlreadyOn = "Administration.FactorAlreadyOn";
    public const string FactorNotStarted = "Administration.FactorNotStarted";
    public const string TokenPermissionMissing = "Administration.TokenPermissionMissing";
    public const string TokenNeedsSecondFactor = "Administration.TokenNeedsSecondFactor";
    public const string TokenExpiry = "Administration.TokenExpiry";
    public const string TokensTooMany = "Administration.TokensTooMany";
}
