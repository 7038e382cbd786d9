namespace KetNghia.Web.Localization;

public sealed class WebResource;
