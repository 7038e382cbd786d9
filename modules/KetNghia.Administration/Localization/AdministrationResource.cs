namespace KetNghia.Administration.Localization;

public sealed class AdministrationResource;
