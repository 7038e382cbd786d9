using System.Globalization;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Every table of steps there is, found by itself: whoever declares one has it tested.</summary>
public sealed class DeclaredStepsTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Once = "tables and texts are the same on both";

    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Tables_OfThisProduct_AreFound(Provider provider) => EachAsync(provider, (tables, _, _) =>
        tables.Select(t => t.StateName).ShouldBe(["PairingState", "ContributionState", "DeliveryState", "DiscrepancyState", "PaperState", "SheetState"], ignoreOrder: true));

    [DatabaseTest(OnSqliteOnly = Once)]
    public Task States_OfEveryTable_AreReached(Provider provider) => EachAsync(provider, (tables, _, _) => tables.SelectMany(t =>
    {
        var reached = t.Starts.ToHashSet();
        while (t.Lines.Where(l => l.To is not null && l.From.Any(reached.Contains)).Any(l => reached.Add(l.To!)))
        {
        }

        return t.States.Except(reached).Select(s => $"{t.StateName}.{s}");
    }).ShouldBeEmpty());

    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Ends_OfEveryTable_AreWhatLeadsNowhere(Provider provider) => EachAsync(provider, (tables, _, _) =>
    {
        foreach (var table in tables)
        {
            table.States.Where(s => !table.Lines.Any(l => l.From.Contains(s))).ShouldBe(table.Ends, ignoreOrder: true, table.StateName);
        }
    });

    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Actions_OfEveryTable_AreTakenSomewhereAndHaveAPermissionThatExists(Provider provider) => EachAsync(provider, (tables, _, catalogue) =>
    {
        tables.SelectMany(t => t.Actions.Except(t.Lines.Select(l => l.Action)).Select(a => $"{t.ActionName}.{a} is taken nowhere")).ShouldBeEmpty();
        tables.SelectMany(t => t.Lines.Where(l => l.Permissions.Count == 0 || l.From.Count == 0).Select(l => $"{t.ActionName}.{l.Action} is for nobody")).ShouldBeEmpty();
        tables.SelectMany(t => t.Lines.SelectMany(l => l.Permissions)).Where(p => catalogue.Find(p) is null).ShouldBeEmpty();
    });

    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Words_OfEveryTable_AreThereInBothLanguages(Provider provider) => EachAsync(provider, (tables, texts, _) =>
    {
        var keys = tables.SelectMany(t => t.States.Select(s => $"{t.StateName}.{s}")
            .Concat(t.Lines.SelectMany(l => l.HasOwnForm ? [l.TextKey] : new[] { l.TextKey, l.TextKey + ".Explain" }))
            .Concat(t.Lines.Where(l => l.Instead is not null).Select(l => $"{t.ActionName}.Instead.{l.Instead}"))
            .Concat(t.Lines.Where(l => l.SecondPerson is not null).Select(l => "Error." + l.SecondPerson))).Distinct().ToList();

        keys.Where(key => texts.InEveryLanguage(key).Count != 2).ShouldBeEmpty();
    });

    /// <summary>The other answer is one the same states know, and the way is one that can be gone.</summary>
    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Answers_AndWays_HangTogether(Provider provider) => EachAsync(provider, (tables, _, _) =>
    {
        tables.SelectMany(t => t.Lines.Where(l => l.Instead is not null && l.From.Any(from => !t.Lines.Any(o => o.Action == l.Instead && o.From.Contains(from)))).Select(l => $"{t.ActionName}.{l.Action}")).ShouldBeEmpty();
        tables.SelectMany(t => t.Way.Except(t.States)).ShouldBeEmpty();
        tables.Where(t => t.Way.Count > 0 && !t.Starts.Contains(t.Way[0])).Select(t => t.StateName).ShouldBeEmpty();
        tables.SelectMany(t => t.Way.Zip(t.Way.Skip(1)).Where(pair => !t.Lines.Any(l => l.To == pair.Second)).Select(pair => $"{t.StateName}.{pair.Second}")).ShouldBeEmpty();
    });

    /// <summary>A sentence that names a permission or a role has to find its words.</summary>
    [DatabaseTest(OnSqliteOnly = Once)]
    public Task Sentences_OfMissingPermissions_AreWhole(Provider provider) => EachAsync(provider, (tables, texts, catalogue) =>
    {
        foreach (var kind in new[] { WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor })
        {
            var here = new WorkspaceInfo(Guid.Empty, Guid.Empty, kind, "thu", "Thử");
            using var frame = AmbientFrame.Push(new AmbientFrame(Guid.Empty, here, new UserInfo(Guid.Empty, "thu", "Thử", null, [], new HashSet<string>()), null));
            var ambient = new CurrentAmbient();
            foreach (var permissions in tables.SelectMany(t => t.Lines).Select(l => l.Permissions))
            {
                foreach (var language in new[] { "vi", "en" })
                {
                    CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                    texts.Error(new StepPerson(ambient, ambient, catalogue).Lacks(permissions)).ShouldNotMatch(@"\{|Permission\.|Role\.|WorkspaceKind\.|: \.|Error\.");
                }
            }
        }
    });

    private async Task EachAsync(Provider provider, Action<IReadOnlyList<IStepTable>, ITexts, PermissionCatalogue> check)
    {
        var services = (await hosts.GetAsync(provider)).Services;
        check([.. services.GetServices<IStepTable>()], services.GetRequiredService<ITexts>(), services.GetRequiredService<PermissionCatalogue>());
    }
}
