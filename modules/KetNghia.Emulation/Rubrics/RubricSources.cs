using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>What a new rubric begins with.</summary>
/// <param name="Subject">Null where the source does not say.</param>
/// <param name="BasedOn">The version of the workspace it was copied from.</param>
internal sealed record RubricSource(Rubric Rubric, SubjectKind? Subject, Guid? BasedOn);

/// <summary>Where a new rubric comes from: one that is shipped, a version of the workspace, or one group and nothing else.</summary>
internal sealed class RubricSources(RubricQueries queries, IStringLocalizer<EmulationResource> texts)
{
    public const string ShippedPrefix = "shipped:";
    public const string VersionPrefix = "version:";
    public const string Blank = "blank";

    /// <exception cref="RecordNotFoundException">There is no such source.</exception>
    public async Task<RubricSource> ReadAsync(string? source, CancellationToken cancellationToken)
    {
        if (source == Blank)
        {
            return new RubricSource(Empty(), null, null);
        }

        if (source?.StartsWith(ShippedPrefix, StringComparison.Ordinal) == true)
        {
            var shipped = ShippedRubrics.Get(source[ShippedPrefix.Length..]);
            return new RubricSource(shipped.Rubric, shipped.Subject, null);
        }

        return source?.StartsWith(VersionPrefix, StringComparison.Ordinal) == true && Guid.TryParse(source[VersionPrefix.Length..], out var id)
            && await queries.FindAsync(id, cancellationToken) is { } found
            ? new RubricSource(found.Rubric, found.Row.Subject, id)
            : throw new RecordNotFoundException();
    }

    /// <summary>One group of nothing: its points come with its criteria.</summary>
    private Rubric Empty() => new()
    {
        Rounding = new Rounding(new Fraction(1, 4), null, new Fraction(1, 4)),
        Base = new RubricNode
        {
            Id = "root",
            Name = texts["RubricPart.base"],
            Kind = NodeKind.Root,
            Max = Fraction.Hundred,
            Children = [new RubricNode { Id = "I", Name = texts["Rubrics.Blank.Group"], Kind = NodeKind.Group, Max = Fraction.Hundred }],
        },
    };
}
