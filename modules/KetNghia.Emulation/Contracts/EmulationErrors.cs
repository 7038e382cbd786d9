namespace KetNghia.Emulation.Contracts;

public static class EmulationErrors
{
    /// <summary>What is to be changed is published, retired or discarded; takes <c>{name}</c>.</summary>
    public const string RubricNotDraft = "Emulation.RubricNotDraft";

    /// <summary>What is to be used further is no published version.</summary>
    public const string RubricNotPublished = "Emulation.RubricNotPublished";

    /// <summary>It has faults; takes their number as <c>{count}</c>.</summary>
    public const string RubricFaulty = "Emulation.RubricFaulty";

    /// <summary>Another rubric of the workspace bears the code; takes <c>{code}</c>.</summary>
    public const string RubricCodeTaken = "Emulation.RubricCodeTaken";

    /// <summary>The rubric has a draft already.</summary>
    public const string RubricDraftThere = "Emulation.RubricDraftThere";

    /// <summary>It was sent by the province, which alone changes it.</summary>
    public const string RubricOfProvince = "Emulation.RubricOfProvince";

    /// <summary>A file is no rubric; takes the place in it as <c>{path}</c>.</summary>
    public const string RubricUnreadable = "Emulation.RubricUnreadable";

    /// <summary>The file is larger than any rubric.</summary>
    public const string RubricTooLarge = "Emulation.RubricTooLarge";

    /// <summary>Its last day lies before its first.</summary>
    public const string RubricEndsBeforeStart = "Emulation.RubricEndsBeforeStart";

    /// <summary>No locality was chosen to send it to.</summary>
    public const string NoLocalityChosen = "Emulation.NoLocalityChosen";
}
