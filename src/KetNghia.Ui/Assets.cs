using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Ui;

/// <summary>Addresses of built files, with the fingerprint when the host knows it. The same in every workspace, so that caches hold.</summary>
public static class Assets
{
    public const string Icons = "lib/icons.svg";

    public static string Url(HttpContext http, string path) =>
        "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);
}
