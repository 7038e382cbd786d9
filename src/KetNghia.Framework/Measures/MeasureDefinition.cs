namespace KetNghia.Framework.Measures;

/// <summary>What a measure is read of, and by which id it is named.</summary>
public enum MeasureSubject
{
    /// <summary>Nơi nhận: id of the administrative unit version, as records name it.</summary>
    Commune = 1,

    /// <summary>Đơn vị hỗ trợ: id of the party, as records name it; parties it succeeded are subjects of their own.</summary>
    Sponsor,

    /// <summary>Địa bàn: id of the tenant, which is the workspace's own.</summary>
    Locality,

    /// <summary>Cặp kết nghĩa: id of the pairing.</summary>
    Pairing,
}

/// <summary>What the numbers of a measure are.</summary>
public enum MeasureUnit
{
    /// <summary>Whole things.</summary>
    Count = 1,

    /// <summary>Whole đồng.</summary>
    Dong,

    /// <summary>Numerator of denominator, in whatever unit both parts have.</summary>
    Share,

    /// <summary>Whole days.</summary>
    Days,
}

/// <summary>
/// Chỉ tiêu: a number that a module can prove by its records. Text keys <c>Measure.{Name}</c> (what it is called) and
/// <c>Measure.{Name}.How</c> (which records, which states, which day counts, what is left out).
/// </summary>
/// <param name="Name">Lower case with dots, unique over all modules, never renamed: <c>resources.delivery_rate</c>.</param>
/// <param name="Revision">From 1; raised whenever the definition changes, and kept beside stored values.</param>
public sealed record MeasureDefinition(string Name, MeasureUnit Unit, IReadOnlyList<MeasureSubject> Subjects, int Revision)
{
    /// <summary>Of a share: the names of the measures that are its numerator and its denominator. Nothing otherwise.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Name of the module that publishes it. Said by <see cref="IMeasures"/>, not by the module.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What a person must hold to be shown its values. Said by <see cref="IMeasures"/>, not by the definition.</summary>
    public string Permission { get; init; } = "";

    public string TextKey => "Measure." + Name;

    /// <summary>Key of the definition in words.</summary>
    public string HowKey => TextKey + ".How";
}
