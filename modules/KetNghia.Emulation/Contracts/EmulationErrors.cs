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

    /// <summary>Not between the last day of self-scores and that of the appraisal.</summary>
    public const string CrossCheckDueOutside = "Emulation.CrossCheckDueOutside";

    /// <summary>The sheet is not to be checked now, or that was finished.</summary>
    public const string CheckClosed = "Emulation.CheckClosed";

    /// <summary>Count and numbers of criteria whose points it changes without a reason.</summary>
    public const string CheckIncomplete = "Emulation.CheckIncomplete";

    /// <summary>Who has to check until when.</summary>
    public const string CheckAwaited = "Emulation.CheckAwaited";

    /// <summary>The appraisal was given to another person; takes the <c>{name}</c>.</summary>
    public const string AppraisedByAnother = "Emulation.AppraisedByAnother";

    /// <summary>An appraiser is named for a sheet that is appraised; takes its <c>{name}</c>.</summary>
    public const string AlreadyAppraised = "Emulation.AlreadyAppraised";

    /// <summary>Who was chosen does not have the right any more.</summary>
    public const string PersonMayNotAppraise = "Emulation.PersonMayNotAppraise";

    public const string DepartmentNameMissing = "Emulation.DepartmentNameMissing";

    /// <summary>Not between the last day of self-scores, <c>{from}</c>, and that of the appraisal, <c>{to}</c>.</summary>
    public const string DepartmentDueOutside = "Emulation.DepartmentDueOutside";

    /// <summary>No component was chosen, or one that takes no figures.</summary>
    public const string DepartmentWithoutNodes = "Emulation.DepartmentWithoutNodes";

    /// <summary>Another department scores the component; takes its id as <c>{node}</c>.</summary>
    public const string DepartmentNodeTaken = "Emulation.DepartmentNodeTaken";

    /// <summary>Of two at once another took the name or a component; takes the <c>{name}</c>.</summary>
    public const string DepartmentTaken = "Emulation.DepartmentTaken";

    /// <summary>Nobody was chosen, somebody twice, somebody without the right, or too many; takes the highest number as <c>{most}</c>.</summary>
    public const string DepartmentScorers = "Emulation.DepartmentScorers";

    /// <summary>A weight outside 1 to <c>{most}</c>.</summary>
    public const string DepartmentWeight = "Emulation.DepartmentWeight";

    /// <summary>Several people for a component that takes one figure; takes it as <c>{node}</c>.</summary>
    public const string DepartmentOneScorer = "Emulation.DepartmentOneScorer";

    /// <summary>The rubric asks for more people; takes the <c>{node}</c> and the <c>{count}</c>.</summary>
    public const string DepartmentTooFew = "Emulation.DepartmentTooFew";

    /// <summary>Weights where figures are not averaged; takes the <c>{node}</c>.</summary>
    public const string DepartmentWeightsOfMean = "Emulation.DepartmentWeightsOfMean";

    /// <summary>Somebody has begun to score; takes the <c>{name}</c>.</summary>
    public const string DepartmentBegun = "Emulation.DepartmentBegun";

    /// <summary>Records moved since the figures were taken; takes the number of measures as <c>{count}</c>.</summary>
    public const string FiguresMoved = "Emulation.FiguresMoved";

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

    /// <summary>A row of a workbook names no sheet its sender sees; takes what it says as <c>{name}</c>.</summary>
    public const string FigureSheetUnknown = "Emulation.FigureSheetUnknown";

    /// <summary>A row of a workbook names a sheet of another assessment; takes what it says as <c>{name}</c>.</summary>
    public const string FigureSheetOfOther = "Emulation.FigureSheetOfOther";

    /// <summary>The rubric of the sheet has no such part; takes what the row says as <c>{name}</c>.</summary>
    public const string FigureNotInSheet = "Emulation.FigureNotInSheet";

    /// <summary>Nobody types figures of it; takes its name as <c>{name}</c>.</summary>
    public const string FigureFromRecords = "Emulation.FigureFromRecords";

    /// <summary>It takes one figure and was given two; takes its name as <c>{name}</c>.</summary>
    public const string FigureTakesOne = "Emulation.FigureTakesOne";

    /// <summary>It takes one of some answers; takes its name as <c>{name}</c> and them as <c>{answers}</c>.</summary>
    public const string FigureNoAnswer = "Emulation.FigureNoAnswer";

    /// <summary>The file was made for a round that is not open now; takes <c>{round}</c> and the <c>{state}</c> of the sheet.</summary>
    public const string FigureRoundOver = "Emulation.FigureRoundOver";

    /// <summary>Whom figures are asked of is none of those the reader may choose.</summary>
    public const string SubjectUnknown = "Emulation.SubjectUnknown";

    /// <summary>The rubric does not let it be left out; takes its name as <c>{name}</c>.</summary>
    public const string MayNotBeLeftOut = "Emulation.MayNotBeLeftOut";

    /// <summary>No file was chosen.</summary>
    public const string NoFile = "Emulation.NoFile";

    /// <summary>A standing cluster bears the name; takes <c>{name}</c>.</summary>
    public const string ClusterNameTaken = "Emulation.ClusterNameTaken";

    /// <summary>What is to be changed was dissolved; takes <c>{name}</c> and its last day as <c>{day}</c>.</summary>
    public const string ClusterDissolved = "Emulation.ClusterDissolved";

    /// <summary>Somebody was scored in it; takes <c>{name}</c>.</summary>
    public const string ClusterUsed = "Emulation.ClusterUsed";

    /// <summary>A member comes after the last day; takes its <c>{name}</c> and its first <c>{day}</c>.</summary>
    public const string ClusterEndsBeforeMember = "Emulation.ClusterEndsBeforeMember";

    /// <summary>What was chosen for a subject stands no longer.</summary>
    public const string ClusterGone = "Emulation.ClusterGone";

    public const string NoMemberChosen = "Emulation.NoMemberChosen";

    public const string MemberEndsBeforeStart = "Emulation.MemberEndsBeforeStart";

    /// <summary>It is in a cluster of its kind on some of the days; takes its <c>{name}</c>, the <c>{cluster}</c> and the <c>{period}</c> there.</summary>
    public const string MemberElsewhere = "Emulation.MemberElsewhere";

    /// <summary>A member to be taken out was scored in the cluster; takes its <c>{name}</c>.</summary>
    public const string MemberUsed = "Emulation.MemberUsed";

    /// <summary>There is to be a deputy without a head.</summary>
    public const string HeadMissing = "Emulation.HeadMissing";

    /// <summary>Takes the <c>{year}</c>.</summary>
    public const string LeaderNotMember = "Emulation.LeaderNotMember";

    public const string LeadersSame = "Emulation.LeadersSame";

    /// <summary>It would be no member in a year it leads; takes its <c>{name}</c> and the <c>{year}</c>.</summary>
    public const string LeaderLeaves = "Emulation.LeaderLeaves";
}
