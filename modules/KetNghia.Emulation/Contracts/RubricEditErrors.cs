namespace KetNghia.Emulation.Contracts;

/// <summary>What the editor of rubrics refuses; told at the field where there is one.</summary>
public static class RubricEditErrors
{
    /// <summary>Another node bears the id; takes <c>{id}</c>.</summary>
    public const string IdTaken = "Emulation.RubricEdit.IdTaken";

    /// <summary>An id has letters, digits, points, hyphens and underscores.</summary>
    public const string IdForm = "Emulation.RubricEdit.IdForm";

    /// <summary>What was typed is no figure; takes <c>{value}</c>.</summary>
    public const string FigureForm = "Emulation.RubricEdit.FigureForm";

    /// <summary>A figure has more than six decimals; takes <c>{value}</c>.</summary>
    public const string FigureDecimals = "Emulation.RubricEdit.FigureDecimals";

    /// <summary>A figure lies outside what it may be; takes <c>{low}</c> and <c>{high}</c>.</summary>
    public const string FigureRange = "Emulation.RubricEdit.FigureRange";

    /// <summary>A whole number is meant.</summary>
    public const string FigureWhole = "Emulation.RubricEdit.FigureWhole";

    /// <summary>Nothing can be computed without the field.</summary>
    public const string FieldMissing = "Emulation.RubricEdit.FieldMissing";

    /// <summary>What is chosen is not there any more; takes <c>{id}</c>.</summary>
    public const string ChoiceGone = "Emulation.RubricEdit.ChoiceGone";

    /// <summary>A formula cannot be read; takes <c>{line}</c> and <c>{column}</c>.</summary>
    public const string FormulaSyntax = "Emulation.RubricEdit.FormulaSyntax";

    /// <summary>A formula ends too early, or is blank.</summary>
    public const string FormulaEnds = "Emulation.RubricEdit.FormulaEnds";

    /// <summary>A formula is too long or nested too deep.</summary>
    public const string FormulaDepth = "Emulation.RubricEdit.FormulaDepth";

    /// <summary>A formula calls what there is not; takes <c>{line}</c> and <c>{column}</c>.</summary>
    public const string FormulaFunction = "Emulation.RubricEdit.FormulaFunction";

    /// <summary>A list or a condition stands where a number is meant, or the other way round.</summary>
    public const string FormulaType = "Emulation.RubricEdit.FormulaType";

    /// <summary>A rubric holds no more nodes; takes <c>{max}</c>.</summary>
    public const string TooManyNodes = "Emulation.RubricEdit.TooManyNodes";

    /// <summary>Nodes stand in too many others; takes the most levels as <c>{max}</c>.</summary>
    public const string TooDeep = "Emulation.RubricEdit.TooDeep";

    /// <summary>The node was removed meanwhile.</summary>
    public const string NodeGone = "Emulation.RubricEdit.NodeGone";

    /// <summary>A node cannot stand there: below itself, below a component, or a group in a block.</summary>
    public const string NoPlace = "Emulation.RubricEdit.NoPlace";

    /// <summary>Bands or tie-breaks name the node; takes <c>{count}</c>.</summary>
    public const string NodeInUse = "Emulation.RubricEdit.NodeInUse";

    /// <summary>A block that is to go still holds items; takes <c>{count}</c>.</summary>
    public const string BlockNotEmpty = "Emulation.RubricEdit.BlockNotEmpty";

    /// <summary>A penalty item names the band that is to go; takes <c>{band}</c> and <c>{item}</c>.</summary>
    public const string BandInUse = "Emulation.RubricEdit.BandInUse";

    /// <summary>Two rows say the same; takes <c>{id}</c>.</summary>
    public const string Twice = "Emulation.RubricEdit.Twice";

    /// <summary>The draft was changed by somebody else since the form was opened.</summary>
    public const string ChangedMeanwhile = "Emulation.RubricEdit.ChangedMeanwhile";
}
