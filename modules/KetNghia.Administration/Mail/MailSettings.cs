namespace KetNghia.Administration.Mail;

/// <summary>The one mail server the installation may talk to; host-wide.</summary>
internal static class MailSettings
{
    public const string Host = "Mail.Host";
    public const string Port = "Mail.Port";
    public const string Security = "Mail.Security";
    public const string User = "Mail.User";
    public const string Password = "Mail.Password";
    public const string Sender = "Mail.Sender";
    public const string DigestTo = "Mail.DigestTo";

    /// <summary>Where people reach the installation: what links in mails begin with.</summary>
    public const string PublicAddress = "Mail.PublicAddress";

    public static IEnumerable<SettingDefinition> Definitions =>
    [
        new(Host, "", SettingLevel.Host),
        new(Port, "587", SettingLevel.Host) { Min = 1, Max = 65535 },
        new(Security, "StartTls", SettingLevel.Host) { Choices = ["StartTls", "Tls", "None"] },
        new(User, "", SettingLevel.Host),
        new(Password, "", SettingLevel.Host, IsSecret: true),
        new(Sender, "", SettingLevel.Host),
        new(DigestTo, "", SettingLevel.Host),
        new(PublicAddress, "", SettingLevel.Host),
    ];

    public static bool IsPublicAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };

    public static IEnumerable<string> Addresses(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
