using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>A rubric that comes with the product, to be copied.</summary>
/// <param name="IsSample">It follows a scheme of another place, to learn from and not to be published as it stands.</param>
internal sealed record ShippedRubric(string Key, SubjectKind Subject, bool IsSample, Rubric Rubric)
{
    /// <summary>How a form names it as the one to copy.</summary>
    public string Source => RubricSources.ShippedPrefix + Key;
}

internal static class ShippedRubrics
{
    private const string Prefix = "shipped/";

    private static readonly Lazy<IReadOnlyList<ShippedRubric>> Read = new(() =>
    [
        Of("receiving-commune", SubjectKind.Commune),
        Of("sponsor", SubjectKind.Sponsor),
        Of("council-frame", SubjectKind.Commune, isSample: true),
        Of("complaints", SubjectKind.Commune, isSample: true),
    ]);

    public static IReadOnlyList<ShippedRubric> All => Read.Value;

    /// <exception cref="RecordNotFoundException">There is none of the key.</exception>
    public static ShippedRubric Get(string? key) => All.FirstOrDefault(r => r.Key == key) ?? throw new RecordNotFoundException();

    private static ShippedRubric Of(string key, SubjectKind subject, bool isSample = false)
    {
        using var stream = typeof(ShippedRubrics).Assembly.GetManifestResourceStream(Prefix + key) ?? throw new InvalidOperationException($"{key} is not there.");
        using var reader = new StreamReader(stream);
        return new ShippedRubric(key, subject, isSample, RubricContents.Read(reader.ReadToEnd()));
    }
}
