namespace KetNghia.Directory.Contracts;

/// <summary>
/// Whatever name a party or unit is known by: other spellings, names of before, initials, abbreviations. The ids are
/// queries to stand inside another, which then costs no command more and is never behind the register.
/// </summary>
public interface ISpellings
{
    /// <summary>Parties visible in the current workspace of which one name has the word at the beginning of one of its own.</summary>
    /// <param name="word">One word, folded.</param>
    IQueryable<Guid> PartiesNamed(string word);

    /// <summary>Units of any time, also by the units they were made of.</summary>
    /// <param name="word">One word, folded.</param>
    IQueryable<Guid> UnitsNamed(string word);
}
