using System.Linq.Expressions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Contributions;

/// <summary>Who stated the two figures of a delivery: two people, each of whom sends the files of one side.</summary>
internal sealed record DeliveryPeople(Guid DeliveryId, Guid GivenById, Guid? ConfirmedById)
{
    public static readonly Expression<Func<Delivery, DeliveryPeople>> From = d => new DeliveryPeople(d.Id, d.GivenById, d.ConfirmedById);

    /// <summary>The side in words; null for somebody who stated neither figure.</summary>
    public string? SideOf(Guid senderId, IStringLocalizer<PairingResource> texts) =>
        senderId == GivenById ? texts["Delivery.HandedOver"].Value : senderId == ConfirmedById ? texts["Delivery.Confirmed"].Value : null;
}
