using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>What the filter around every form does with each way its handler may end.</summary>
public sealed class SubmissionFilterTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest(OnSqliteOnly = "nothing is read or written")]
    public async Task Request_ThatIsNoFormOfAPerson_PassesBy(Provider provider)
    {
        var world = await ArrangeAsync(provider);

        foreach (var (method, type, isSignedIn) in new[] { ("GET", "application/x-www-form-urlencoded", true), ("POST", "application/json", true), ("POST", "application/x-www-form-urlencoded", false) })
        {
            var sent = await world.SendAsync("", _ => Task.FromResult(Ended.With(new LocalRedirectResult("/a"))), isSignedIn: isSignedIn, method: method, type: type);

            (sent.WasHandled, sent.Result, sent.Receipt).ShouldBe((true, null, null), method + type);
        }
    }

    [DatabaseTest(OnSqliteOnly = "nothing is read or written")]
    public async Task Form_WithoutAnIdOrWithOneTooOld_IsRefusedUnhandled(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var oldest = world.Host.Clock.UtcNow.AddDays(-90);
        static Guid Made(DateTime at) => Guid.CreateVersion7(new DateTimeOffset(at));

        foreach (var (id, code) in new[]
        {
            ("", FrameworkErrors.SubmissionMissing), ("gì đó", FrameworkErrors.SubmissionMissing),
            (Made(oldest.AddMilliseconds(-1)).ToString(), FrameworkErrors.FormStale),
        })
        {
            var sent = await world.SendAsync(id, _ => throw new InvalidOperationException("handled"));

            (sent.WasHandled, sent.Result.ShouldBeOfType<StatusCodeResult>().StatusCode, sent.Code).ShouldBe((false, 400, code));
        }

        foreach (var id in new[] { Made(oldest), new Guid("00000000-0000-4000-8000-000000000001") })
        {
            (await world.SendAsync(id.ToString(), _ => Task.FromResult(Ended.With(new PageResult())))).WasHandled.ShouldBeTrue();
        }
    }

    [DatabaseTest]
    public async Task Form_ThatRedirects_IsKeptWithWhatItWroteAndAnsweredAlikeAgain(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var kept = new List<(string Id, string Location)>();
        foreach (var (result, location) in new (IActionResult, string)[]
        {
            (new LocalRedirectResult("/a"), "/a"), (new RedirectResult("/b"), "/b"),
            (new RedirectResult("/c?" + new string('x', 497)), "/c?" + new string('x', 497)), (new RedirectResult("/c?" + new string('x', 498)), "/c"),
        })
        {
            var id = world.Host.Ids.New().ToString();
            var jobs = await world.JobsAsync();

            var first = await world.SendAsync(id, db => world.WriteAsync(db, Ended.With(result)));
            var again = await world.SendAsync(id, _ => throw new InvalidOperationException("handled"));
            var changed = await world.SendAsync(id, _ => throw new InvalidOperationException("handled"), value: "khác");
            var page = await world.SendAsync(id, _ => Task.FromResult(Ended.With(new PageResult())), value: "khác", instance: new Form());

            (await world.JobsAsync()).ShouldBe(jobs + 1);
            (first.WasHandled, first.Result, first.IsReplay).ShouldBe((true, null, false));
            first.Receipt.ShouldNotBeNull().ShouldStartWith("BN-");
            (again.WasHandled, again.Result.ShouldBeOfType<LocalRedirectResult>().Url, again.Receipt, again.IsReplay).ShouldBe((false, location, first.Receipt, true));
            (changed.WasHandled, changed.Result.ShouldBeOfType<StatusCodeResult>().StatusCode, changed.Code).ShouldBe((false, 422, FrameworkErrors.SubmissionChanged));
            (page.WasHandled, page.Refused).ShouldBe((true, FrameworkErrors.SubmissionChanged));
            kept.Add((id, location));
        }

        foreach (var (id, location) in kept)
        {
            (await world.SendAsync(id, _ => throw new InvalidOperationException("handled"))).Result.ShouldBeOfType<LocalRedirectResult>().Url.ShouldBe(location, "nobody else's answer");
        }

        var row = await world.LastAsync();
        (row.StatusCode, row.Form, row.AccountId, row.TenantId).ShouldBe((302, "/Thu?Luu", world.User.AccountId, world.Place.TenantId));
    }

    [DatabaseTest]
    public async Task Form_ThatDoesNotRedirectOrWritesNothing_LeavesNoTrace(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var id = world.Host.Ids.New().ToString();

        var shown = await world.SendAsync(id, db => world.WriteAsync(db, Ended.With(new PageResult())));
        var failed = await world.SendAsync(id, db => world.WriteAsync(db, Ended.With(new LocalRedirectResult("/a")) with { Exception = new InvalidOperationException("broken") }));
        var idle = await world.SendAsync(id, _ => Task.FromResult(Ended.With(new LocalRedirectResult("/a"))));

        foreach (var sent in new[] { shown, failed, idle })
        {
            (sent.WasHandled, sent.Result, sent.Receipt, sent.IsHandled).ShouldBe((true, null, null, false));
        }

        (await world.JobsAsync()).ShouldBe(0);
        (await world.Host.Database.NumberAsync($"SELECT COUNT(*) FROM Fw_Submissions WHERE Key_ = '{Guid.Parse(id):N}'")).ShouldBe(0);
    }

    /// <summary>What was met was written by a copy elsewhere, while this one was at work.</summary>
    [DatabaseTest]
    public async Task Form_WhoseCopyElsewhereWasFaster_GetsItsAnswer(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (met, refused) = (Ended.With(null) with { Exception = new DuplicateSubmissionException() }, Ended.With(new PageResult()));
        var handled = refused with { Exception = new BusinessException("Thu.Loi"), IsHandled = true };

        var same = await world.SendBesideAsync(met, "1");
        var none = await world.SendBesideAsync(met, null);
        var other = await world.SendBesideAsync(met, "2");
        (same.IsHandled, same.Result.ShouldBeOfType<LocalRedirectResult>().Url, same.IsReplay).ShouldBe((true, "/", true));
        (none.IsHandled, none.Result.ShouldBeOfType<StatusCodeResult>().StatusCode, none.Code).ShouldBe((true, 409, FrameworkErrors.SubmissionRunning));
        (other.IsHandled, other.Result.ShouldBeOfType<StatusCodeResult>().StatusCode, other.Code).ShouldBe((true, 422, FrameworkErrors.SubmissionChanged));
        foreach (var end in new[] { refused, handled })
        {
            (await world.SendBesideAsync(end, "1")).Result.ShouldBeOfType<LocalRedirectResult>();
            (await world.SendBesideAsync(end, "2")).Result.ShouldBeNull();
            (await world.SendBesideAsync(end, null)).Result.ShouldBeNull();
        }

        (await world.SendBesideAsync(refused with { Exception = new BusinessException("Thu.Loi") }, "1")).Result.ShouldBeNull("somebody else must look at what nobody has handled");
    }

    [DatabaseTest(OnSqliteOnly = "nothing is read or written")]
    public async Task Filter_StandsOutsideTheOneOfForms(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        await host.WithAsync(services =>
        {
            var filter = services.GetRequiredService<SubmissionPageFilter>();
            filter.Order.ShouldBeLessThan(services.GetRequiredService<FormPageFilter>().Order);
            return filter.OnPageHandlerSelectionAsync(null!);
        });
    }

    private async Task<World> ArrangeAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var place = new WorkspaceInfo(host.Ids.New(), host.Ids.New(), WorkspaceKind.Locality, "a", "A");
        return new World(host, place, new UserInfo(host.Ids.New(), "an", "An", null, [], new HashSet<string>()));
    }

    /// <summary>How the handler ends.</summary>
    private sealed record Ended(IActionResult? Result, Exception? Exception = null, bool IsHandled = false)
    {
        public static Ended With(IActionResult? result) => new(result);
    }

    /// <param name="Result">What the filter put in place of the handler's result.</param>
    private sealed record Sent(bool WasHandled, IActionResult? Result, string? Code, string? Receipt, bool IsReplay, bool IsHandled, string? Refused);

    private sealed record World(TestHost Host, WorkspaceInfo Place, UserInfo User)
    {
        private readonly Guid _tenant = Host.Ids.New();

        public Task<Sent> SendAsync(
            string id, Func<KetNghiaDbContext, Task<Ended>> handle, string value = "1", bool isSignedIn = true, string method = "POST",
            string type = "application/x-www-form-urlencoded", object? instance = null) => Host.WithAsync(
            async services =>
            {
                var http = new DefaultHttpContext { RequestServices = services };
                http.Request.Method = method;
                http.Request.ContentType = type;
                if (http.Request.HasFormContentType)
                {
                    http.Request.Form = Fields(id, value);
                }

                var db = services.GetRequiredService<KetNghiaDbContext>();
                var page = new PageContext(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor { ViewEnginePath = "/Thu" }));
                var handler = new HandlerMethodDescriptor { Name = "Luu" };
                var before = new PageHandlerExecutingContext(page, [], handler, new Dictionary<string, object?>(), instance ?? new object());
                PageHandlerExecutedContext? after = null;
                Ended? ended = null;
                await services.GetRequiredService<SubmissionPageFilter>().OnPageHandlerExecutionAsync(before, async () =>
                {
                    ended = await handle(db);
                    return after = new PageHandlerExecutedContext(page, [], handler, before.HandlerInstance) { Result = ended.Result!, Exception = ended.Exception, ExceptionHandled = ended.IsHandled };
                });
                (db.Submission, db.Database.CurrentTransaction).ShouldBe((null, null));
                var flash = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
                return new Sent(
                    after is not null, before.Result ?? (ReferenceEquals(after?.Result, ended?.Result) ? null : after!.Result), http.Items[ErrorPages.CodeKey] as string,
                    flash[FlashKeys.Receipt] as string, flash[FlashKeys.Replayed] is true && http.Response.Headers["Idempotent-Replayed"] == "true", after?.ExceptionHandled == true,
                    (http.Items[FormPageFilter.RefusedKey] as BusinessException)?.Code);
            },
            new AmbientFrame(_tenant, Place, isSignedIn ? User : null, null));

        /// <summary>A copy at another node writes, with the same value or another, before the handler ends.</summary>
        public Task<Sent> SendBesideAsync(Ended end, string? value)
        {
            var id = Host.Ids.New();
            return SendAsync(id.ToString(), async _ =>
            {
                if (value is not null)
                {
                    var copy = new PendingSubmission(Place.TenantId, User.AccountId, "/Thu?Luu", id.ToString("N"), await Fingerprint.OfAsync(Fields(id.ToString(), value), CancellationToken.None));
                    await Host.WithAsync(async services =>
                    {
                        var db = services.GetRequiredService<KetNghiaDbContext>();
                        db.Submission = copy;
                        await db.BeginUnitAsync(CancellationToken.None);
                        await services.GetRequiredService<SubmissionStore>().CompleteAsync(copy, 302, null, null, CancellationToken.None);
                    });
                }

                return end;
            });
        }

        public async Task<Ended> WriteAsync(KetNghiaDbContext db, Ended end)
        {
            db.Add(new JobRun(Host.Ids.New(), _tenant, "Test.Job", "{}", Guid.Empty, "vi", Host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
            return end;
        }

        public Task<int> JobsAsync() => Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().CountAsync(), AmbientFrame.Empty with { TenantId = _tenant });

        public Task<Submission> LastAsync() => Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<Submission>().OrderByDescending(x => x.Id).FirstAsync(), AmbientFrame.Empty with { TenantId = Place.TenantId });

        private static FormCollection Fields(string id, string value) => new(new() { ["SubmissionId"] = id, ["Input.A"] = value });
    }

    private sealed class Form : FormPage;
}
