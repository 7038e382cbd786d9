using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Framework.Recording;

/// <summary>SHA-256 over the posted fields in a fixed order and the hashes of the posted files.</summary>
internal static class Fingerprint
{
    public const string KeyField = "SubmissionId";
    private const string AntiforgeryField = "__RequestVerificationToken";

    public static async Task<string> OfAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in form.Keys.Order(StringComparer.Ordinal).Where(k => k is not (KeyField or AntiforgeryField)))
        {
            foreach (var value in form[name])
            {
                Append(sha, name);
                Append(sha, value ?? "");
            }
        }

        foreach (var file in form.Files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.FileName, StringComparer.Ordinal))
        {
            await using var stream = file.OpenReadStream();
            Append(sha, file.Name);
            Append(sha, file.FileName);
            sha.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    public static string Of(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static void Append(IncrementalHash sha, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        sha.AppendData(BitConverter.GetBytes(bytes.Length));
        sha.AppendData(bytes);
    }
}
