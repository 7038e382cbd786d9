using KetNghia.Web;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Framework;

/// <summary>The kit of steps, on the way of a paper that is approved: without a database.</summary>
public sealed class StepRuleTests
{
    private const string Write = "Pairing.Pairings.Propose";
    private const string Approve = "Pairing.Pairings.Decide";

    private static readonly Guid Author = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Leader = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly Guid Deputy = new("0198a1b2-0000-7000-8000-000000000003");
    private static readonly PaperSteps Rules = new();

    [Fact]
    public void Require_WhatTheStateDoesNotKnow_SaysWhatIsPossible()
    {
        var refusal = Should.Throw<BusinessException>(() => Rules.Table.Require(PaperState.Submitted, PaperAction.Issue));

        refusal.Code.ShouldBe(FrameworkErrors.StepNotPossible);
        refusal.Values["state"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["PaperState.Submitted"]);
        refusal.Values["action"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["PaperAction.Issue"]);
        refusal.Values["possible"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["PaperAction.Return", "PaperAction.Approve"]);
        Should.Throw<BusinessException>(() => Rules.Table.Require(PaperState.Revoked, PaperAction.Submit)).Values["possible"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["Step.Nothing"]);
    }

    [Fact]
    public void Require_EveryPair_IsTheTableAndNothingElse()
    {
        foreach (var state in Enum.GetValues<PaperState>())
        {
            foreach (var action in Enum.GetValues<PaperAction>())
            {
                if (Rules.Table.Find(state, action) is { } step)
                {
                    Rules.Table.Require(state, action).ShouldBeSameAs(step);
                }
                else
                {
                    Should.Throw<BusinessException>(() => Rules.Table.Require(state, action)).Code.ShouldBe(FrameworkErrors.StepNotPossible);
                }
            }
        }
    }

    [Fact]
    public void Table_TheSameActionTwiceFromOneState_CannotBeDeclared() => Should.Throw<ArgumentException>(() => new StepTable<PaperState, PaperAction>(
        [PaperState.Draft], [PaperState.Submitted],
        [new(PaperAction.Submit, [PaperState.Draft], PaperState.Submitted, Write), new(PaperAction.Submit, [PaperState.Draft], PaperState.Approved, Write)]));

    [Fact]
    public void WhyNot_MakerOfWhatNeedsASecondPerson_IsToldSo()
    {
        var paper = new Paper(PaperState.Submitted, Author);

        Why(paper, PaperAction.Approve, Author, Approve)!.Code.ShouldBe(FrameworkErrors.SecondPerson);
        Why(paper, PaperAction.Approve, Author, Approve)!.Kind.ShouldBe(RefusalKind.Person);
        Why(paper, PaperAction.Approve, Leader, Approve).ShouldBeNull();
        Why(paper, PaperAction.Return, Author, Approve).ShouldBeNull();
    }

    [Fact]
    public void WhyNot_DeputyOfTheMaker_IsRefusedAndToldForWhom()
    {
        var why = WhyFor(new Paper(PaperState.Submitted, Author), Author, out var acts)!;

        (why.Code, why.Kind, why.Values["name"]).ShouldBe((FrameworkErrors.SecondPersonFor, RefusalKind.Person, "Người Ủy Quyền"));
        acts.ShouldBeNull();
    }

    [Fact]
    public void WhyNot_MakerActingForALeader_IsStillTheMaker() =>
        WhyFor(new Paper(PaperState.Submitted, Deputy), Leader, out _)!.Code.ShouldBe(FrameworkErrors.SecondPerson);

    [Fact]
    public void WhyNot_MadeByADeputy_IsRefusedToThePrincipalAndToTheirNextDeputy()
    {
        var paper = new Paper(PaperState.Submitted, Author) { MadeForId = Leader };

        Why(paper, PaperAction.Approve, Leader, Approve)!.Code.ShouldBe(FrameworkErrors.SecondPersonDeputy);
        WhyFor(paper, Leader, out _)!.Code.ShouldBe(FrameworkErrors.SecondPersonFor);
    }

    [Fact]
    public void WhyNot_DeputyOfALeader_MayAndActsForThem()
    {
        WhyFor(new Paper(PaperState.Submitted, Author), Leader, out var acts).ShouldBeNull();

        acts!.AccountId.ShouldBe(Leader);
    }

    [Fact]
    public void Answers_OfADeputy_TakeNothing()
    {
        using var frame = Enter(Leader, out var person, out var user);

        Rules.Answers(new Paper(PaperState.Submitted, Author), person).ShouldAllBe(a => a.Why == null);
        Rules.May(new Paper(PaperState.Submitted, Author), PaperAction.Approve, person).ShouldBeTrue();

        user.ActsNow.ShouldBeNull();
    }

    [Fact]
    public void WhyNot_WithoutPermission_NamesItAndWhoHasIt()
    {
        var here = Why(new Paper(PaperState.Submitted, Author), PaperAction.Approve, Leader, Write)!;
        var elsewhere = Why(new Paper(PaperState.Submitted, Author), PaperAction.Approve, Leader, Write, WorkspaceKind.Sponsor)!;

        (here.Code, here.Kind).ShouldBe((FrameworkErrors.StepPermission, RefusalKind.Person));
        here.Values["permission"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["Permission." + Approve]);
        here.Values["roles"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["Role.locality-admin", "Role.leader"]);
        (elsewhere.Code, elsewhere.Kind).ShouldBe((FrameworkErrors.StepElsewhere, RefusalKind.Person));
        elsewhere.Values["places"].ShouldBeOfType<TextOf>().Keys.ShouldBe(["WorkspaceKind.Locality", "WorkspaceKind.Province"]);
    }

    [Fact]
    public void WhyNot_AfterSomebodyElse_SaysWhoAndWhen()
    {
        var moved = new Paper(PaperState.Approved, Author) { Mark = new StepMark("Lãnh đạo A", new DateTime(2025, 5, 1, 2, 0, 0, DateTimeKind.Utc)) };

        var refusal = Why(moved, PaperAction.Return, Leader, Approve)!;

        (refusal.Code, refusal.Kind).ShouldBe((FrameworkErrors.StepAlready, RefusalKind.State));
        (refusal.Values["by"], refusal.Values["at"]).ShouldBe(("Lãnh đạo A", "01/05/2025 09:00"));
    }

    [Fact]
    public void WhyNot_UnderAnotherPermission_AsksForThatOne()
    {
        var person = Person(Leader, WorkspaceKind.Locality, Write, out var frame);
        using (frame)
        {
            Rules.WhyNot(new Paper(PaperState.Submitted, Author), PaperAction.Approve, person, under: Write).ShouldBeNull();
            Rules.WhyNot(new Paper(PaperState.Submitted, Author), PaperAction.Approve, person, under: "Pairing.Pairings.Import")!.Code.ShouldBe(FrameworkErrors.StepPermission);
        }
    }

    [Fact]
    public void Answers_InEachState_AreTheStepsOfTheTableWithTheirReason()
    {
        var person = Person(Author, WorkspaceKind.Locality, Approve, out var frame);
        using (frame)
        {
            Rules.Answers(new Paper(PaperState.Submitted, Author), person).Select(a => (a.Step.Action, a.Why?.Code))
                .ShouldBe([(PaperAction.Return, null), (PaperAction.Approve, FrameworkErrors.SecondPerson)]);
            Rules.Answers(new Paper(PaperState.Revoked, Author), person).ShouldBeEmpty();
        }
    }

    [Fact]
    public void FaultsOf_ReasonAndPaperMissing_TellsBoth()
    {
        var step = Rules.Table.Require(PaperState.Issued, PaperAction.Revoke);

        step.FaultsOf(" ", StepPaper.Required, hasPaper: false).Select(f => (f.Code, f.Field)).ShouldBe([(FrameworkErrors.ReasonMissing, "Input.Reason"), (FrameworkErrors.PaperMissing, "Document.Id")]);
        step.FaultsOf("Sai số", StepPaper.Required, hasPaper: true).ShouldBeEmpty();
        step.FaultsOf("Sai số", StepPaper.Optional, hasPaper: false).ShouldBeEmpty();
    }

    [Fact]
    public void WayOf_AlongTheWay_ShowsWhatWasWhatIsAndWhatIsToCome()
    {
        Way(PaperState.Draft).ShouldBe(["Now Draft", "ToCome Submitted", "ToCome Approved", "ToCome Issued"]);
        Way(PaperState.Approved, PaperState.Draft, PaperState.Submitted, PaperState.Returned).ShouldBe(["Done Draft", "Done Submitted", "Now Approved", "ToCome Issued"]);
        Way(PaperState.Returned, PaperState.Draft, PaperState.Submitted).ShouldBe(["Done Draft", "Done Submitted", "Now Returned", "ToCome Approved", "ToCome Issued"]);
        Way(PaperState.Revoked, PaperState.Draft, PaperState.Submitted, PaperState.Approved, PaperState.Issued).ShouldBe(["Done Draft", "Done Submitted", "Done Approved", "Done Issued", "Now Revoked"]);
        Rules.Table.WayOf(PaperState.Draft, [], s => s != PaperState.Approved).Select(s => s.State).ShouldBe([PaperState.Draft, PaperState.Submitted, PaperState.Issued]);
    }

    private static IEnumerable<string> Way(PaperState now, params PaperState[] passed) => Rules.Table.WayOf(now, passed).Select(s => $"{s.Moment} {s.State}");

    private static BusinessException? Why(Paper paper, PaperAction action, Guid who, string permission, WorkspaceKind kind = WorkspaceKind.Locality)
    {
        var person = Person(who, kind, permission, out var frame);
        using (frame)
        {
            return Rules.WhyNot(paper, action, person);
        }
    }

    private static StepPerson Person(Guid id, WorkspaceKind kind, string permission, out IDisposable frame)
    {
        frame = AmbientFrame.Push(new AmbientFrame(id, new WorkspaceInfo(id, id, kind, "thu", "Thử"), new UserInfo(id, "thu", "Thử", null, [], new HashSet<string> { permission }), null));
        var ambient = new CurrentAmbient();
        return new StepPerson(ambient, ambient, new PermissionCatalogue(Modules.All));
    }

    /// <summary>What somebody is told who may approve for this principal alone.</summary>
    private static BusinessException? WhyFor(Paper paper, Guid principal, out ActingFor? acts)
    {
        using var frame = Enter(principal, out var person, out var user);
        var why = Rules.WhyNot(paper, PaperAction.Approve, person);
        acts = user.ActsNow;
        return why;
    }

    private static IDisposable Enter(Guid principal, out StepPerson person, out UserInfo user)
    {
        user = new UserInfo(Deputy, "thay", "Người Thay", null, [], new HashSet<string>())
        {
            HeldFor = new Dictionary<string, ActingFor> { [Approve] = new(principal, "Người Ủy Quyền", ActingCapacity.ForHead, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", principal) },
        };
        var frame = AmbientFrame.Push(new AmbientFrame(Deputy, new WorkspaceInfo(Deputy, Deputy, WorkspaceKind.Locality, "thu", "Thử"), user, null));
        var ambient = new CurrentAmbient();
        person = new StepPerson(ambient, ambient, new PermissionCatalogue(Modules.All));
        return frame;
    }

    private enum PaperState
    {
        Draft,
        Submitted,
        Returned,
        Approved,
        Issued,
        Revoked,
    }

    private enum PaperAction
    {
        Submit,
        Return,
        Approve,
        Issue,
        Revoke,
    }

    private sealed record Paper(PaperState State, Guid AuthorId)
    {
        public StepMark? Mark { get; init; }

        public Guid? MadeForId { get; init; }
    }

    private sealed class PaperSteps() : StepRules<Paper, PaperState, PaperAction>(new(
        [PaperState.Draft],
        [PaperState.Revoked],
        [
            new(PaperAction.Submit, [PaperState.Draft, PaperState.Returned], PaperState.Submitted, Write),
            new(PaperAction.Return, [PaperState.Submitted], PaperState.Returned, Approve) { NeedsReason = true },
            new(PaperAction.Approve, [PaperState.Submitted], PaperState.Approved, Approve) { SecondPerson = FrameworkErrors.SecondPerson },
            new(PaperAction.Issue, [PaperState.Approved], PaperState.Issued, Write),
            new(PaperAction.Revoke, [PaperState.Issued], PaperState.Revoked, Approve) { NeedsReason = true, Paper = StepPaper.Required, IsGrave = true },
        ])
    {
        Way = [PaperState.Draft, PaperState.Submitted, PaperState.Approved, PaperState.Issued],
    })
    {
        public override PaperState StateOf(Paper record) => record.State;

        protected override Guid? MakerOf(Paper record) => record.AuthorId;

        protected override Guid? MadeForOf(Paper record) => record.MadeForId;

        protected override StepMark? MarkOf(Paper record) => record.Mark;
    }
}
