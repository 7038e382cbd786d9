using KetNghia.Imports.Localization;
using KetNghia.Imports.Runs;
using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Pages;

/// <summary>What was noticed in the file of a run, to be chosen in the preview and told by the result.</summary>
internal sealed record NoticesView(Guid RunId, ImportNoticed Noticed, bool MayChoose)
{
    /// <summary>Hidden rows are offered; everything else is proposed to be left out or filled in.</summary>
    public static bool TakesWhenTicked(ImportNotice notice) => notice.Choice == ImportTaking.Hidden;

    public static string Verb(ImportNotice notice) => notice.Choice switch
    {
        ImportTaking.Hidden => "Take",
        ImportTaking.JoinedOnce => "Fill",
        _ => "Leave",
    };

    /// <summary>From the boxes offered and ticked.</summary>
    public static ImportTaking Read(IEnumerable<int> offered, IReadOnlyCollection<int> ticked) =>
        (ImportTaking)offered.Where(o => Enum.IsDefined((ImportTaking)o) && ticked.Contains(o) == ((ImportTaking)o == ImportTaking.Hidden)).Aggregate(0, (all, one) => all | one);

    public static string Say(IStringLocalizer<ImportsResource> texts, ImportNotice notice) => texts["Imports.Notice." + notice.Choice, Format.Whole(notice.Count), notice.Rows];
}
