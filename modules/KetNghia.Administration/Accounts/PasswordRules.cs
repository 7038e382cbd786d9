using System.Text;

namespace KetNghia.Administration.Accounts;

/// <summary>Long and not guessable; nothing is demanded of its composition. Compared without accents, case and signs.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>What must be left when common words, the person's own names and runs are taken out.</summary>
    private const int MinRest = 5;

    private static readonly string[] Keyboard =
    [
        "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv", "1q2w3e4r5t6y7u8i",
    ];

    /// <summary>Listed in <c>etc/docs/security.md</c>; a test compares the two.</summary>
    internal static readonly string[] Context =
        ["ketnghia", "quangnam", "namgiang", "taygiang", "donggiang", "tamky", "hoian", "danang", "vietnam", "matkhau", "password", "quantri", "admin"];

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <exception cref="BusinessException">Too short, too common, or made of the person's own names.</exception>
    public static void Check(string password, Account account, string field)
    {
        var text = password.Normalize(NormalizationForm.FormC);
        if (text.EnumerateRunes().Count() is < MinLength or > MaxLength)
        {
            throw new BusinessException(AccountErrors.PasswordTooShort).With("min", MinLength).With("max", MaxLength).At(field);
        }

        if (IsGuessable(text, [account.UserName, account.FullName, account.Email]))
        {
            throw new BusinessException(AccountErrors.PasswordCommon).At(field);
        }
    }

    public static bool IsGuessable(string password, IEnumerable<string?> names) =>
        IsGuessableAsWritten(password, names) || IsGuessableAsWritten(password.Replace('@', 'a').Replace('$', 's').Replace('0', 'o').Replace('3', 'e'), names);

    private static bool IsGuessableAsWritten(string password, IEnumerable<string?> names)
    {
        var letters = Letters(password);
        if (Common.Value.Contains(letters))
        {
            return true;
        }

        var own = names.SelectMany(n => (n ?? "").Split(' ', '.', '-', '_', '@')).Select(Letters).Where(n => n.Length >= 3);
        var rest = letters;
        foreach (var word in own.Concat(names.Select(n => Letters(n ?? ""))).Concat(Context).Where(w => w.Length >= 3).Distinct().OrderByDescending(w => w.Length))
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return WithoutRuns(rest).Distinct().Count() < MinRest;
    }

    /// <summary>Drops repeated letters and runs of the keyboard or the alphabet, four and longer.</summary>
    private static string WithoutRuns(string text)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var length = Keyboard.Max(line => RunAt(text, i, line));
            if (length >= 4)
            {
                i += length;
            }
            else
            {
                rest.Append(text[i++]);
            }
        }

        return rest.ToString();
    }

    private static int RunAt(string text, int start, string line)
    {
        var length = Math.Min(line.Length, text.Length - start);
        for (; length >= 4; length--)
        {
            var part = text.Substring(start, length);
            if (line.Contains(part, StringComparison.Ordinal) || line.Contains(new string([.. part.Reverse()]), StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }

    private static string Letters(string text) => new([.. VietnameseText.Fold(text).Where(char.IsAsciiLetterOrDigit)]);

    private static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
