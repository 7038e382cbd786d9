using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Framework.Workspaces;

/// <summary>A book of numbers that every locality keeps for itself.</summary>
/// <param name="Letters">What its codes begin with: KN in KN-001.</param>
/// <param name="Digits">The least a number is written with.</param>
/// <param name="IsByYear">Counted anew each year, which stands in the code: DG-2026-0001.</param>
public sealed record RecordBook(string Letters, int Digits, bool IsByYear = false)
{
    /// <summary>As it is stored.</summary>
    /// <param name="year">Of a book counted by the year.</param>
    public string CodeOf(long number, int year = 0)
    {
        var digits = number.ToString("D" + Digits, CultureInfo.InvariantCulture);
        return IsByYear ? string.Create(CultureInfo.InvariantCulture, $"{Letters}-{year:0000}-{digits}") : $"{Letters}-{digits}";
    }
}

/// <summary>A code together with the locality that gave it: put into a refusal, it is told as its reader writes it.</summary>
public sealed record RecordNumber(Guid TenantId, string Code);

/// <summary>A code as a person typed it.</summary>
/// <param name="TenantId">The locality whose prefix was typed; null without one, empty for a prefix of no locality.</param>
/// <param name="Code">The locality's own code.</param>
/// <param name="Meant">The code that is meant where it was not written as codes are: KN-001 for "KN001" and "kn-1".</param>
public sealed record TypedCode(Guid? TenantId, string Code, string? Meant = null);

/// <summary>
/// Mã hồ sơ. Every locality counts for itself, so its codes are its own: short inside it, with its prefix (NG-KN-001)
/// wherever they are read outside, on paper and in files. This is the one place that writes them and reads them back.
/// </summary>
public sealed partial class RecordCodes(ICurrentWorkspace workspace, LocalityPrefixes prefixes, IEnumerable<RecordBook> books)
{
    private readonly Dictionary<string, RecordBook> _books = books.ToDictionary(b => b.Letters);

    /// <summary>Letters that are no prefix of a locality, for codes begin with them.</summary>
    public IReadOnlyCollection<string> Reserved => _books.Keys;

    /// <summary>As the reader of the current workspace knows it.</summary>
    public string Shown(Guid tenantId, string code) => IsHome(tenantId) ? code : Full(tenantId, code);

    /// <summary>As it stands on paper and in files, which leave the locality.</summary>
    public string Full(Guid tenantId, string code) => prefixes.Of(tenantId) is { } prefix && code.Length > 0 ? $"{prefix}-{code}" : code;

    /// <summary>A value of a refusal: a code is told as its reader writes it, everything else as it is.</summary>
    public object? Told(object? value) => value is RecordNumber number ? Shown(number.TenantId, number.Code) : value;

    /// <summary>A value kept in a log or in owed work, which may be a code of that locality, alone or before the name of its record.</summary>
    public string? ShownIfCode(Guid tenantId, string? value) =>
        value is not null && KeptCode().Match(value) is { Success: true } match && _books.ContainsKey(match.Groups["book"].Value) ? Shown(tenantId, value) : value;

    /// <summary>One code by itself, however it is written: "ng-kn-001", "NG – KN 001", "KN-001", and what "KN001" or "kn-1" mean.</summary>
    public TypedCode Read(string? typed)
    {
        var text = VietnameseText.Clean(typed);
        var found = Found(text);
        var own = found is { } prefixed ? text[prefixed.BookAt..] : text;
        var code = Tidy(own);
        return new TypedCode(found?.TenantId, code, Meant(own) is { } meant && meant != code ? meant : null);
    }

    /// <summary>Words to search for. A locality's prefix before a code is no word: it says in which locality.</summary>
    public TypedWords Words(string? typed)
    {
        var text = VietnameseText.Clean(typed);
        if (Found(text) is not { } found)
        {
            return new TypedWords(text, null, IsElsewhere: false, Otherwise(text));
        }

        var words = text[..found.At] + text[found.BookAt..];
        return new TypedWords(words, found.TenantId, IsElsewhere: found.TenantId == Guid.Empty || (IsLocality && !IsHome(found.TenantId)), Otherwise(words));
    }

    /// <summary>Localities in the order of their prefixes, for lists that hold several.</summary>
    public IReadOnlyList<Guid> InOrder() => IsLocality ? [] : prefixes.InOrder();

    private bool IsLocality => workspace.Info?.Kind == WorkspaceKind.Locality;

    private bool IsHome(Guid tenantId) => workspace.Info?.TenantId == tenantId;

    /// <summary>Letters that are no prefix count as one only where a dash joins them to the code; else they are a word.</summary>
    private (int At, int BookAt, Guid TenantId)? Found(string text)
    {
        foreach (Match match in Prefixed().Matches(text))
        {
            if (!_books.ContainsKey(match.Groups["book"].Value.ToUpperInvariant()))
            {
                continue;
            }

            var tenant = prefixes.Find(match.Groups["prefix"].Value.ToUpperInvariant());
            if (tenant is not null || match.Groups["joint"].Value.Trim().Length > 0)
            {
                return (match.Index, match.Groups["book"].Index, tenant ?? Guid.Empty);
            }
        }

        return Joined(text);
    }

    /// <summary>A known prefix without anything between it and the code: "NGKN001".</summary>
    private (int At, int BookAt, Guid TenantId)? Joined(string text)
    {
        foreach (Match match in LettersBeforeNumber().Matches(text))
        {
            var letters = match.Value.ToUpperInvariant();
            if (_books.Keys.FirstOrDefault(b => letters.EndsWith(b, StringComparison.Ordinal)) is { } book
                && prefixes.Find(letters[..^book.Length]) is { } tenant)
            {
                return (match.Index, match.Index + match.Length - book.Length, tenant);
            }
        }

        return null;
    }

    private string? Otherwise(string words) => Meant(words) is { } meant && VietnameseText.Fold(meant) != VietnameseText.Fold(words) ? meant : null;

    /// <summary>The text with its code written as codes are; null when there is none in it.</summary>
    private string? Meant(string text)
    {
        foreach (Match match in LooseCode().Matches(text))
        {
            var number = match.Groups["number"];
            if (_books.GetValueOrDefault(match.Groups["book"].Value.ToUpperInvariant()) is { } book && book.IsByYear == match.Groups["year"].Success)
            {
                var year = book.IsByYear ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : 0;
                return text[..match.Index] + book.CodeOf(long.Parse(number.Value, CultureInfo.InvariantCulture), year) + text[(match.Index + match.Length)..];
            }
        }

        return null;
    }

    private static string Tidy(string text) => Joint().Replace(text.ToUpperInvariant(), "-");

    [GeneratedRegex(@"(?<![\w-])(?<prefix>[A-Za-z]{2,4})(?<joint>[\s.\-\u2010-\u2015]+)(?<book>[A-Za-z]{2,4})(?=[\s.\-\u2010-\u2015]*\d)")]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^(?<book>[A-Z]{2,4})(-\d+)+(?=$| · )")]
    private static partial Regex KeptCode();

    [GeneratedRegex(@"(?<![\w-])[A-Za-z]{4,8}(?=[\s.\-\u2010-\u2015]*\d)")]
    private static partial Regex LettersBeforeNumber();

    /// <summary>Four digits before another number are the year.</summary>
    [GeneratedRegex(@"(?<![\w-])(?<book>[A-Za-z]{2,4})[\s.\-\u2010-\u2015]*(?:(?<year>[0-9]{4})(?:[\s.\-\u2010-\u2015]+|(?=[0-9]{4})))?(?<number>[0-9]{1,9})(?![\w-])")]
    private static partial Regex LooseCode();

    [GeneratedRegex(@"[\s.\-\u2010-\u2015]+")]
    private static partial Regex Joint();
}

/// <summary>What was typed into a search box.</summary>
/// <param name="Text">Without the prefix.</param>
/// <param name="TenantId">The locality whose code was typed; empty for a prefix of no locality, null when none was.</param>
/// <param name="IsElsewhere">A code that is not found here, whatever its number: another locality's, or nobody's.</param>
/// <param name="Meant">The text with its code written as codes are; null when it is, or when there is none in it.</param>
public sealed record TypedWords(string Text, Guid? TenantId, bool IsElsewhere, string? Meant);
