namespace KetNghia.Administration.Contracts;

/// <summary>Loại địa bàn. A locality is a programme area, never a live district: districts were abolished on 1 July 2025.</summary>
public enum LocalityKind
{
    None = 0,
    OldDistrict,
    Commune,
    Cluster,
    City,
}
