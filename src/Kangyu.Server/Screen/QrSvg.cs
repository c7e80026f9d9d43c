using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Kangyu.Server.Screen;

/// <summary>A QR code as inline SVG: one path, no style, so that it prints and passes the content policy.</summary>
internal static class QrSvg
{
    public static MarkupString Of(string text, string label)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        var name = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(label);
        return new MarkupString(
            $"<svg class=\"ky-qr\" role=\"img\" aria-label=\"{name}\" viewBox=\"0 0 {rows.Count} {rows.Count}\" width=\"180\" height=\"180\" shape-rendering=\"crispEdges\">"
            + $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }
}
