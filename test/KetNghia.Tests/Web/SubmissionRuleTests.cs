using System.Security.Cryptography;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace KetNghia.Tests.Web;

/// <summary>What makes two posts the same, what receipt a submission gets, and how its copies wait, without a database.</summary>
public sealed class SubmissionRuleTests
{
    private static readonly Guid Place = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();

    [Fact]
    public async Task Fingerprint_OtherOrderIdOrToken_IsTheSame()
    {
        var first = await PrintAsync([("Input.A", "1"), ("Input.B", "2"), ("SubmissionId", "x"), ("__RequestVerificationToken", "y")]);

        (await PrintAsync([("Input.B", "2"), ("Input.A", "1")])).ShouldBe(first);
        first.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task Fingerprint_OtherContent_IsAnother()
    {
        string[] prints =
        [
            await PrintAsync([("A", "1")]),
            await PrintAsync([("A", "2")]),
            await PrintAsync([("B", "1")]),
            await PrintAsync([("A", "")]),
            await PrintAsync([]),
            await PrintAsync([("A", "1"), ("A", "2")]),
            await PrintAsync([("A", "2"), ("A", "1")]),
            await PrintAsync([("A1", "")]),
            await PrintAsync([("A", "1")], ("Input.File", "a.jpg", "x")),
            await PrintAsync([("A", "1")], ("Input.File", "a.jpg", "y")),
            await PrintAsync([("A", "1")], ("Input.File", "b.jpg", "x")),
            await PrintAsync([("A", "1")], ("Input.Other", "a.jpg", "x")),
            await PrintAsync([("A", "1")], ("Input.File", "a.jpg", "x"), ("Input.File", "b.jpg", "y")),
        ];

        prints.ShouldBeUnique();
    }

    [Fact]
    public async Task Fingerprint_FilesInAnotherOrder_IsTheSame()
    {
        (string, string, string)[] files = [("F", "a.jpg", "x"), ("F", "b.jpg", "y"), ("E", "z.jpg", "z")];

        (await PrintAsync([], files)).ShouldBe(await PrintAsync([], [files[2], files[1], files[0]]));
    }

    [Fact]
    public void Fingerprint_OfABody_IsItsHash() => Fingerprint.Of("abc"u8).ShouldBe(Convert.ToHexStringLower(SHA256.HashData("abc"u8)));

    [Fact]
    public void Receipt_OfADayAndAnId_IsReadableAndKept()
    {
        var pending = Make("k");
        var (id, at) = (new Guid("01900000-0000-7000-8000-0000000003ff"), new DateTime(2025, 5, 15, 2, 3, 4, DateTimeKind.Utc));

        var row = pending.ToRow(id, at);
        var reservedBefore = pending.IsReserved;
        pending.MarkReserved(id);

        row.Receipt.ShouldBe("BN-250515-AAAAAA99");
        pending.Receipt.ShouldBe(row.Receipt);
        (row.Id, row.TenantId, row.AccountId, row.Form, row.Key, row.Fingerprint, row.AtUtc).ShouldBe((id, Place, Person, "/Thu", "k", "dấu", at));
        (reservedBefore, pending.IsReserved, pending.RowId).ShouldBe((false, true, id));
    }

    /// <summary>Three in the morning of New Year's Day in Việt Nam.</summary>
    [Fact]
    public void Receipt_OfTheSmallHours_CarriesTheDayInVietNam() => Make("k")
        .ToRow(new Guid("01900000-0000-7000-8000-0000000003ff"), new DateTime(2025, 12, 31, 20, 0, 0, DateTimeKind.Utc)).Receipt.ShouldStartWith("BN-260101-");

    [Fact]
    public async Task Turn_OfTheSameSubmission_IsTakenOneAfterAnother()
    {
        var running = new RunningSubmissions();
        var first = await running.TakeTurnAsync(Make("k"), CancellationToken.None);
        var second = running.TakeTurnAsync(Make("k"), CancellationToken.None);
        using var other = await running.TakeTurnAsync(Make("l"), CancellationToken.None);

        (second.IsCompleted, other is not null, running.Count).ShouldBe((false, true, 2));
        first!.Dispose();
        (await second).ShouldNotBeNull().Dispose();

        running.Count.ShouldBe(1);
    }

    /// <summary>Whoever gives up leaves the line, so the next one finds nobody before them.</summary>
    [Fact]
    public async Task Turn_GivenUpWhileWaiting_LeavesTheLineToOthers()
    {
        var running = new RunningSubmissions();
        using var stop = new CancellationTokenSource();
        var first = await running.TakeTurnAsync(Make("k"), CancellationToken.None);
        var given = running.TakeTurnAsync(Make("k"), stop.Token);
        var third = running.TakeTurnAsync(Make("k"), CancellationToken.None);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);
        third.IsCompleted.ShouldBeFalse();
        first!.Dispose();
        running.Count.ShouldBe(1);
        (await third)!.Dispose();
        running.Count.ShouldBe(0);
    }

    private static PendingSubmission Make(string key) => new(Place, Person, "/Thu", key, "dấu");

    private static Task<string> PrintAsync((string Name, string Value)[] fields, params (string Field, string Name, string Content)[] files)
    {
        var values = fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(f => f.Value)]));
        var sent = new FormFileCollection();
        sent.AddRange(files.Select(f =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(f.Content);
            return new FormFile(new MemoryStream(bytes), 0, bytes.Length, f.Field, f.Name);
        }));
        return Fingerprint.OfAsync(new FormCollection(values, sent), CancellationToken.None);
    }
}
