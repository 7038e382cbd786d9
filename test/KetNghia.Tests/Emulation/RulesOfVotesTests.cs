using static KetNghia.Tests.Emulation.Scored;

namespace KetNghia.Tests.Emulation;

/// <summary>Votes, rule by rule: V and R5.</summary>
public sealed class RulesOfVotesTests
{
    [Theory]
    [InlineData("V2", "ALL", "'members':11,'present':9,'recused':1,'recusedPresent':1,'yes':8", "11")]
    [InlineData("V2", "NOT_RECUSED", "'members':11,'present':9,'recused':2,'recusedPresent':1,'yes':8", "9")]
    [InlineData("V2", "PRESENT", "'members':11,'present':9,'written':2,'recused':1,'recusedPresent':1,'yes':8", "10")]
    [InlineData("V2", "VALID", "'members':11,'present':11,'yes':6,'no':2,'blank':2,'invalid':1", "8")]
    [InlineData("V1", "ALL", "'members':5,'present':3,'written':2,'yes':5", "5")]
    public void Denominator_IsWhatTheRuleSays(string rule, string denominator, string counts, string expected) => Vote($"'denominator':'{denominator}','threshold':'50'", counts, "denominator").ShouldBe(expected, rule);

    [Theory]
    [InlineData("V3", "'threshold':'80'", 11, 8, "9 72.73 NOT_PASSED")]
    [InlineData("V3", "'threshold':'80'", 11, 9, "9 81.82 PASSED")]
    [InlineData("V3", "'threshold':'80'", 10, 8, "8 80 PASSED")]
    [InlineData("V3", "'threshold':'50','compare':'GT'", 10, 5, "6 50 NOT_PASSED")]
    [InlineData("V3", "'threshold':'50','compare':'GT'", 11, 6, "6 54.55 PASSED")]
    [InlineData("V3", "'threshold':'0'", 10, 0, "1 0 NOT_PASSED")]
    [InlineData("V3", "'threshold':'0'", 10, 1, "1 10 PASSED")]
    [InlineData("R5", "'threshold':'200/3'", 3, 2, "2 66.67 PASSED")]
    [InlineData("R5", "'threshold':'66.67'", 3, 2, "3 66.67 NOT_PASSED")]
    public void Vote_PassesByTheExactShare(string rule, string ofRule, int members, int yes, string expected) =>
        Vote($"'denominator':'ALL',{ofRule}", $"'members':{members},'present':{members},'yes':{yes},'no':{members - yes}", "needed", "percent", "result").ShouldBe(expected, rule);

    [Theory]
    [InlineData("V4", "'members':8,'present':6,'yes':6", "PASSED")]
    [InlineData("V4", "'members':8,'present':5,'written':3,'yes':8", "NO_QUORUM")]
    [InlineData("V4", "'members':8,'present':6,'recused':5,'recusedPresent':5,'yes':1", "PASSED")]
    [InlineData("NO_QUORUM", "'members':8,'present':5,'yes':5", "NO_QUORUM")]
    public void Quorum_IsOfThosePresent(string rule, string counts, string result) => Vote("'denominator':'PRESENT','threshold':'50','quorum':'0.75'", counts, "result").ShouldBe(result, rule);

    [Theory]
    [InlineData("NO_VOTERS", "'members':3,'present':3,'blank':3", "0 - - NO_VOTERS")]
    [InlineData("V3", "'members':0", "0 - - NO_VOTERS")]
    public void Voters_Lacking_IsSaid(string rule, string counts, string expected) => Vote("'denominator':'VALID','threshold':'50'", counts, "denominator", "needed", "percent", "result").ShouldBe(expected, rule);

    [Theory]
    [InlineData("V5", "'members':10,'present':8,'written':1,'yes':9", "-")]
    [InlineData("V5", "'members':10,'present':8,'written':1,'recused':1,'recusedPresent':1,'yes':9", "BALLOTS_EXCEED_VOTERS")]
    [InlineData("BALLOTS_EXCEED_VOTERS", "'members':10,'present':8,'written':1,'yes':6,'no':2,'blank':1,'invalid':1", "BALLOTS_EXCEED_VOTERS")]
    [InlineData("V1", "'members':10,'present':2147483647,'yes':1", "COUNTS_INCONSISTENT")]
    [InlineData("V1", "'members':2147483647,'present':2147483647,'yes':2147483647,'no':2147483647", "BALLOTS_EXCEED_VOTERS")]
    [InlineData("V5", "'members':10,'present':11", "COUNTS_INCONSISTENT")]
    [InlineData("V5", "'members':10,'present':8,'written':3", "COUNTS_INCONSISTENT")]
    [InlineData("V5", "'members':10,'present':8,'recused':1,'recusedPresent':2", "COUNTS_INCONSISTENT")]
    [InlineData("V5", "'members':10,'present':8,'recused':4,'recusedPresent':1", "COUNTS_INCONSISTENT")]
    [InlineData("V5", "'members':10,'present':8,'recused':11,'recusedPresent':8", "COUNTS_INCONSISTENT")]
    [InlineData("COUNTS_INCONSISTENT", "'members':10,'present':10,'yes':-1", "COUNTS_INCONSISTENT")]
    public void Counts_ThatCannotBe_AreRefused(string rule, string counts, string error) => Vote("'denominator':'ALL','threshold':'50'", counts, "error").ShouldBe(error, rule);

    private static string Vote(string rule, string counts, params string[] fields) => Of(Result("vote", $"'rule':{{{rule}}},'counts':{{{counts}}}"), fields);
}
