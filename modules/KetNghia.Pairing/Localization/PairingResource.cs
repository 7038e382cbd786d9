namespace KetNghia.Pairing.Localization;

public sealed class PairingResource;
