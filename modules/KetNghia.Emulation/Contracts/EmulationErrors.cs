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

    /// <summary>A file is no rubric, or a rubric cannot be kept so; takes the place as <c>{path}</c> and what is expected there as <c>{why}</c>.</summary>
    public const string RubricUnreadable = "Emulation.RubricUnreadable";

    /// <summary>It is larger than any rubric; takes how many nodes one may have as <c>{most}</c>.</summary>
    public const string RubricTooLarge = "Emulation.RubricTooLarge";

    /// <summary>Its last day lies before its first.</summary>
    public const string RubricEndsBeforeStart = "Emulation.RubricEndsBeforeStart";

    /// <summary>A rubric is to be read from a file, and none was chosen.</summary>
    public const string RubricFileMissing = "Emulation.RubricFileMissing";

    /// <summary>Nothing says who is scored by it.</summary>
    public const string RubricSubjectMissing = "Emulation.RubricSubjectMissing";

    /// <summary>No locality was chosen to send it to.</summary>
    public const string NoLocalityChosen = "Emulation.NoLocalityChosen";

    /// <summary>The assessment was cancelled; takes <c>{name}</c>.</summary>
    public const string AssessmentNotOpen = "Emulation.AssessmentNotOpen";

    /// <summary>One of the name is open; takes <c>{name}</c>.</summary>
    public const string AssessmentNameTaken = "Emulation.AssessmentNameTaken";

    public const string PeriodEndsBeforeStart = "Emulation.PeriodEndsBeforeStart";

    public const string SelfDueTooEarly = "Emulation.SelfDueTooEarly";

    public const string AppraisalDueTooEarly = "Emulation.AppraisalDueTooEarly";

    /// <summary>It scores nobody.</summary>
    public const string NoSubjects = "Emulation.NoSubjects";

    /// <summary>What is sent lacks figures; takes their number as <c>{count}</c>.</summary>
    public const string SheetIncomplete = "Emulation.SheetIncomplete";

    /// <summary>The declaration was not made.</summary>
    public const string NotDeclared = "Emulation.NotDeclared";

    /// <summary>The state of the sheet lets nobody write figures of the round; takes <c>{state}</c>.</summary>
    public const string SheetClosed = "Emulation.SheetClosed";

    /// <summary>What was typed is none of what the component takes; takes its name as <c>{name}</c>.</summary>
    public const string FigureUnreadable = "Emulation.FigureUnreadable";

    /// <summary>It is outside what the component takes; takes its name as <c>{name}</c>.</summary>
    public const string FigureOutOfRange = "Emulation.FigureOutOfRange";

    /// <summary>The rubric of the sheet has no component of the id that takes figures; takes it as <c>{name}</c>.</summary>
    public const string FigureNowhere = "Emulation.FigureNowhere";

    /// <summary>A component is given figures twice; takes its name as <c>{name}</c>.</summary>
    public const string FigureTwice = "Emulation.FigureTwice";

    /// <summary>Whom figures are asked of is none of those the reader may choose.</summary>
    public const string SubjectUnknown = "Emulation.SubjectUnknown";

    /// <summary>The rubric does not let it be left out; takes its name as <c>{name}</c>.</summary>
    public const string MayNotBeLeftOut = "Emulation.MayNotBeLeftOut";

    /// <summary>No file was chosen.</summary>
    public const string NoFile = "Emulation.NoFile";
}
