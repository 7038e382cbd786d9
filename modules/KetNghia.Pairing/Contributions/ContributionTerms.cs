namespace KetNghia.Pairing.Contributions;

/// <summary>Hình thức hỗ trợ.</summary>
internal enum ContributionKind
{
    /// <summary>Tiền mặt, chuyển khoản.</summary>
    Cash = 1,

    /// <summary>Hiện vật.</summary>
    InKind,

    /// <summary>Ngày công.</summary>
    LabourDays,

    /// <summary>Hỗ trợ kỹ thuật.</summary>
    Technical,

    /// <summary>Cử cán bộ hỗ trợ.</summary>
    Secondment,
}

/// <summary>Trạng thái khoản hỗ trợ, computed from its deliveries by <see cref="Contribution"/>.</summary>
internal enum ContributionState
{
    /// <summary>Đã cam kết, chưa giao gì.</summary>
    Pledged = 1,

    /// <summary>Đã giao một phần, chưa nhận gì.</summary>
    PartlyGiven,

    /// <summary>Đã nhận một phần; more is still to be handed over.</summary>
    PartlyReceived,

    /// <summary>Đã giao đủ, chờ xác nhận: the sponsor owes nothing more.</summary>
    GivenInFull,

    /// <summary>Đã nhận, hai bên chưa thống nhất số.</summary>
    Received,

    /// <summary>Đã xác nhận, đúng như bên giao ghi.</summary>
    Confirmed,

    /// <summary>Đã xác nhận với con số hai bên thống nhất, khác số bên giao ghi.</summary>
    Agreed,

    /// <summary>Đã đảo bút toán.</summary>
    Reversed,

    /// <summary>Không thực hiện: the pairing ended before anything was handed over.</summary>
    Dropped,
}

/// <summary>Căn cứ định giá.</summary>
internal enum ValuationBasis
{
    Invoice = 1,
    Appraisal,
    MarketPrice,
    SelfDeclared,
}

/// <summary>Nguồn vốn.</summary>
internal enum FundingSource
{
    /// <summary>Cán bộ, nhân viên đóng góp.</summary>
    StaffContributions = 1,

    /// <summary>Kinh phí thường xuyên của cơ quan.</summary>
    RegularBudget,

    /// <summary>Vận động nhà hảo tâm.</summary>
    MobilisedDonors,

    /// <summary>Lồng ghép chương trình mục tiêu quốc gia.</summary>
    IntegratedProgrammes,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Hội, đoàn thể.</summary>
    Association,
}

internal enum DeliveryState
{
    /// <summary>Chờ bên nhận xác nhận.</summary>
    Awaiting = 1,

    /// <summary>Bên nhận đã xác nhận.</summary>
    Confirmed,

    /// <summary>Bên giao rút lại trước khi xác nhận.</summary>
    Withdrawn,
}

/// <summary>Trạng thái chênh lệch.</summary>
internal enum DiscrepancyState
{
    Open = 1,

    /// <summary>One side has proposed a figure.</summary>
    Proposed,

    /// <summary>The other side has agreed.</summary>
    Settled,
}

/// <summary>Lý do chênh lệch.</summary>
internal enum DiscrepancyReason
{
    Miscounted = 1,
    LostInTransit,
    Damaged,
    HandedOverElsewhere,
    PriceDifference,
    EntryMistake,
    Other,
}

/// <summary>
/// A figure of one side: đồng for cash; a quantity and, when a unit price is known, its value for everything else. An
/// unknown value is null, never zero.
/// </summary>
internal readonly record struct Figure(long? Thousandths, long? Dong)
{
    /// <summary>The number both sides compare.</summary>
    public long Measure => Thousandths ?? Dong ?? 0;

    /// <summary>As people write it: "50.000.000 đ", "100 bộ".</summary>
    public string Show(ContributionKind kind, string? unit) => kind == ContributionKind.Cash ? Format.Money(Dong) : Format.Quantity(Thousandths, unit);

    public bool SameAs(Figure other) => Thousandths == other.Thousandths && (Thousandths is not null || Dong == other.Dong);
}
