using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Mail;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Settings;

[HasPermission(AdministrationPermissions.Settings.ManageHost)]
internal sealed class MailsModel(WorkMailList list, WorkMailLog mails, ListPageServices services) : ListPage<WorkMailFilter, WorkMailRow>(list, services)
{
    public override string Icon => "mail";

    public int FailedToday { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => FailedToday = await mails.FailedTodayAsync(cancellationToken);
}

[HasPermission(AdministrationPermissions.Settings.ManageHost)]
internal sealed class SendAgainModel(WorkMailLog mails) : FormPage
{
    public int FailedToday { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => RedirectToPage("/Jobs/Details", new { id = await mails.SendAgainAsync(cancellationToken) });

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => FailedToday = await mails.FailedTodayAsync(cancellationToken);
}

internal static class WorkMailTexts
{
    public static Pill PillOf(this IStringLocalizer<AdministrationResource> texts, WorkMailState state)
    {
        var text = texts["WorkMailState." + state].Value;
        return state switch
        {
            WorkMailState.Sending => new Pill(PillKind.Info, text),
            WorkMailState.Sent => new Pill(PillKind.Ok, text),
            WorkMailState.Failed => new Pill(PillKind.Bad, text),
            _ => new Pill(PillKind.Warn, text),
        };
    }
}
