using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>Scans of the signed paper, read by those who read the paper; they stay with what was issued.</summary>
internal sealed class PaperEvidenceOwner(PaperRecords kind, ICurrentUser user) : RecordEvidenceOwner<OfficialPaper>(kind, nameof(OfficialPaper), user)
{
    public override Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) => Task.FromResult(User.May(DocumentsPermissions.Papers.Issue));
}
