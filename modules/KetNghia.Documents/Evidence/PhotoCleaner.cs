using KetNghia.Documents.Contracts;
using SkiaSharp;

namespace KetNghia.Documents.Evidence;

internal sealed record CleanPhoto(byte[] Image, byte[] Thumbnail, int Width, int Height);

/// <summary>
/// Draws the picture anew: upright, at most 1600 px, JPEG, nothing of the original file left beside its pixels. The size
/// is read from the header before anything is decoded, and one picture is decoded at a time, on a thread that serves no
/// request.
/// </summary>
internal static class PhotoCleaner
{
    private const long MaxPixels = 40_000_000;
    private const int MaxSide = 1600;
    private const int Quality = 80;
    private const int ThumbnailSide = 320;
    private const int ThumbnailBytes = 12 * 1024;

    /// <summary>Rows that a decoder holds back until it has seen what follows.</summary>
    private const int BlockRows = 32;

    private static readonly byte[] JpegEnd = [0xFF, 0xD9];

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static async Task<CleanPhoto> CleanAsync(byte[] bytes, ContentType type, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await Task.Factory.StartNew(() => Clean(bytes, type), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static CleanPhoto Clean(byte[] bytes, ContentType type)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw new FileRefusedException(DocumentsErrors.FileDamaged);
        if (codec.EncodedFormat != Format(type))
        {
            throw new FileRefusedException(DocumentsErrors.FileDamaged);
        }

        if (codec.Info.Width < 1 || codec.Info.Height < 1 || (long)codec.Info.Width * codec.Info.Height > MaxPixels)
        {
            throw new FileRefusedException(DocumentsErrors.PhotoTooManyPixels, MaxPixels / 1_000_000);
        }

        using var decoded = Decode(codec) ?? (type.Format == FileFormat.Jpeg ? DecodeWithoutEnd(bytes) : null) ?? throw new FileRefusedException(DocumentsErrors.FileDamaged);
        using var upright = Draw(decoded, codec.EncodedOrigin, MaxSide);
        return new CleanPhoto(Encode(upright, Quality), Thumbnail(upright), upright.Width, upright.Height);
    }

    /// <summary>A picture of which nothing but the end marker is missing: every row is there, as far as whole blocks tell.</summary>
    private static SKBitmap? DecodeWithoutEnd(byte[] bytes)
    {
        using (var data = SKData.CreateCopy(bytes))
        using (var codec = SKCodec.Create(data))
        using (var row = new SKBitmap(codec.Info.WithSize(codec.Info.Width, 1)))
        {
            var rows = 0;
            var more = codec.StartScanlineDecode(codec.Info) == SKCodecResult.Success;
            while (more && rows < codec.Info.Height && codec.GetScanlines(row.GetPixels(), 1, row.RowBytes) == 1)
            {
                rows++;
            }

            if (rows < codec.Info.Height - BlockRows)
            {
                return null;
            }
        }

        using var ended = SKData.CreateCopy([.. bytes, .. JpegEnd]);
        using var whole = SKCodec.Create(ended);
        return Decode(whole);
    }

    /// <summary>JPEG is decoded at a fraction of its size where that is still large enough.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var info = codec.Info;
        var scale = Math.Min(1f, (float)MaxSide / Math.Max(info.Width, info.Height));
        var size = info.Size;
        for (var eighths = 1; eighths <= 8; eighths++)
        {
            var candidate = codec.GetScaledDimensions(eighths / 8f);
            if (candidate.Width >= info.Width * scale && candidate.Height >= info.Height * scale)
            {
                size = candidate;
                break;
            }
        }

        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            bitmap.Dispose();
            return null;
        }

        return bitmap;
    }

    private static SKBitmap Draw(SKBitmap source, SKEncodedOrigin origin, int maxSide)
    {
        var scale = Math.Min(1f, (float)maxSide / Math.Max(source.Width, source.Height));
        var width = Math.Max(1, (int)Math.Round(source.Width * scale));
        var height = Math.Max(1, (int)Math.Round(source.Height * scale));
        var turned = (int)origin >= (int)SKEncodedOrigin.LeftTop;
        var result = new SKBitmap(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(result);
        canvas.Clear(SKColors.White);
        canvas.Concat(Turn(origin, result.Width, result.Height));
        using var image = SKImage.FromBitmap(source);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return result;
    }

    /// <summary>EXIF orientations 1–8; width and height are those of the upright picture.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Thumbnail(SKBitmap photo)
    {
        for (var (side, quality) = (ThumbnailSide, 70); ; side = side * 3 / 4, quality = Math.Max(40, quality - 10))
        {
            using var small = Draw(photo, SKEncodedOrigin.TopLeft, side);
            var bytes = Encode(small, quality);
            if (bytes.Length <= ThumbnailBytes || side < 48)
            {
                return bytes;
            }
        }
    }

    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality) ?? throw new FileRefusedException(DocumentsErrors.FileDamaged);
        return data.ToArray();
    }

    private static SKEncodedImageFormat Format(ContentType type) => type.Format switch
    {
        FileFormat.Png => SKEncodedImageFormat.Png,
        FileFormat.Webp => SKEncodedImageFormat.Webp,
        _ => SKEncodedImageFormat.Jpeg,
    };
}
