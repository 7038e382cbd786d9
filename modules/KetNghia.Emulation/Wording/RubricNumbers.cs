using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Numbers by place: groups in Roman, what is below by its number within them; items of both blocks from 1.</summary>
internal static class RubricNumbers
{
    private static readonly (int Value, string Sign)[] Roman =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>By the id of the node; the root has none.</summary>
    public static IReadOnlyDictionary<string, string> Of(Rubric rubric)
    {
        var numbers = new Dictionary<string, string>();
        for (var group = 0; group < rubric.Base.Children.Count; group++)
        {
            Number(rubric.Base.Children[group], RomanOf(group + 1), numbers);
        }

        foreach (var block in new[] { rubric.Bonus, rubric.Penalty }.OfType<Block>())
        {
            for (var item = 0; item < block.Items.Count; item++)
            {
                Number(block.Items[item], Format.Whole(item + 1), numbers);
            }
        }

        return numbers;
    }

    private static void Number(RubricNode node, string number, Dictionary<string, string> numbers)
    {
        numbers.TryAdd(node.Id, number);
        for (var child = 0; child < node.Children.Count; child++)
        {
            Number(node.Children[child], $"{number}.{child + 1}", numbers);
        }
    }

    /// <param name="number">From 1.</param>
    public static string RomanOf(int number)
    {
        var written = "";
        foreach (var (value, sign) in Roman)
        {
            for (; number >= value; number -= value)
            {
                written += sign;
            }
        }

        return written;
    }
}
