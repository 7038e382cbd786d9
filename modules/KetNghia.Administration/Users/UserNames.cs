using System.Text.RegularExpressions;

namespace KetNghia.Administration.Users;

/// <summary>User names and slugs as the product makes them.</summary>
internal static partial class UserNames
{
    public const string Pattern = "^[a-z0-9]+([._-][a-z0-9]+)*$";

    public static bool IsValid(string name) => name.Length is >= 3 and <= Accounts.Account.UserNameLength && Allowed().IsMatch(name);

    /// <summary>"Nguyễn Thị Hồng Vân" → "van.nth".</summary>
    public static string Suggest(string fullName)
    {
        var words = VietnameseText.Fold(fullName).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return "";
        }

        var initials = string.Concat(words[..^1].Select(w => w[0]));
        var name = initials.Length == 0 ? words[^1] : words[^1] + "." + initials;
        return new string([.. name.Where(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '.')]);
    }

    /// <summary>"Huyện Nam Giang" → "nam-giang".</summary>
    public static string Slug(string name, int maxLength)
    {
        var folded = KindOfPlace().Replace(VietnameseText.Fold(name), "");
        var slug = NotInASlug().Replace(folded, "-").Trim('-');
        return slug.Length <= maxLength ? slug : slug[..maxLength].Trim('-');
    }

    [GeneratedRegex(@"^(huyen|thi xa|thanh pho|xa|phuong|thi tran) (?=\S)")]
    private static partial Regex KindOfPlace();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInASlug();

    [GeneratedRegex(Pattern)]
    private static partial Regex Allowed();
}
