using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>The states of a run and what leads from one to another, without a database.</summary>
public sealed class ImportRunRuleTests
{
    private static readonly DateTime At = FakeClock.Start;
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Tenant = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();

    /// <summary>What is done, from which states it may be done, and where it leads.</summary>
    private static readonly (string Act, ImportState[] From, ImportState To)[] Acts =
    [
        ("map", [ImportState.Uploaded, ImportState.Checked], ImportState.Checking),
        ("check again", [ImportState.Checked], ImportState.Checking),
        ("end checking", [ImportState.Checking], ImportState.Checked),
        ("start", [ImportState.Checked], ImportState.Applying),
        ("undo", [ImportState.Applied, ImportState.AppliedInPart, ImportState.UndoneInPart], ImportState.Undoing),
        ("settle", [ImportState.Applying, ImportState.Undoing], ImportState.NothingApplied),
        ("cancel", [ImportState.Uploaded, ImportState.Checked], ImportState.Cancelled),
        ("abandon", [ImportState.Checking], ImportState.Cancelled),
    ];

    public static TheoryData<string, string> Steps => new(
        from act in Acts.Select(a => a.Act)
        from state in Enum.GetValues<ImportState>()
        select (act, state.ToString()));

    [Theory]
    [MemberData(nameof(Steps))]
    public void Act_ByTheState_IsTakenOrRefused(string act, string named)
    {
        var state = Enum.Parse<ImportState>(named);
        var run = In(state);
        var (_, from, to) = Acts.Single(a => a.Act == act);

        if (from.Contains(state))
        {
            Do(run, act);
            run.State.ShouldBe(to);
        }
        else
        {
            Should.Throw<BusinessException>(() => Do(run, act)).Code.ShouldBe(ImportErrors.WrongState);
            run.State.ShouldBe(state);
        }
    }

    [Fact]
    public void IsWorking_InTheStatesAJobEnds() =>
        Enum.GetValues<ImportState>().Where(s => In(s).IsWorking).ShouldBe([ImportState.Checking, ImportState.Applying, ImportState.Undoing]);

    [Fact]
    public void Upload_KeepsWhereItCameFrom()
    {
        var run = In(ImportState.Uploaded);
        var job = Guid.CreateVersion7();

        run.WorkedBy(job);

        (run.Id, run.TenantId, run.Definition, run.FileName, run.FileSha256, run.FileLength).ShouldBe((Id, Tenant, "parties", "a.xlsx", "abc", 7L));
        (run.Sheet, run.HeadingRow, run.CreatedById, run.CreatedByName, run.CreatedAtUtc).ShouldBe(("Data", 3, Person, "Người Nhập", At));
        (run.Mapping, run.Mode, run.JobId, run.AppliedAtUtc, run.Version).ShouldBe(("{}", ImportMode.GoodRowsOnly, job, null, 1L));
    }

    [Fact]
    public void Start_AndUndo_KeepHowAndWhy()
    {
        var run = In(ImportState.Checked);
        run.Start(ImportMode.AllOrNothing);
        run.Settle(Rows((ImportRowState.Applied, 2)), At.AddMinutes(1));

        run.Undo("Nhầm năm", "Người Lùi", At.AddDays(1));

        (run.Mode, run.Mapping, run.AppliedAtUtc).ShouldBe((ImportMode.AllOrNothing, "{\"Name\":0}", At.AddMinutes(1)));
        (run.UndoReason, run.UndoneByName, run.UndoneAtUtc).ShouldBe(("Nhầm năm", "Người Lùi", At.AddDays(1)));
    }

    [Theory]
    [InlineData(0, 0, 0, nameof(ImportState.NothingApplied))]
    [InlineData(0, 0, 2, nameof(ImportState.NothingApplied))]
    [InlineData(0, 1, 0, nameof(ImportState.Undone))]
    [InlineData(0, 1, 1, nameof(ImportState.Undone))]
    [InlineData(1, 0, 0, nameof(ImportState.Applied))]
    [InlineData(1, 0, 1, nameof(ImportState.AppliedInPart))]
    [InlineData(1, 1, 0, nameof(ImportState.UndoneInPart))]
    [InlineData(1, 1, 1, nameof(ImportState.UndoneInPart))]
    public void Settle_ByItsRows_IsWhatTheyAre(int applied, int undone, int leftOut, string expected)
    {
        var run = In(ImportState.Undoing);

        run.Settle(Rows((ImportRowState.Applied, applied), (ImportRowState.Undone, undone), (ImportRowState.LeftOut, leftOut)), At.AddDays(2));

        run.State.ToString().ShouldBe(expected);
        run.AppliedAtUtc.ShouldBe(At, "taking back is no second writing");
    }

    [Fact]
    public void Settle_NothingWritten_HasNoDayOfWriting()
    {
        var run = In(ImportState.Applying);

        run.Settle(Rows((ImportRowState.Refused, 3)), At);

        run.AppliedAtUtc.ShouldBeNull();
    }

    [Fact]
    public void Counts_OfStates_AddUpAndAreNoneWhereThereIsNoRow()
    {
        var counts = Rows((ImportRowState.Applied, 2), (ImportRowState.Refused, 3));

        (counts.Of(ImportRowState.Applied), counts.Of(ImportRowState.Faulty), counts.Total).ShouldBe((2, 0, 5));
    }

    private static void Do(ImportRun run, string act)
    {
        switch (act)
        {
            case "map": run.Map("{}", run.File.ShapeOf()); break;
            case "check again": run.CheckAgain(); break;
            case "end checking": run.EndChecking(); break;
            case "start": run.Start(ImportMode.GoodRowsOnly); break;
            case "undo": run.Undo("x", "y", At); break;
            case "settle": run.Settle(Rows(), At); break;
            case "cancel": run.Cancel(); break;
            default: run.Abandon(); break;
        }
    }

    /// <summary>Led there by the acts themselves.</summary>
    private static ImportRun In(ImportState state)
    {
        var run = new ImportRun(Id, Tenant, "parties", "a.xlsx", new StoredFile("abc", 7), "Data", 3, Person, "Người Nhập", At);
        (string Act, ImportCounts? Rows)[] way = state switch
        {
            ImportState.Uploaded => [],
            ImportState.Cancelled => [("cancel", null)],
            ImportState.Checking => [("map", null)],
            ImportState.Checked => [("map", null), ("end checking", null)],
            ImportState.Applying => [.. To(ImportState.Checked), ("start", null)],
            ImportState.Applied => [.. To(ImportState.Applying), ("settle", Rows((ImportRowState.Applied, 1)))],
            ImportState.AppliedInPart => [.. To(ImportState.Applying), ("settle", Rows((ImportRowState.Applied, 1), (ImportRowState.LeftOut, 1)))],
            ImportState.NothingApplied => [.. To(ImportState.Applying), ("settle", Rows())],
            ImportState.Undoing => [.. To(ImportState.Applied), ("undo", null)],
            ImportState.Undone => [.. To(ImportState.Undoing), ("settle", Rows((ImportRowState.Undone, 1)))],
            _ => [.. To(ImportState.Undoing), ("settle", Rows((ImportRowState.Applied, 1), (ImportRowState.Undone, 1)))],
        };
        foreach (var (act, rows) in way)
        {
            if (act == "map")
            {
                run.Map("{\"Name\":0}", run.File.ShapeOf());
            }
            else if (rows is not null)
            {
                run.Settle(rows, At);
            }
            else
            {
                Do(run, act);
            }
        }

        run.State.ShouldBe(state);
        return run;
    }

    private static (string Act, ImportCounts? Rows)[] To(ImportState state) => state switch
    {
        ImportState.Checked => [("map", null), ("end checking", null)],
        ImportState.Applying => [.. To(ImportState.Checked), ("start", null)],
        ImportState.Applied => [.. To(ImportState.Applying), ("settle", Rows((ImportRowState.Applied, 1)))],
        _ => [.. To(ImportState.Applied), ("undo", null)],
    };

    private static ImportCounts Rows(params (ImportRowState State, int Count)[] rows) => new(rows.Where(r => r.Count > 0).ToDictionary(r => r.State, r => r.Count));
}
