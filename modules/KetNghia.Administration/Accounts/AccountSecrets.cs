using System.Text;
using Microsoft.AspNetCore.Identity;

namespace KetNghia.Administration.Accounts;

/// <summary>Names, hashes and stamps of accounts: the one place where passwords are hashed and compared.</summary>
internal sealed class AccountSecrets(IPasswordHasher<Account> hasher, IIdGenerator ids, IRandomSource random)
{
    /// <summary>Pinned, not the library's default: hashes made with fewer rounds are renewed at the next sign-in.</summary>
    public const int Iterations = 210_000;

    private const string OneTimeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static string NormalizeName(string name) => VietnameseText.Clean(name).ToUpperInvariant();

    public Account Create(string userName, string fullName, string? email)
    {
        var address = VietnameseText.CleanOrNull(email);
        return new Account(ids.New(), VietnameseText.Clean(userName).ToLowerInvariant(), fullName, address)
        {
            NormalizedUserName = NormalizeName(userName),
            NormalizedEmail = address is null ? null : NormalizeName(address),
            SecurityStamp = Stamp(),
            ConcurrencyStamp = Stamp(),
        };
    }

    public void SetPassword(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, Normalize(password));
        account.SecurityStamp = Stamp();
        account.PasswordExpiresAtUtc = null;
        account.MustChangePassword = false;
    }

    public PasswordVerificationResult Verify(Account account, string hash, string password) =>
        hasher.VerifyHashedPassword(account, hash, Normalize(password));

    public string Hash(Account account, string password) => hasher.HashPassword(account, Normalize(password));

    /// <summary>Easy to read out on the phone: four groups of four letters, 79 bits.</summary>
    public string OneTimePassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => new string([.. Enumerable.Range(0, 4).Select(_ => OneTimeLetters[random.Next(OneTimeLetters.Length)])])));

    private static string Normalize(string password) => password.Normalize(NormalizationForm.FormC);

    private string Stamp() => Convert.ToHexStringLower(random.Bytes(20));
}
