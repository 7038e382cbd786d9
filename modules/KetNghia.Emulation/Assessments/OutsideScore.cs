using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>
/// What somebody other than its subject says of a sheet that was sent, kept beside it. Its figures count once it is finished, for the very content that was sent: sending other
/// content asks for another look.
/// </summary>
internal abstract class OutsideScore<TValue> : ITenantOwned, IRecorded
    where TValue : RoundValue
{
    private readonly List<TValue> _values = [];

    protected OutsideScore()
    {
    }

    protected OutsideScore(Guid id, ScoreSheet sheet) =>
        (Id, TenantId, AssessmentId, SheetId, SubjectName) = (id, sheet.TenantId, sheet.AssessmentId, sheet.Id, sheet.SubjectName);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Guid SheetId { get; private set; }

    public string SubjectName { get; private set; } = "";

    [Classified(PersonalDataClass.Basic)]
    public string? SavedByName { get; private set; }

    public DateTime? SavedAtUtc { get; private set; }

    /// <summary>Hash of what was sent when it was finished; null while it never was.</summary>
    public string? DoneHash { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? DoneByName { get; private set; }

    public Guid? DoneById { get; private set; }

    public DateTime? DoneAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<TValue> Values => _values;

    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<TValue> Write(IEnumerable<TypedFigure> values, Actor by, IIdGenerator ids)
    {
        (SavedByName, SavedAtUtc) = (by.Shown, by.AtUtc);
        return RoundValue.Write(_values, _ => true, values, node => Make(ids.New(), node), by);
    }

    public void Finish(string contentHash, Actor by) => (DoneHash, DoneById, DoneByName, DoneAtUtc) = (contentHash, by.Id, by.Shown, by.AtUtc);

    protected abstract TValue Make(Guid id, string nodeId);
}

internal static class OutsideScoreMapping
{
    public static void MapOutside<T, TValue>(this EntityTypeBuilder<T> builder)
        where T : OutsideScore<TValue>
        where TValue : RoundValue
    {
        builder.Property(x => x.SubjectName).HasMaxLength(ScoreSheet.NameLength);
        builder.Property(x => x.DoneHash).HasMaxLength(64);
        builder.Property(x => x.SavedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.DoneByName).HasMaxLength(Actor.ShownLength);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Restrict);
    }

    public static void MapRoundValue<T>(this EntityTypeBuilder<T> builder)
        where T : RoundValue
    {
        builder.Property(x => x.NodeId).HasMaxLength(RoundValue.NodeLength);
        builder.Property(x => x.Input).HasMaxLength(RoundValue.InputLength);
        builder.Property(x => x.Reason).HasMaxLength(RoundValue.ReasonLength);
        builder.Property(x => x.EnteredByName).HasMaxLength(Actor.ShownLength);
    }
}
