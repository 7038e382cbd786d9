using KetNghia.Administration.Accounts;
using KetNghia.Administration.Workspaces;
using KetNghia.Framework.Work;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration.Mail;

/// <summary>What a person owes in one workspace, as its home page shows it now.</summary>
/// <param name="Count">All of it; the items are the most urgent.</param>
internal sealed record OwedThere(WorkspaceInfo Workspace, int Count, IReadOnlyList<OwedLine> Lines);

/// <param name="Path">The form, relative to the workspace.</param>
/// <param name="IsDecision">It waits for whoever may approve, decide, confirm or settle it.</param>
internal sealed record OwedLine(string Sentence, string Path, DateOnly? DueOn, bool IsReturned, bool IsDecision);

/// <summary>Reads what somebody owes in every workspace they may enter now, with the rights they have there now.</summary>
internal sealed class WorkMailReader(WorkspaceQueries workspaces, TwoFactorRule twoFactor, PermissionCatalogue catalogue, IServiceScopeFactory scopes)
{
    /// <summary>More than this of one workspace nobody reads in a mail; the home page has the rest.</summary>
    internal const int MostOfWorkspace = 50;

    public async Task<IReadOnlyList<OwedThere>> ReadAsync(Account account, CancellationToken cancellationToken)
    {
        var all = new List<OwedThere>();
        foreach (var id in (await workspaces.PlacesAsync(account.Id, cancellationToken)).Select(p => p.WorkspaceId).Distinct())
        {
            var entry = await workspaces.ResolveAsync(id, account.Id, cancellationToken);
            if (entry is { Outcome: WorkspaceEntryOutcome.Entered, Workspace: { } workspace }
                && !(entry.DemandsSecondFactor && !account.TwoFactorEnabled && await twoFactor.IsEnforcedAsync(cancellationToken)))
            {
                var user = new UserInfo(account.Id, account.UserName!, account.FullName, null, [], new HashSet<string>()).Within(entry);
                using (AmbientFrame.Push(new AmbientFrame(workspace.TenantId, workspace, user, entry.Scope)))
                {
                    all.Add(await ReadAsync(workspace, cancellationToken));
                }
            }
        }

        return [.. all.Where(o => o.Count > 0).OrderBy(o => VietnameseText.SortKey(o.Workspace.Name), StringComparer.Ordinal)];
    }

    /// <summary>In services of its own, for they remember the workspace they first read.</summary>
    private async Task<OwedThere> ReadAsync(WorkspaceInfo workspace, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (work, texts) = (scope.ServiceProvider.GetRequiredService<WorkItems>(), scope.ServiceProvider.GetRequiredService<ITexts>());
        var items = await work.OwedAsync(MostOfWorkspace, cancellationToken);
        return new OwedThere(
            workspace, items.Count < MostOfWorkspace ? items.Count : await work.CountOwedAsync(cancellationToken),
            [.. items.Select(i => new OwedLine(Sentence(i, texts), i.Path, i.DueOn, i.IsReturned, i.Permission is { } asked && catalogue.Find(asked) is { IsDelegable: true }))]);
    }

    private static string Sentence(OwedWork item, ITexts texts) =>
        string.Join(" · ", new[] { item.Say(texts), item.About, item.UnitName, item.Whose(texts) }.Where(part => !string.IsNullOrEmpty(part)));
}
