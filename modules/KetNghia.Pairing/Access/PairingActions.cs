using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>Who may take which step: the same answer for buttons and for the server's check.</summary>
internal sealed class PairingActions(ICurrentUser user, PairingAccess access)
{
    public bool May(PairingAction action, PairingHead pairing)
    {
        var answers = action == PairingAction.Decline || (action == PairingAction.Assign && pairing.State == PairingState.Invited);
        return pairing.MayBeChanged && (answers && user.May(PairingPermissions.Pairings.Answer)
            || user.May(PairingPermissions.Pairings.Decide) && access.Kind != WorkspaceKind.Sponsor
                && (action != PairingAction.Invite || pairing.Form == PairingForm.Invited));
    }
}
