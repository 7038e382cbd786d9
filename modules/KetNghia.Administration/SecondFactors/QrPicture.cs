using System.Text;
using QRCoder;

namespace KetNghia.Administration.SecondFactors;

/// <summary>A QR code as one path, so that the page needs neither a picture nor an inline style.</summary>
/// <param name="Size">Modules in a row, quiet zone included.</param>
/// <param name="Path">The dark modules.</param>
internal sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var row = data.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                if (row[x])
                {
                    path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
                }
            }
        }

        return new QrPicture(data.ModuleMatrix.Count, path.ToString());
    }
}
