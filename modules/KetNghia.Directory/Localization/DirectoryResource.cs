namespace KetNghia.Directory.Localization;

public sealed class DirectoryResource;
