using KetNghia.Documents.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace KetNghia.Documents.Evidence;

/// <summary>
/// The one door to stored bytes. Documents are always attachments; only photos we have encoded ourselves are shown in
/// place. Whatever is not to be had answers exactly as an unknown id.
/// </summary>
internal static class EvidenceEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/documents/files").RequireAuthorization(new HasPermissionAttribute(DocumentsPermissions.Evidence.View))
            .WithMetadata(new RecordIdAttribute("id", nameof(EvidenceFile)));
        files.MapMethods("/{id:guid}", Read, (Guid id, EvidenceQueries queries, IFileStore store, HttpContext http) =>
            SendAsync(id, isThumbnail: false, queries, store, http));
        files.MapMethods("/{id:guid}/thumbnail", Read, (Guid id, EvidenceQueries queries, IFileStore store, HttpContext http) =>
            SendAsync(id, isThumbnail: true, queries, store, http));
    }

    private static async Task<IResult> SendAsync(Guid id, bool isThumbnail, EvidenceQueries queries, IFileStore store, HttpContext http)
    {
        var file = await queries.FindReadableAsync(id, http.RequestAborted);
        var sha256 = isThumbnail ? file?.ThumbnailSha256 : file?.Sha256;
        if (file is null || sha256 is null || !store.Exists(sha256))
        {
            return Results.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue(file.Kind == EvidenceKind.Photo ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, no-store";
        return Results.Stream(
            store.Open(sha256), ContentType.MediaOf(file.Kind),
            entityTag: new EntityTagHeaderValue('"' + sha256 + '"'), enableRangeProcessing: !isThumbnail);
    }
}
