using AngleSharp.Html.Dom;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>A draft with the person who edits it in a browser.</summary>
internal sealed class RubricDraft(TestData data, TestWorkspace place, TestPerson officer, Visitor visitor, Guid id) : IDisposable
{
    public TestData Data => data;

    public TestWorkspace Place => place;

    public Visitor Visitor => visitor;

    public Guid Id => id;

    /// <summary>In a workspace of its own.</summary>
    public static async Task<RubricDraft> BeginAsync(TestHost host, Rubric rubric)
    {
        var data = new TestData(host);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var id = await host.WithAsync(
            services => services.GetRequiredService<RubricAppService>().CreateAsync(SubjectKind.Commune, rubric, null, TestContext.Current.CancellationToken), await data.FrameAsync(officer, place));
        return new RubricDraft(data, place, officer, await data.VisitAsync(officer), id);
    }

    /// <summary>Of a page of the editor; the tree for a blank one.</summary>
    public string Path(string page = "") => place.Path($"/emulation/rubrics/edit/{id}" + (page.Length > 0 ? "/" + page : ""));

    public string NodePath(string node) => Path("node?node=" + Uri.EscapeDataString(node));

    public Task<Answer> OpenAsync(string page = "") => visitor.OpenAsync(Path(page));

    /// <summary>Presses a button that the main form of a page has, with what is typed.</summary>
    public async Task<Answer> PressAsync(Answer page, string value, params (string Name, string? Value)[] typed)
    {
        var form = page.MainForm;
        var button = form.QuerySelectorAll("button[name=Do]").OfType<IHtmlButtonElement>().FirstOrDefault(b => b.GetAttribute("value") == value) ?? throw new ShouldAssertException($"No button {value}: {page.Text}");
        return await visitor.SubmitAsync(form, typed, [], button);
    }

    /// <summary>The same button on the tree.</summary>
    public async Task<Answer> PressAsync(string value) => await PressAsync(await OpenAsync(), value);

    public async Task<string> ContentAsync() => await ReadAsync(r => r.Content);

    public async Task<Rubric> KeptAsync() => RubricContents.Read(await ContentAsync());

    public Task<long> VersionAsync() => ReadAsync(r => r.Version);

    /// <summary>Somebody else saves.</summary>
    public async Task ChangeAsync(Func<Rubric, Rubric> change) => await data.Host.WithAsync(
        async services => await services.GetRequiredService<RubricAppService>().ChangeAsync(id, await VersionAsync(), change, "khác", TestContext.Current.CancellationToken), await data.FrameAsync(officer, place));

    public async Task PublishAsync()
    {
        var version = await VersionAsync();
        await data.Host.WithAsync(
            services => services.GetRequiredService<RubricAppService>().PublishAsync(id, version, data.Host.Clock.Today, null, TestContext.Current.CancellationToken), await data.FrameAsync(officer, place));
    }

    public void Dispose() => visitor.Dispose();

    private async Task<T> ReadAsync<T>(System.Linq.Expressions.Expression<Func<RubricVersion, T>> what) => await data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<RubricVersion>().AsNoTracking().Where(r => r.Id == id).Select(what).SingleAsync(TestContext.Current.CancellationToken),
        await data.FrameAsync(officer, place));
}
