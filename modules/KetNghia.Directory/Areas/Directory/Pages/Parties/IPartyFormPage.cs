using KetNghia.Directory.Contracts;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>What the shared form shows around its fields.</summary>
internal interface IPartyFormPage
{
    PartyForm Input { get; }

    bool AsksForStart { get; }

    IReadOnlyList<string> UnitLabels { get; }

    IReadOnlyList<PartyInfo> LookAlikes { get; }
}
