using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Imports.Contracts;

namespace KetNghia.Directory.Imports;

/// <summary>A party as a row of the file means it.</summary>
/// <param name="OtherNames">One a line.</param>
/// <param name="Focal">Who is to be added; null for nobody.</param>
internal sealed record PartyMeant(string Code, string Name, string? OtherNames, PartyKind Kind, Guid? UnitId, NewFocalPerson? Focal)
{
    /// <summary>More is changed than its focal persons.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>How many there had been: a party has no version of its own for them.</summary>
    public int FocalsBefore { get; init; }
}

/// <summary>What a row says, beside what is known of a party.</summary>
/// <param name="unit">The unit of the row.</param>
internal sealed class PartyComparison(ImportLine line, PartyMeant typed, UnitRef? unit, ITexts texts)
{
    /// <summary>
    /// Which known party a row is about. One's own comes first; a code of the shared register may stand for another party of
    /// one's own, and is meant where the row says the same of it or names it alike.
    /// </summary>
    public KnownParty? Meant(IReadOnlyList<KnownParty> named)
    {
        var name = PartyNames.Match(typed.Name);
        return named.FirstOrDefault(p => With(p).Found.Count == 0)
            ?? named.FirstOrDefault(p => PartyNames.Match(p.Name) == name)
            ?? named.FirstOrDefault(p => p.IsMine || PartyNames.LookAlike(PartyNames.Match(p.Name), name));
    }

    /// <summary>What the row makes of the party, and the fields that differ; focal persons apart.</summary>
    public (PartyMeant After, IReadOnlyList<ImportChange> Found) With(KnownParty was)
    {
        var differences = new ImportDifferences(line);
        var after = new PartyMeant(
            was.Code,
            differences.Take(PartyImport.Name, was.Name, typed.Name) ?? was.Name,
            differences.Take(PartyImport.OtherNames, was.OtherNames, typed.OtherNames, n => n?.Replace("\n", "; ", StringComparison.Ordinal)),
            differences.Take(PartyImport.Kind, was.Kind, typed.Kind, k => texts["PartyKind." + k]),
            differences.Take(PartyImport.Unit, was.UnitId, typed.UnitId, u => u == was.UnitId ? was.Unit : unit?.Label),
            null);
        return (after with { IsDescribed = differences.Found.Count > 0 }, differences.Found);
    }

    /// <summary>The first column that tells something else of a focal person who is there already; null when nothing does.</summary>
    public string? Contradicts(NewFocalPerson there)
    {
        (string Column, string? Typed, string? Was)[] told =
        [
            (PartyImport.FocalPosition, typed.Focal?.Position, there.Position),
            (PartyImport.FocalPhone, typed.Focal?.Phone, there.Phone),
            (PartyImport.FocalEmail, typed.Focal?.Email, there.Email),
        ];
        return told.FirstOrDefault(t => !string.IsNullOrEmpty(t.Typed) && VietnameseText.Clean(t.Was) != t.Typed).Column;
    }

    public static ImportChange Added(NewFocalPerson focal) => new(
        PartyImport.FocalName, "", string.Join(" · ", new[] { focal.FullName, focal.Position, focal.Phone, focal.Email }.Where(t => !string.IsNullOrEmpty(t))));
}
