using KetNghia.Documents.Contracts;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Evidence;

internal sealed class EvidenceAppService(
    KetNghiaDbContext db, FileInspector inspector, EvidenceQueries queries, ICurrentTenant tenant, ICurrentUser user, IActionLog log, IClock clock, IIdGenerator ids,
    IHttpContextAccessor http, ITexts texts)
    : IEvidence
{
    public async Task<CheckedFiles> CheckAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken) =>
        new(files.Count == 0 ? [] : await inspector.StoreAsync(files, cancellationToken));

    public Task<IReadOnlyList<Guid>> AttachAsync(EvidenceTarget target, CheckedFiles files, string? caption, CancellationToken cancellationToken)
    {
        var rows = new List<Guid>();
        var by = user.Info ?? UserInfo.System;
        var words = Cut(VietnameseText.Clean(caption), EvidenceFile.CaptionLength);
        foreach (var file in files.Files)
        {
            var row = new EvidenceFile(ids.New(), tenant.Required, target, file, words, by.AccountId, by.ActsNow?.Beside(by.FullName) ?? by.FullName, clock.UtcNow);
            db.Add(row);
            log.Add(new ActionEntry("Documents.Evidence.Attached", nameof(EvidenceFile), row.Id, row.FileName)
            {
                UnitId = target.UnitId,
                RootId = target.RootId,
                Data = new Dictionary<string, object?> { ["name"] = row.FileName, ["subject"] = target.Label, ["sha256"] = row.Sha256 },
            });
            rows.Add(row.Id);
        }

        return Task.FromResult<IReadOnlyList<Guid>>(rows);
    }

    public async Task<IReadOnlyList<EvidenceItem>> GalleryAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken) =>
        Shown(await queries.ListAsync(subjectIds, cancellationToken));

    public async Task<RecordEvidence> PageAsync(IQueryable<Guid> subjects, int? number, int size, CancellationToken cancellationToken)
    {
        var (paging, files) = await queries.PageAsync(subjects, number, size, cancellationToken);
        return new RecordEvidence(paging, Shown(files));
    }

    private IReadOnlyList<EvidenceItem> Shown(IReadOnlyList<EvidenceRef> files)
    {
        var start = http.HttpContext!.Request.PathBase;
        return [.. files.Select(f => new EvidenceItem(
            f.Caption,
            string.Join(" · ", new[] { f.Side is { } side ? texts[side] : null, f.UploadedByName, Format.Date(Format.DateOf(f.UploadedAtUtc)), Format.FileSize(f.Length) }.Where(part => part is not null)),
            start + (f.ThumbnailPath is null ? f.Path : f.ViewPath), f.ThumbnailPath is null ? null : start + f.ThumbnailPath,
            f.Kind == EvidenceKind.Excel ? "file-spreadsheet" : "file-text"))];
    }

    public Task<int> CountAsync(Guid subjectId, CancellationToken cancellationToken) =>
        db.Set<EvidenceFile>().CountAsync(e => e.SubjectId == subjectId, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(IQueryable<Guid> subjects, CancellationToken cancellationToken) =>
        await db.Set<EvidenceFile>().Where(e => subjects.Contains(e.SubjectId)).GroupBy(e => e.SubjectId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    public IQueryable<EvidencedSubject> Subjects() => queries.Subjects();

    /// <summary>Takes a file out of view in the tenant it belongs to. The row, its bytes and its history stay.</summary>
    public async Task RemoveAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        var found = await queries.FindRemovableAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        using (tenant.Change(found.TenantId))
        {
            var row = await db.Set<EvidenceFile>().FirstAsync(e => e.Id == id, cancellationToken);
            row.Remove(Cut(VietnameseText.Clean(reason), EvidenceFile.ReasonLength), user.Required.AccountId, clock.UtcNow);
            log.Add(new ActionEntry("Documents.Evidence.Removed", nameof(EvidenceFile), row.Id, row.FileName)
            {
                UnitId = row.UnitId,
                RootId = row.RootId,
                Reason = reason,
                Data = new Dictionary<string, object?> { ["name"] = row.FileName },
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
