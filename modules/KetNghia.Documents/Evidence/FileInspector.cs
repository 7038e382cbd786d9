using KetNghia.Documents.Contracts;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Evidence;

/// <summary>The gate before any library: limits first, then the kind by content alone, then its structure.</summary>
internal sealed class FileInspector(IFileStore store, ISettings settings)
{
    private const long Megabyte = 1024 * 1024;

    public async Task<IReadOnlyList<InspectedFile>> StoreAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var limits = await LimitsAsync(cancellationToken);
        if (files.Count > limits.Files)
        {
            throw new BusinessException(DocumentsErrors.TooManyFiles).With("limit", limits.Files).At(files[0].Name);
        }

        if (files.Sum(f => f.Length) > limits.Total)
        {
            throw new BusinessException(DocumentsErrors.TotalTooLarge).With("limit", limits.Total / Megabyte).At(files[0].Name);
        }

        var stored = new List<InspectedFile>();
        foreach (var file in files)
        {
            stored.Add(await StoreAsync(file, limits, cancellationToken));
        }

        return stored;
    }

    private async Task<InspectedFile> StoreAsync(IFormFile file, Limits limits, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        var type = await ContentType.OfAsync(stream, cancellationToken);
        var name = FileNames.Clean(file.FileName, type);
        try
        {
            CheckLimits(file, type, limits);
            stream.Position = 0;
            return type.Kind == EvidenceKind.Photo
                ? await PhotoAsync(stream, name, type, cancellationToken)
                : await DocumentAsync(stream, name, type, cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            throw new BusinessException(refused.Code).With("name", name).With("limit", refused.Limit).At(file.Name);
        }
    }

    private static void CheckLimits(IFormFile file, ContentType type, Limits limits)
    {
        if (file.Length == 0)
        {
            throw new FileRefusedException(DocumentsErrors.FileEmpty);
        }

        if (type.Refusal is not null)
        {
            throw new FileRefusedException(type.Refusal);
        }

        var limit = type.Kind == EvidenceKind.Photo ? limits.Photo : limits.Document;
        if (file.Length > limit)
        {
            throw new FileRefusedException(DocumentsErrors.FileTooLarge, limit / Megabyte);
        }
    }

    private async Task<InspectedFile> PhotoAsync(Stream stream, string name, ContentType type, CancellationToken cancellationToken)
    {
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var photo = await PhotoCleaner.CleanAsync(bytes, type, cancellationToken);
        var notes = ExifNotes.Read(bytes);
        return new InspectedFile(FileNames.WithExtension(name, ".jpg"), EvidenceKind.Photo, await SaveAsync(photo.Image, cancellationToken))
        {
            Thumbnail = await SaveAsync(photo.Thumbnail, cancellationToken),
            Width = photo.Width,
            Height = photo.Height,
            TakenOn = notes.TakenOn,
            Place = notes.Place,
        };
    }

    private async Task<InspectedFile> DocumentAsync(Stream stream, string name, ContentType type, CancellationToken cancellationToken)
    {
        if (type.Kind == EvidenceKind.Pdf)
        {
            PdfCheck.Check(stream);
        }
        else
        {
            await OfficeCheck.CheckAsync(stream, type, cancellationToken);
        }

        stream.Position = 0;
        return new InspectedFile(name, type.Kind, await store.SaveAsync(stream, cancellationToken));
    }

    private async Task<StoredFile> SaveAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes, writable: false);
        return await store.SaveAsync(content, cancellationToken);
    }

    private async Task<Limits> LimitsAsync(CancellationToken cancellationToken) => new(
        await settings.GetIntAsync(DocumentsSettings.PhotoMegabytes, cancellationToken) * Megabyte,
        await settings.GetIntAsync(DocumentsSettings.DocumentMegabytes, cancellationToken) * Megabyte,
        await settings.GetIntAsync(DocumentsSettings.RequestMegabytes, cancellationToken) * Megabyte,
        await settings.GetIntAsync(DocumentsSettings.RequestFiles, cancellationToken));

    private sealed record Limits(long Photo, long Document, long Total, int Files);
}

/// <summary>A check's refusal, before the file's name is known to it.</summary>
internal sealed class FileRefusedException(string code, long? limit = null) : Exception(code)
{
    public string Code { get; } = code;

    public long? Limit { get; } = limit;
}

internal static class DocumentsSettings
{
    public const string PhotoMegabytes = "Documents.PhotoMegabytes";
    public const string DocumentMegabytes = "Documents.DocumentMegabytes";
    public const string RequestMegabytes = "Documents.RequestMegabytes";
    public const string RequestFiles = "Documents.RequestFiles";

    public static IEnumerable<SettingDefinition> Definitions =>
    [
        new(PhotoMegabytes, "12", SettingLevel.Workspace),
        new(DocumentMegabytes, "20", SettingLevel.Workspace),
        new(RequestMegabytes, "60", SettingLevel.Host),
        new(RequestFiles, "20", SettingLevel.Host),
    ];
}
