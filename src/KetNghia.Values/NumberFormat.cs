using System.Globalization;
using System.Text;

namespace KetNghia.Values;

/// <summary>What a number format makes of a figure, as far as a list cares: whether it shows a day, and how many digits a code has.</summary>
public sealed class NumberFormat
{
    /// <summary>As long as a format may be; a longer one says nothing.</summary>
    private const int MaxLength = 255;

    private readonly NumberSection[] _sections;

    private NumberFormat(NumberSection[] sections) => _sections = sections;

    public static NumberFormat General { get; } = new([]);

    /// <summary>Those that every workbook has and none describes.</summary>
    private static NumberFormat Day { get; } = Parse("dd/mm/yyyy");

    /// <param name="code">What the workbook says about it; null for those it need not describe.</param>
    public static NumberFormat Of(int id, string? code) => code switch
    {
        { Length: > MaxLength } => General,
        { Length: > 0 } => Parse(code),
        _ => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) ? Day : General,
    };

    public bool IsDate(double number) => Section(number) is { IsDate: true };

    /// <summary>The figure as it is seen, where digits are padded or set apart: "0905123456", "007", "KN-012". Null when it is seen as it is.</summary>
    public string? Shown(double number) =>
        number is >= 0 and < 1e15 && double.IsInteger(number) && Section(number) is { } section
            ? section.Shown(((long)number).ToString(CultureInfo.InvariantCulture))
            : null;

    private NumberSection? Section(double number)
    {
        for (var i = 0; i < _sections.Length; i++)
        {
            if (_sections[i].Condition?.Invoke(number) ?? IsUsual(number, i))
            {
                return _sections[i];
            }
        }

        return null;
    }

    /// <summary>One section is for all; of two the second is for what is below nought; of three the last for nought.</summary>
    private bool IsUsual(double number, int index) => (index, _sections.Length) switch
    {
        (0, 1) => true,
        (0, 2) => number >= 0,
        (0, _) => number > 0,
        (1, > 2) => number < 0,
        _ => true,
    };

    private static NumberFormat Parse(string code)
    {
        var sections = new List<NumberSection>();
        var at = 0;
        while (at <= code.Length && sections.Count < 4)
        {
            sections.Add(new NumberSection(code, ref at));
        }

        return new NumberFormat([.. sections]);
    }
}

/// <summary>One part of a format, up to the next semicolon that is not quoted.</summary>
public sealed class NumberSection
{
    private readonly StringBuilder _mask = new();
    private readonly List<bool> _isDigit = [];
    private bool _hasDateLetters;
    private bool _hasWholeDigits;
    private bool _isMasked = true;
    private bool _afterPoint;

    public NumberSection(string code, ref int at)
    {
        while (at < code.Length && code[at] != ';')
        {
            Read(code, ref at);
        }

        at++;
    }

    public Func<double, bool>? Condition { get; private set; }

    /// <summary>Digits before a decimal point belong to a figure: "#,##0 ha" is none of a day, "ss.000" is.</summary>
    public bool IsDate => _hasDateLetters && !_hasWholeDigits;

    public string? Shown(string digits)
    {
        var places = _isDigit.Count(d => d);
        var padded = _mask.ToString().Where((c, i) => _isDigit[i] && c == '0').Count();
        if (!_isMasked || IsDate || places == 0 || (padded < 2 && places == _isDigit.Count))
        {
            return null;
        }

        var shown = new StringBuilder();
        var place = places;
        for (var i = 0; i < _mask.Length; i++)
        {
            if (!_isDigit[i])
            {
                shown.Append(_mask[i]);
                continue;
            }

            var from = place == places ? 0 : Math.Max(0, digits.Length - place);
            var to = digits.Length - place + 1;
            shown.Append(to > 0 ? digits[from..to] : _mask[i] == '0' ? "0" : "");
            place--;
        }

        return shown.ToString();
    }

    private void Read(string code, ref int at)
    {
        var c = code[at++];
        switch (c)
        {
            case '"':
                var end = code.IndexOf('"', at);
                Literal(end < 0 ? code[at..] : code[at..end]);
                at = end < 0 ? code.Length : end + 1;
                break;
            case '\\':
                Literal(at < code.Length ? code[at].ToString() : "");
                at++;
                break;
            case '_' or '*':
                at++;
                break;
            case '[':
                var close = code.IndexOf(']', at);
                Bracket(close < 0 ? code[at..] : code[at..close]);
                at = close < 0 ? code.Length : close + 1;
                break;
            default:
                Sign(code, c, ref at);
                break;
        }
    }

    private void Sign(string code, char c, ref int at)
    {
        if (code.AsSpan(at - 1).StartsWith("General", StringComparison.OrdinalIgnoreCase))
        {
            (at, _isMasked) = (at + 6, false);
        }
        else if (c is '0' or '#' or '?')
        {
            _hasWholeDigits |= !_afterPoint;
            _mask.Append(c);
            _isDigit.Add(true);
            _isMasked &= c != '?';
        }
        else if (c is '.' or ',' or '%' or '/' or '@' or 'E' or 'e')
        {
            _afterPoint |= c == '.';
            _isMasked = false;
        }
        else if (char.ToLowerInvariant(c) is 'y' or 'm' or 'd' or 'h' or 's')
        {
            (_hasDateLetters, _isMasked) = (true, false);
        }
        else
        {
            Literal(c.ToString());
        }
    }

    private void Literal(string text)
    {
        _mask.Append(text);
        _isDigit.AddRange(text.Select(_ => false));
    }

    /// <summary>A colour, a condition, a currency with its language, or hours counted beyond the day, which are a figure.</summary>
    private void Bracket(string text)
    {
        if (text.StartsWith('$'))
        {
            var end = text.IndexOf('-', StringComparison.Ordinal);
            Literal(end < 0 ? text[1..] : text[1..end]);
        }
        else if (text.Length > 0 && text[0] is '<' or '>' or '=')
        {
            Condition = ConditionOf(text);
        }
        else if (text.Length > 0 && text.All(c => char.ToLowerInvariant(c) is 'h' or 'm' or 's'))
        {
            (_hasWholeDigits, _isMasked) = (true, false);
        }
    }

    private static Func<double, bool>? ConditionOf(string text)
    {
        var sign = text.TakeWhile(c => c is '<' or '>' or '=').Count();
        if (!double.TryParse(text[sign..], CultureInfo.InvariantCulture, out var limit))
        {
            return null;
        }

        return text[..sign] switch
        {
            "<" => n => n < limit,
            "<=" => n => n <= limit,
            ">" => n => n > limit,
            ">=" => n => n >= limit,
            "<>" => n => n != limit,
            _ => n => n == limit,
        };
    }
}
