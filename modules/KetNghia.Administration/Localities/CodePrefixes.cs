using System.Text.RegularExpressions;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Localities;

/// <summary>Chooses the prefix of a new locality's codes: the one asked for, or the next free one its name suggests.</summary>
internal sealed partial class CodePrefixes(KetNghiaDbContext db, RecordCodes codes)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <exception cref="BusinessException">The wanted one is malformed, or another's.</exception>
    public async Task<string> ChooseAsync(string? wanted, string name, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Workspace>().Where(w => w.CodePrefix != null).Select(w => w.CodePrefix!).ToHashSetAsync(cancellationToken);
        taken.UnionWith(codes.Reserved);
        if (VietnameseText.IsBlank(wanted))
        {
            return Propose(name, taken);
        }

        var prefix = wanted.Trim().ToUpperInvariant();
        if (!Allowed().IsMatch(prefix))
        {
            throw new BusinessException(AdministrationErrors.PrefixInvalid).At("Input.CodePrefix");
        }

        return taken.Contains(prefix)
            ? throw new BusinessException(AdministrationErrors.PrefixTaken).With("prefix", prefix).With("proposal", Propose(name, taken)).At("Input.CodePrefix")
            : prefix;
    }

    /// <summary>"Huyện Nam Giang" → NG; when that is taken NGI, NGIA, NAG …, and at last any letters that are free.</summary>
    internal static string Propose(string name, IReadOnlySet<string> taken) =>
        Candidates(Words(name)).FirstOrDefault(c => Allowed().IsMatch(c) && !taken.Contains(c)) ?? throw new InvalidOperationException("Every prefix is taken.");

    private static string[] Words(string name) =>
        [.. KindOfPlace().Replace(VietnameseText.Fold(name), "").Split(' ').Select(w => string.Concat(w.Where(char.IsAsciiLetter)).ToUpperInvariant()).Where(w => w.Length > 0)];

    private static IEnumerable<string> Candidates(string[] words)
    {
        var initials = string.Concat(words.Select(w => w[0]));
        var tail = words.Length == 0 ? "" : words[^1][1..];
        for (var more = 0; more <= tail.Length; more++)
        {
            yield return initials + tail[..more];
        }

        for (var more = 2; words.Length > 0 && more <= words[0].Length; more++)
        {
            yield return words[0][..more] + initials[1..];
        }

        foreach (var ending in Endings(Workspace.PrefixLength - initials.Length))
        {
            yield return initials + ending;
        }

        foreach (var any in Endings(Workspace.PrefixLength))
        {
            yield return any;
        }
    }

    private static IEnumerable<string> Endings(int most)
    {
        IEnumerable<string> all = [""];
        for (var length = 1; length <= most; length++)
        {
            all = all.SelectMany(begun => Alphabet.Select(letter => begun + letter));
            foreach (var ending in all)
            {
                yield return ending;
            }
        }
    }

    [GeneratedRegex(@"^(huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|dac khu) (?=\S)")]
    private static partial Regex KindOfPlace();

    [GeneratedRegex("^[A-Z]{2,4}$")]
    private static partial Regex Allowed();
}
