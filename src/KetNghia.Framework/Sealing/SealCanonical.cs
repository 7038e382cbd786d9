using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KetNghia.Framework.Sealing;

/// <summary>
/// The texts blocks and digests are hashed over, in the form of <see cref="ActionLogCanonical"/>, and the Merkle tree: a
/// leaf is H(0 ‖ id ‖ row hash), a node H(1 ‖ left ‖ right), a node without a neighbour moves up as it is.
/// </summary>
public static class SealCanonical
{
    /// <summary>An id of 16 bytes (in the order it is written) and a hash of 32.</summary>
    public const int LeafBytes = 48;

    public static byte[] Leaves(IReadOnlyList<(Guid Id, string Hash)> rows)
    {
        var leaves = new byte[rows.Count * LeafBytes];
        for (var i = 0; i < rows.Count; i++)
        {
            var leaf = leaves.AsSpan(i * LeafBytes, LeafBytes);
            rows[i].Id.TryWriteBytes(leaf, bigEndian: true, out _);
            Convert.FromHexString(IsHash(rows[i].Hash) ? rows[i].Hash : new string('0', 64), leaf[16..], out _, out _);
        }

        return leaves;
    }

    public static IEnumerable<(Guid Id, string Hash)> Rows(byte[] leaves)
    {
        for (var at = 0; at + LeafBytes <= leaves.Length; at += LeafBytes)
        {
            yield return (new Guid(leaves.AsSpan(at, 16), bigEndian: true), Convert.ToHexStringLower(leaves.AsSpan(at + 16, 32)));
        }
    }

    public static string Root(byte[] leaves)
    {
        var level = Enumerable.Range(0, leaves.Length / LeafBytes).Select(i => SHA256.HashData([0, .. leaves.AsSpan(i * LeafBytes, LeafBytes)])).ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair.Length == 2 ? SHA256.HashData([1, .. pair[0], .. pair[1]]) : pair[0])];
        }

        return level.Count == 0 ? "" : Convert.ToHexStringLower(level[0]);
    }

    public static string Text(SealBlock b) => ActionLogCanonical.Lines(
    [
        ("format", "1"),
        ("tenant", ActionLogCanonical.Text(b.TenantId)),
        ("number", b.Number.ToString(CultureInfo.InvariantCulture)),
        ("previous", b.PreviousHash),
        ("root", b.Root),
        ("count", b.Count.ToString(CultureInfo.InvariantCulture)),
        ("first", ActionLogCanonical.Text(b.FirstId)),
        ("last", ActionLogCanonical.Text(b.LastId)),
        ("at", ActionLogCanonical.Instant(b.SealedAtUtc)),
    ]);

    public static string Hash(SealBlock block) => ActionLogCanonical.Sha256(Text(block));

    /// <summary>Plain lines, for it is read by people and on paper too.</summary>
    public static string DigestText(DateOnly day, string? previous, IEnumerable<SealChain> chains)
    {
        var text = new StringBuilder("ketnghia-digest 1\n")
            .Append("day ").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n')
            .Append("previous ").Append(previous ?? "-").Append('\n');
        foreach (var chain in chains.OrderBy(c => c.TenantId))
        {
            text.Append("chain ").Append(ActionLogCanonical.Text(chain.TenantId)).Append(' ')
                .Append(chain.Blocks.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(chain.HeadHash).Append('\n');
        }

        return text.ToString();
    }

    public static IEnumerable<(Guid Tenant, long Blocks, string Hash)> Heads(string digestText) => digestText.Split('\n')
        .Select(line => line.Split(' '))
        .Where(words => words is ["chain", _, _, _] && Guid.TryParse(words[1], out _) && long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(words => (Guid.Parse(words[1]), long.Parse(words[2], CultureInfo.InvariantCulture), words[3]));

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
