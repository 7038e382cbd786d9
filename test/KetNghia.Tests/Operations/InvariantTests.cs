using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>Each invariant notices the one thing it is there for, when the database is bent by hand.</summary>
public sealed class InvariantTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>Invariant, what is done, what the failure says.</summary>
    private static readonly (string Id, string Sql, string Says)[] Bends =
    [
        ("I3", "UPDATE Pair_Contributions SET GivenThousandths = GivenThousandths + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET GivenDong = GivenDong + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET ReceivedThousandths = ReceivedThousandths + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET ReceivedDong = ReceivedDong + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET AwaitingCount = 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET OpenDiscrepancyCount = 0 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET AwaitingDong = AwaitingDong + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I3", "UPDATE Pair_Contributions SET DisputedDong = DisputedDong + 1 WHERE Number = 'DG-2025-0001'", "DG-2025-0001"),
        ("I4", "UPDATE Pair_Contributions SET ReceivedDong = ReceivedDong - 1 WHERE ReversesId IS NOT NULL", "is not the opposite of DG-2025-0002"),
        ("I4", "UPDATE Pair_Contributions SET GivenThousandths = GivenThousandths - 1 WHERE ReversesId IS NOT NULL", "is not the opposite of DG-2025-0002"),
        ("I4", "UPDATE Pair_Contributions SET PledgedDong = PledgedDong + 1 WHERE ReversesId IS NOT NULL", "is not the opposite of DG-2025-0002"),
        ("I4", "UPDATE Pair_Contributions SET State = 'Pledged' WHERE Number = 'DG-2025-0002'", "is not the opposite of DG-2025-0002"),
        ("I4", "UPDATE Pair_Contributions SET ReversesId = (SELECT Id FROM (SELECT Id FROM Pair_Contributions WHERE Number = 'DG-2025-0002') x) WHERE Number = 'DG-2025-0004'", "DG-2025-0002 was reversed more than once"),
        ("I6", "UPDATE Pair_Contributions SET Number = 'DG-2025-0099' WHERE Number = 'DG-2025-0001'", "contribution 2025: 4 numbers, the counter says 4"),
        ("I6", "UPDATE Pair_Contributions SET Number = 'DG-2025-0002' WHERE Number = 'DG-2025-0001'", "contribution 2025: 4 numbers, the counter says 4"),
        ("I6", "UPDATE Fw_NumberCounters SET Last = Last + 1 WHERE Book = 'contribution'", "contribution 2025: 4 numbers, the counter says 5"),
        ("I6", "UPDATE Fw_NumberCounters SET Last = Last - 1 WHERE Book = 'pairing'", "pairing 0: 2 numbers, the counter says 1"),
        ("I6", "DELETE FROM Fw_NumberCounters WHERE Book = 'pairing'", "pairing 0: 2 numbers, the counter says 0"),
        ("I6", "UPDATE Pair_Pairings SET Code = 'KN-003' WHERE Code = 'KN-002'", "pairing 0: 2 numbers, the counter says 2"),
        ("I7", "UPDATE Pair_Pairings SET State = 'Ended' WHERE Code = 'KN-001'", "KN-001 is closed but holds its key"),
        ("I7", "UPDATE Pair_PairingLinks SET ActiveKey = (SELECT k FROM (SELECT MIN(ActiveKey) AS k FROM Pair_PairingLinks) x)", "are open for the same pair"),
        ("I5", "UPDATE Fw_Submissions SET StatusCode = 0 WHERE Receipt = 'BN-1'", "BN-1 has no answer"),
        ("I5", "UPDATE Fw_Submissions SET Receipt = 'BN-1'", "BN-1 was given twice"),
        ("I5", "UPDATE Fw_Submissions SET Key_ = 'hai'", "submission hai was answered twice"),
        ("I11", "UPDATE Fw_ApprovalVersions SET Content = REPLACE(Content, 'Nam Giang', 'Tây Giang')", "is not as it was submitted"),
        ("I11", "UPDATE Fw_ApprovalVersions SET DecidedById = SubmittedById", "was approved by its maker"),
        ("I11", "UPDATE Fw_ApprovalVersions SET Outcome = 'Returned'", "was never approved"),
        ("I19", "UPDATE Doc_RegisterEntries SET Number = 5", "do not run from 1 to it"),
        ("I19", "UPDATE Fw_NumberCounters SET Last = Last + 1 WHERE Book LIKE 'paper:%'", "the counter says 2"),
        ("I19", "UPDATE Doc_RegisterEntries SET VoidReason = 'khác'", "neither a paper's nor voided"),
        ("I19", "UPDATE Doc_Papers SET Number = 9", "does not have the number it bears"),
        ("I19", "UPDATE Doc_IncomingPapers SET Number = 5", "incoming papers of 2025: the counter says 1"),
        ("I19", "UPDATE Fw_NumberCounters SET Last = Last + 1 WHERE Book = 'incoming'", "incoming papers of 2025: the counter says 2"),
        ("I20", "UPDATE Emu_RubricVersions SET Content = REPLACE(Content, 'Xuất sắc', 'Tốt') WHERE Owner = 'Province'", "does not say what was published"),
        ("I20", "UPDATE Emu_RubricVersions SET Code = 'KHAC' WHERE Owner = 'Workspace'", "its code or name is not that of its content"),
        ("I20", "UPDATE Emu_RubricVersions SET Number = 7 WHERE Owner = 'Workspace'", "is not what the province sent"),
        ("I20", "DELETE FROM Emu_RubricVersions WHERE Owner = 'Workspace'", "is not what the province sent"),
        ("I21", "UPDATE Fw_ApprovalVersions SET Content = REPLACE(Content, 'Zuôich', 'khác') WHERE SubjectType = 'ScoreSheet'", "is not as it was sent"),
        ("I21", "UPDATE Fw_ApprovalVersions SET DecidedById = SubmittedById WHERE SubjectType = 'ScoreSheet'", "was appraised by who sent it"),
        ("I21", "UPDATE Fw_ApprovalVersions SET Outcome = 'Returned' WHERE SubjectType = 'ScoreSheet'", "stands appraised"),
        ("I22", "UPDATE Emu_ClusterMembers SET To_ = NULL", "at once"),
        ("I22", "UPDATE Emu_ClusterYears SET Year = Year - 1", "by somebody who is not in it"),
        ("I12", "UPDATE Fw_RecordVersions SET Hash = REPLACE(Hash, 'a', 'b') WHERE EntityType = 'Contribution'", "version 1: not as it was recorded"),
        ("I13", "UPDATE Pair_Contributions SET Title = 'khác' WHERE Number = 'DG-2025-0001'", "Contribution "),
        ("I13", "UPDATE Pair_Contributions SET Version = Version + 1 WHERE Number = 'DG-2025-0001'", "Contribution "),
        ("I13", "DELETE FROM Fw_RecordVersions WHERE EntityType = 'Contribution'", ": was never recorded"),
        ("I18", "UPDATE Fw_ActionLog SET Reason = 'khác' WHERE Action = 'Pairing.Contribution.Reversed'", ": not as it was written"),
    ];

    /// <summary>States a job cannot be in; the first is as it should be.</summary>
    private static readonly (string Set, bool Fails)[] Jobs =
    [
        ("State = 'Queued'", false),
        ("State = 'Queued', Owner = 'may'", true),
        ("State = 'Running', Owner = 'may', Attempts = 1, Fence = 1, LeaseUntilUtc = {now}", false),
        ("State = 'Running', Owner = 'may', Attempts = 1, Fence = 1, LeaseUntilUtc = NULL", true),
        ("State = 'Running', Owner = 'may', Attempts = 1, Fence = 1, LeaseUntilUtc = {late}", true),
        ("State = 'Running', Owner = 'may', Attempts = 2, Fence = 1, LeaseUntilUtc = {now}", true),
        ("State = 'Succeeded', EndedAtUtc = {now}", false),
        ("State = 'Succeeded', EndedAtUtc = NULL", true),
        ("State = 'Failed', EndedAtUtc = NULL", true),
        ("State = 'Cancelled', EndedAtUtc = NULL", true),
        ("State = 'Failed', EndedAtUtc = {now}, Owner = 'may'", true),
    ];

    [DatabaseTest]
    public async Task Verify_WhatWasBentByHand_IsFoundByItsInvariant(Provider provider)
    {
        var data = await ArrangeAsync(provider, isLoose: true);
        await LooseAsync(data);
        (await FailuresAsync(data)).ShouldBeEmpty();
        var before = await data.Host.ChecksumsAsync();

        foreach (var (id, sql, says) in Bends)
        {
            var failures = await BentAsync(data, sql);
            failures.ShouldContain(f => f.Id == id && Regex.Replace(f.Text, "X[A-Z]{3}-", "").Contains(says, StringComparison.Ordinal), $"{id}: {sql} → {string.Join("; ", failures)}");
        }

        (await data.Host.ChecksumsAsync()).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Verify_JobInAStateNoWorkerLeavesBehind_IsFound(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var now = data.Host.Clock.UtcNow;
        foreach (var (set, fails) in Jobs)
        {
            var sql = "UPDATE Fw_JobRuns SET " + set.Replace("{now}", Quoted(now), StringComparison.Ordinal).Replace("{late}", Quoted(now.AddMinutes(-10).AddSeconds(-1)), StringComparison.Ordinal);
            (await BentAsync(data, sql)).Where(f => f.Id == "I17").Select(f => f.Id).ShouldBe(fails ? ["I17"] : [], set);
        }
    }

    private static string Quoted(DateTime utc) => "'" + utc.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "'";

    /// <summary>What verify says while a change stands, which is then taken back.</summary>
    private static Task<List<(string Id, string Text)>> BentAsync(TestData data, string sql) => data.Host.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        (await db.Database.ExecuteSqlRawAsync(sql)).ShouldBeGreaterThan(0, sql);
        var found = new List<(string, string)>();

        // I15 asks the database about itself, outside of any transaction.
        foreach (var invariant in services.GetServices<IInvariant>().Where(i => i.Id != "I15"))
        {
            var report = new InvariantReport();
            await invariant.CheckAsync(report, CancellationToken.None);
            report.Failed.ShouldBe(report.Failures.Count);
            found.AddRange(report.Failures.Select(f => (invariant.Id, f)));
        }

        await transaction.RollbackAsync();
        return found;
    });

    private static async Task<List<string>> FailuresAsync(TestData data)
    {
        var result = await data.Host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None);
        result.Invariants.Where(i => i.Id is "I3" or "I4" or "I5" or "I6" or "I7" or "I11" or "I19" or "I20" or "I21" or "I22").ShouldAllBe(i => i.Checked > 0);
        return [.. result.Invariants.SelectMany(i => i.Failures.Select(f => $"{i.Id}: {f}"))];
    }

    /// <summary>Without its unique keys the database lets through what only verify can then see.</summary>
    private static Task LooseAsync(TestData data) => data.Host.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        foreach (var type in new[] { typeof(Contribution), typeof(TwinPairing), typeof(PairingLink), typeof(Submission) }.Select(t => db.Model.FindEntityType(t)!))
        {
            foreach (var index in type.GetIndexes().Where(i => i.IsUnique))
            {
                var (table, name) = (type.GetTableName(), index.GetDatabaseName());
                var on = data.Host.Provider == Provider.MySql ? $" ON {table}" : "";
                if (on.Length > 0)
                {
                    // A foreign key may lean on the unique one.
                    var columns = string.Join(", ", index.Properties.Select(p => p.GetColumnName()));
                    var create = $"CREATE INDEX Test_{name} ON {table} ({columns})";
                    await db.Database.ExecuteSqlRawAsync(create);
                }

                var drop = $"DROP INDEX {name}{on}";
                await db.Database.ExecuteSqlRawAsync(drop);
            }
        }
    });

    /// <summary>Two open pairings; four contributions: one received with a difference, one reversed by the third, one only promised.</summary>
    /// <param name="isLoose">Its unique keys are dropped: nobody else may be lent it.</param>
    private async Task<TestData> ArrangeAsync(Provider provider, bool isLoose = false)
    {
        var data = new TestData(isLoose ? await hosts.StartOwnAsync(provider, _ => { }) : await hosts.FreshAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var other = await data.CreatePartyAsync("Công ty Thử");
        await data.CreateActivePairingAsync(scene, c => c.SponsorIds = [other]);
        var first = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, first, await data.HandOverAsync(scene, first, 100), 96);
        var second = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, second, await data.HandOverAsync(scene, second, 100), 100);
        await data.AsAsync(scene.Accountant, scene.Place, s => s.GetRequiredService<ContributionAppService>().ReverseAsync(second, "Ghi nhầm", CancellationToken.None));
        await data.PledgeAsync(scene, pairing);
        await data.IssuePaperAsync(scene, await data.ApprovedPaperAsync(scene));
        await data.RegisterIncomingAsync(scene);
        var officer = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer);
        var rubric = await data.PublishedRubricAsync(officer, data.Province);
        await data.OnRubricsAsync(officer, data.Province, r => r.SendAsync(rubric, [scene.Place.Id], CancellationToken.None));
        await data.AppraisedSheetAsync(scene, (await data.RubricsAsync(r => r.SentFromId == rubric)).Single().Id);
        await data.ChangedClusterAsync(scene);
        await data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Add(new KetNghia.Framework.Jobs.JobRun(data.Host.Ids.New(), scene.Place.Id, VerifyJob.Name, "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow));
                foreach (var (key, receipt) in new[] { ("mot", "BN-1"), ("hai", "BN-2") })
                {
                    var row = new Submission(data.Host.Ids.New(), scene.Place.Id, scene.District.AccountId, "/Thu", key, "", receipt, data.Host.Clock.UtcNow);
                    db.Add(row).Property(s => s.StatusCode).CurrentValue = 302;
                }

                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = scene.Place.Id });
        return data;
    }
}
