using System.Globalization;

namespace KetNghia.Web.Verbs;

internal sealed class DemoAccountsVerb : IVerb
{
    public string Name => "demo-accounts";

    public string Usage => "demo-accounts           who can sign in to the embedded demo";

    public Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var texts = app.Services.GetRequiredService<ITexts>();
        using var scope = app.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetServices<IDemoAccounts>().SelectMany(d => d.All).ToList();
        foreach (var group in accounts.GroupBy(a => a.Password))
        {
            terminal.Out.WriteLine($"password of every account below: {group.Key}");
            foreach (var account in group)
            {
                terminal.Out.WriteLine($"  {account.UserName,-24} /k/{account.Workspace,-18} {texts["Role." + account.Role]}{(account.Note is null ? "" : " – " + account.Note)}  ({account.FullName})");
            }
        }

        return Task.FromResult(0);
    }
}
