namespace KetNghia.Emulation.Localization;

public sealed class EmulationResource;
