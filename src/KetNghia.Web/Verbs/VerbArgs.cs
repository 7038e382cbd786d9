namespace KetNghia.Web.Verbs;

/// <summary>What stands on the command line after the name of an option.</summary>
internal static class VerbArgs
{
    /// <summary>As it was given, which may be empty; null when the option or what follows it is missing.</summary>
    public static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>An empty one counts as missing.</summary>
    public static string? Filled(string[] args, string name) => Value(args, name) is { Length: > 0 } value ? value : null;
}
