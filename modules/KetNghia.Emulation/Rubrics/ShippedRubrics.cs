using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>A rubric that comes with the product, to be copied.</summary>
internal sealed record ShippedRubric(string Key, SubjectKind Subject, Rubric Rubric);

internal static class ShippedRubrics
{
    private const string Prefix = "shipped/";

    private static readonly Lazy<IReadOnlyList<ShippedRubric>> Read = new(() =>
    [
        Of("receiving-commune", SubjectKind.Commune),
    ]);

    public static IReadOnlyList<ShippedRubric> All => Read.Value;

    /// <exception cref="RecordNotFoundException">There is none of the key.</exception>
    public static ShippedRubric Get(string? key) => All.FirstOrDefault(r => r.Key == key) ?? throw new RecordNotFoundException();

    private static ShippedRubric Of(string key, SubjectKind subject)
    {
        using var stream = typeof(ShippedRubrics).Assembly.GetManifestResourceStream(Prefix + key) ?? throw new InvalidOperationException($"{key} is not there.");
        using var reader = new StreamReader(stream);
        return new ShippedRubric(key, subject, RubricContents.Read(reader.ReadToEnd()));
    }
}
