namespace KetNghia.Documents.Contracts;

/// <summary>Refusals of the evidence gate, whose texts take the file's name as <c>{name}</c>, and of papers.</summary>
public static class DocumentsErrors
{
    public const string FileTooLarge = "Documents.FileTooLarge";
    public const string TotalTooLarge = "Documents.TotalTooLarge";
    public const string TooManyFiles = "Documents.TooManyFiles";
    public const string FileEmpty = "Documents.FileEmpty";
    public const string FileNotAccepted = "Documents.FileNotAccepted";
    public const string FileDamaged = "Documents.FileDamaged";
    public const string FileEncrypted = "Documents.FileEncrypted";
    public const string PhotoHeic = "Documents.PhotoHeic";
    public const string PhotoTooManyPixels = "Documents.PhotoTooManyPixels";
    public const string FileHasMacro = "Documents.FileHasMacro";
    public const string FileSuspicious = "Documents.FileSuspicious";

    /// <summary>A new paper without its number, issuer or day.</summary>
    public const string DecidingIncomplete = "Documents.DecidingIncomplete";

    /// <summary>Several papers bear the number that was typed alone.</summary>
    public const string DecidingAmbiguous = "Documents.DecidingAmbiguous";

    /// <summary>Abbreviations too long for the notation of a paper.</summary>
    public const string NotationTooLong = "Documents.NotationTooLong";

    /// <summary>A part that has to say something is empty.</summary>
    public const string PartEmpty = "Documents.PartEmpty";

    /// <summary>A name in braces that is none of the kind's fields.</summary>
    public const string FieldUnknown = "Documents.FieldUnknown";

    /// <summary>The same, with the one that was meant.</summary>
    public const string FieldMeant = "Documents.FieldMeant";

    /// <summary>A paper made of no records.</summary>
    public const string NothingInPaper = "Documents.NothingInPaper";
    public const string PaperOfOthers = "Documents.PaperOfOthers";
    public const string PaperNotOpen = "Documents.PaperNotOpen";
    public const string IssuedInFuture = "Documents.IssuedInFuture";
    public const string DueBeforeIssue = "Documents.DueBeforeIssue";
    public const string IssuedBeforeApproval = "Documents.IssuedBeforeApproval";
    public const string NumberTaken = "Documents.NumberTaken";

    /// <summary>Another paper has taken its place meanwhile.</summary>
    public const string ReplacedMeanwhile = "Documents.ReplacedMeanwhile";
    public const string RegisterNotBegun = "Documents.RegisterNotBegun";
    public const string ScanBeforeIssue = "Documents.ScanBeforeIssue";
    public const string ScanMissing = "Documents.ScanMissing";

    public const string ArrivedInFuture = "Documents.ArrivedInFuture";
    public const string IssuedAfterArrival = "Documents.IssuedAfterArrival";
    public const string DueBeforeArrival = "Documents.DueBeforeArrival";

    /// <summary>Its number of arrival belongs to the register of another year.</summary>
    public const string ArrivedInOtherYear = "Documents.ArrivedInOtherYear";
    public const string CodeNumberTooLong = "Documents.CodeNumberTooLong";
    public const string CodeNumberHasStroke = "Documents.CodeNumberHasStroke";
    public const string CodeNumberMissing = "Documents.CodeNumberMissing";

    /// <summary>The same number, notation, issuer and year of issue stand in the register.</summary>
    public const string IncomingTwin = "Documents.IncomingTwin";

    /// <summary>The same, entered by somebody else in the same moment.</summary>
    public const string IncomingTwinNow = "Documents.IncomingTwinNow";
    public const string IncomingRemoved = "Documents.IncomingRemoved";

    /// <summary>Records name it as what decides them.</summary>
    public const string IncomingCited = "Documents.IncomingCited";

    /// <summary>The same, none of which the person may open.</summary>
    public const string IncomingCitedElsewhere = "Documents.IncomingCitedElsewhere";

    /// <summary>A form that is no DOCX.</summary>
    public const string FormNotDocx = "Documents.FormNotDocx";

    /// <summary>A form with a remote template.</summary>
    public const string FormIsLinked = "Documents.FormIsLinked";
    public const string FormHasLink = "Documents.FormHasLink";
    public const string FormHasObject = "Documents.FormHasObject";
    public const string FormHasChunk = "Documents.FormHasChunk";

    /// <summary>Fields that fetch something when the form is opened.</summary>
    public const string FormFetches = "Documents.FormFetches";
    public const string FormTagUnknown = "Documents.FormTagUnknown";
    public const string FormTagMeant = "Documents.FormTagMeant";
    public const string FormFieldUnknown = "Documents.FormFieldUnknown";
    public const string FormFieldMeant = "Documents.FormFieldMeant";
    public const string FormRowsOutside = "Documents.FormRowsOutside";
    public const string FormRowsNested = "Documents.FormRowsNested";
    public const string FormColumnOutside = "Documents.FormColumnOutside";
    public const string FormNoColumn = "Documents.FormNoColumn";
    public const string FormNeedsLines = "Documents.FormNeedsLines";
    public const string FormAroundRow = "Documents.FormAroundRow";
    public const string FormAnnexesInside = "Documents.FormAnnexesInside";

    /// <summary>The paper it is tried on has no such table.</summary>
    public const string FormNoTable = "Documents.FormNoTable";

    /// <summary>A part of what is approved would not be in the file.</summary>
    public const string FormLacks = "Documents.FormLacks";

    /// <summary>It passed the gate, and no library can read it.</summary>
    public const string FormUnreadable = "Documents.FormUnreadable";
    public const string FormIsChosen = "Documents.FormIsChosen";
    public const string FormIsWithdrawn = "Documents.FormIsWithdrawn";
    public const string FormDayTaken = "Documents.FormDayTaken";
    public const string FormDayPast = "Documents.FormDayPast";
}
