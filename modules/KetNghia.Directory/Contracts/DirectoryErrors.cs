namespace KetNghia.Directory.Contracts;

public static class DirectoryErrors
{
    public const string PartyCodeTaken = "Directory.Party.CodeTaken";
    public const string PartyCodeMalformed = "Directory.Party.CodeMalformed";
    public const string PartyLooksLikeAnother = "Directory.Party.LooksLikeAnother";
    public const string PartyHasEnded = "Directory.Party.HasEnded";
    public const string PartyEndsBeforeStart = "Directory.Party.EndsBeforeStart";
    public const string PartyNotYours = "Directory.Party.NotYours";
    public const string SuccessorMissing = "Directory.Succession.SuccessorMissing";
    public const string SuccessorUnknown = "Directory.Succession.SuccessorUnknown";
    public const string SuccessorIsItself = "Directory.Succession.SuccessorIsItself";
    public const string SuccessorHasEnded = "Directory.Succession.SuccessorHasEnded";
    public const string SuccessorsTooFew = "Directory.Succession.TooFew";
    public const string SameName = "Directory.Succession.SameName";
    public const string DecidedAfterEffect = "Directory.Succession.DecidedInFuture";
    public const string FocalHasEnded = "Directory.Focal.HasEnded";
    public const string FocalNameMissing = "Directory.Focal.NameMissing";
    public const string FocalDiffers = "Directory.Focal.Differs";
    public const string PhoneMalformed = "Directory.Focal.PhoneMalformed";
    public const string PartyMayBeKnown = "Directory.Party.MayBeKnown";
    public const string PartyCodeShared = "Directory.Party.CodeShared";
    public const string PartyInUse = "Directory.Party.InUse";
    public const string UnknownUnitText = "Directory.Unit.UnknownText";
    public const string UnknownUnit = "Directory.Unit.Unknown";
    public const string LocalityMissing = "Directory.LocalityMissing";
    public const string ImportPartyUnknown = "Directory.ImportPartyUnknown";
    public const string ImportPartyAmbiguous = "Directory.ImportPartyAmbiguous";
    public const string ImportCommuneUnknown = "Directory.ImportCommuneUnknown";
    public const string ImportCodeElsewhere = "Directory.ImportCodeElsewhere";
}
