namespace KetNghia.Pairing.Pairings;

/// <summary>Trạng thái cặp kết nghĩa (vòng đời bước 1, phân công phối hợp).</summary>
internal enum PairingState
{
    /// <summary>Đề xuất.</summary>
    Proposed = 1,

    /// <summary>Đã mời.</summary>
    Invited,

    /// <summary>Đã phân công.</summary>
    Assigned,

    /// <summary>Đã ký giao ước.</summary>
    Signed,

    /// <summary>Đang thực hiện.</summary>
    Active,

    /// <summary>Tạm dừng.</summary>
    Suspended,

    /// <summary>Đã kết thúc.</summary>
    Ended,

    /// <summary>Đã chuyển giao.</summary>
    Transferred,

    /// <summary>Từ chối lời mời.</summary>
    Declined,
}

/// <summary>Hình thức kết nghĩa.</summary>
internal enum PairingForm
{
    /// <summary>Phân công.</summary>
    Assigned = 1,

    /// <summary>Mời.</summary>
    Invited,

    /// <summary>Tự nguyện.</summary>
    Voluntary,

    /// <summary>Xuyên biên giới.</summary>
    CrossBorder,

    /// <summary>Nội bộ (đơn vị với đơn vị bên trong một cặp).</summary>
    Internal,
}

/// <summary>Cấp kết nghĩa.</summary>
internal enum PairingLevel
{
    DistrictToDistrict = 1,
    DistrictToCommune,
    AgencyToCommune,
    EnterpriseToCommune,
    CommuneToCommune,
    UnitToVillage,
    OrganisationToOrganisation,
    HouseholdToHousehold,
    VillageToVillage,
}

/// <summary>Tần suất gặp mặt.</summary>
internal enum MeetingCadence
{
    Monthly = 1,
    Quarterly,
    HalfYearly,
    Yearly,
    AsNeeded,
}

/// <summary>A named action by which the state of a pairing changes.</summary>
internal enum PairingAction
{
    Invite = 1,
    Assign,
    Decline,
    Sign,
    Activate,
    Suspend,
    Resume,
    End,
    Transfer,
}
