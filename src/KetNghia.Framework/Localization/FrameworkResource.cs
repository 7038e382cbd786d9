namespace KetNghia.Framework.Localization;

public sealed class FrameworkResource;
