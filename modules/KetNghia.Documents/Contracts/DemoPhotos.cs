using Microsoft.AspNetCore.Http;
using SkiaSharp;

namespace KetNghia.Documents.Contracts;

/// <summary>Small drawn landscapes that stand for photographs: no picture of a real person or place is shipped.</summary>
public static class DemoPhotos
{
    private const int Width = 800;
    private const int Height = 600;

    public static IFormFile Draw(int number)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        Sky(canvas, number);
        for (var layer = 0; layer < 3; layer++)
        {
            Hills(canvas, number, layer);
        }

        for (var house = 0; house <= number % 3; house++)
        {
            House(canvas, 120 + (house * 210) + (number * 37 % 90), 430 + (house * 23 % 40), number + house);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 78);
        var bytes = data.ToArray();
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "Files", $"anh-{number + 1:000}.jpg")
        {
            Headers = new HeaderDictionary(),
            ContentType = "image/jpeg",
        };
    }

    private static void Sky(SKCanvas canvas, int number)
    {
        using var paint = new SKPaint();
        paint.Shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, Height), [SKColor.FromHsl(200 + (number * 7 % 20), 55, 70), SKColor.FromHsl(40, 70, 90)], SKShaderTileMode.Clamp);
        canvas.DrawRect(0, 0, Width, Height, paint);
        using var sun = new SKPaint { Color = SKColor.FromHsl(45, 90, 80), IsAntialias = true };
        canvas.DrawCircle(100 + (number * 83 % 600), 110, 42, sun);
    }

    private static void Hills(SKCanvas canvas, int number, int layer)
    {
        using var paint = new SKPaint { Color = SKColor.FromHsl(115 + (layer * 12), 32, 52 - (layer * 11)) };
        for (var x = 0; x < Width; x += 2)
        {
            var wave = MathF.Sin((x + (number * 61) + (layer * 140)) / (90f + (layer * 25))) * (46 - (layer * 10));
            var top = 300 + (layer * 90) + wave;
            canvas.DrawRect(x, top, 2, Height - top, paint);
        }
    }

    private static void House(SKCanvas canvas, int x, int y, int number)
    {
        using var wall = new SKPaint { Color = SKColor.FromHsl(32, 45, 72 - (number % 4 * 6)) };
        using var roof = new SKPaint { Color = SKColor.FromHsl(8 + (number * 11 % 30), 60, 42) };
        using var door = new SKPaint { Color = SKColor.FromHsl(24, 40, 30) };
        canvas.DrawRect(x, y, 120, 80, wall);
        for (var row = 0; row < 52; row++)
        {
            var half = 76f * row / 52;
            canvas.DrawRect(x + 60 - half, y - 48 + row, half * 2, 1, roof);
        }

        canvas.DrawRect(x + 48, y + 34, 26, 46, door);
    }
}
