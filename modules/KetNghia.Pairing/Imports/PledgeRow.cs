using System.Globalization;
using System.Text.Json.Serialization;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Imports;

/// <summary>A pledge as a row of the file means it.</summary>
internal sealed record PledgeRow(Guid TenantId, Guid PairingId, Guid SponsorId, Guid ReceiverId, PledgeTerms Terms)
{
    /// <summary>Who pledges what to which pairing, and when; remarks, funding and due day may be put right without making it another pledge.</summary>
    [JsonIgnore]
    public string Key => KeyOf(
        PairingId, SponsorId, Terms.Kind, Terms.Title, Terms.PledgedOn, Terms.AmountDong, Terms.QuantityThousandths, Terms.Unit, Terms.UnitPriceDong is > 0 ? Terms.UnitPriceDong : null);

    public static string KeyOf(Contribution c) => KeyOf(
        c.PairingId, c.SponsorPartyId, c.Kind, c.Title, c.PledgedOn, c.IsCash ? c.PledgedDong : null, c.PledgedThousandths, c.Unit, c.UnitPriceDong);

    private static string KeyOf(
        Guid pairing, Guid sponsor, ContributionKind kind, string title, DateOnly on, long? dong, long? thousandths, string? unit, long? price) => string.Create(
        CultureInfo.InvariantCulture, $"{pairing:N}|{sponsor:N}|{kind}|{VietnameseText.Fold(title)}|{on:yyyyMMdd}|{dong}|{thousandths}|{VietnameseText.Fold(unit)}|{price}");
}
