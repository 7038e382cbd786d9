using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Pairing.Contributions;

/// <summary>Files of deliveries: they say which side they come from.</summary>
internal static class DeliveryGallery
{
    /// <param name="people">Who stated the deliveries that files belong to.</param>
    public static IReadOnlyList<EvidenceItem> Of(
        IEnumerable<EvidenceRef> files, IEnumerable<DeliveryPeople> people, HttpRequest request, IStringLocalizer<PairingResource> texts)
    {
        var of = people.ToDictionary(p => p.DeliveryId);
        return EvidenceGallery.Of(files, request, f => of.GetValueOrDefault(f.SubjectId)?.SideOf(f.UploadedById, texts));
    }
}
