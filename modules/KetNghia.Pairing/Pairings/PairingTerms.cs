using KetNghia.Pairing.Contracts;

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

/// <summary>The state diagram as data: what leads where and what each step asks for.</summary>
internal static class PairingSteps
{
    private static readonly Dictionary<(PairingState From, PairingAction Action), PairingState> Table = new()
    {
        [(PairingState.Proposed, PairingAction.Invite)] = PairingState.Invited,
        [(PairingState.Proposed, PairingAction.Assign)] = PairingState.Assigned,
        [(PairingState.Invited, PairingAction.Assign)] = PairingState.Assigned,
        [(PairingState.Invited, PairingAction.Decline)] = PairingState.Declined,
        [(PairingState.Assigned, PairingAction.Sign)] = PairingState.Signed,
        [(PairingState.Assigned, PairingAction.Activate)] = PairingState.Active,
        [(PairingState.Signed, PairingAction.Activate)] = PairingState.Active,
        [(PairingState.Active, PairingAction.Suspend)] = PairingState.Suspended,
        [(PairingState.Suspended, PairingAction.Resume)] = PairingState.Active,
        [(PairingState.Proposed, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Invited, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Assigned, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Signed, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Active, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Suspended, PairingAction.End)] = PairingState.Ended,
        [(PairingState.Active, PairingAction.Transfer)] = PairingState.Transferred,
        [(PairingState.Suspended, PairingAction.Transfer)] = PairingState.Transferred,
    };

    /// <summary>No further change; the pair may be taken up again by a new pairing.</summary>
    public static bool IsClosed(this PairingState state) =>
        state is PairingState.Ended or PairingState.Transferred or PairingState.Declined;

    /// <summary>Help may be pledged and handed over.</summary>
    public static bool AcceptsHelp(this PairingState state) =>
        state is PairingState.Assigned or PairingState.Signed or PairingState.Active;

    public static PairingState? Next(this PairingState from, PairingAction action) =>
        Table.TryGetValue((from, action), out var to) ? to : null;

    public static IEnumerable<PairingAction> ActionsFrom(PairingState from) =>
        Table.Keys.Where(k => k.From == from).Select(k => k.Action).Order();

    public static bool NeedsReason(PairingAction action) =>
        action is PairingAction.Decline or PairingAction.Suspend or PairingAction.End or PairingAction.Transfer;

    public static bool NeedsDocument(PairingAction action) => action is PairingAction.Assign or PairingAction.Transfer;

    public static bool AsksDocument(PairingAction action, PairingForm form) =>
        action == PairingAction.Activate || (NeedsDocument(action) && form == PairingForm.Assigned);

    /// <summary>What a step asks for and was not given: reason, paper, successor.</summary>
    public static IEnumerable<BusinessException> FaultsOf(PairingAction action, PairingForm form, string? reason, bool hasDocument, bool hasSuccessor)
    {
        if (action == PairingAction.Transfer && !hasSuccessor)
        {
            yield return new BusinessException(PairingErrors.SuccessorMissing).At("Input.SuccessorId");
        }

        if (NeedsReason(action) && VietnameseText.IsBlank(reason))
        {
            yield return new BusinessException(PairingErrors.ReasonMissing).At("Input.Reason");
        }

        if (!hasDocument && AsksDocument(action, form))
        {
            yield return new BusinessException(PairingErrors.DocumentMissing).At("Document.Id");
        }
    }
}
