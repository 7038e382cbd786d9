namespace KetNghia.Documents.Localization;

public sealed class DocumentsResource;
