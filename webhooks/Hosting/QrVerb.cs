using System.Text;
using QRCoder;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// <c>qr {address of the page} {procedure} {entry code} [file]</c>: the QR code of a leaflet, a home page, a ward's counter. The
/// ending of the file says which kind: <c>.png</c>, <c>.svg</c> or <c>.pdf</c>. Conversations opened by it are counted under the
/// entry code once <c>WebChat:Entries</c> names it.
/// </summary>
internal static class QrVerb
{
    private const int PixelsPerModule = 20;

    public static int Run(string[] args)
    {
        if (args is not [var page, var procedure, var entry, ..] || Address(page, procedure, entry) is not { } address)
        {
            Console.Error.WriteLine(
                "usage: qr {https://host/chat} {procedure} {entry code: letters, digits, hyphens} [file.png|file.svg|file.pdf]"
            );
            return 2;
        }

        var file = args.Length > 3 ? args[3] : $"{procedure}-{entry}.png";
        if (Draw(address, Path.GetExtension(file)) is not { } picture)
        {
            Console.Error.WriteLine("The file ends in .png, .svg or .pdf.");
            return 2;
        }

        File.WriteAllBytes(file, picture);
        Console.WriteLine(address);
        Console.WriteLine(file);
        return 0;
    }

    /// <summary>The link in the code; null when a part of it cannot be in one.</summary>
    internal static string? Address(string page, string procedure, string entry) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && IsCode(procedure) && IsCode(entry)
            ? $"{page.TrimEnd('/')}?p={procedure}&c={entry}"
            : null;

    /// <summary>The picture, with the quiet zone scanners need; a quarter of it may be soiled (level Q).</summary>
    internal static byte[]? Draw(string address, string ending)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        switch (ending)
        {
            case ".png":
                using (var png = new PngByteQRCode(data))
                    return png.GetGraphic(PixelsPerModule);
            case ".svg":
                using (var svg = new SvgQRCode(data))
                    return Encoding.UTF8.GetBytes(svg.GetGraphic(PixelsPerModule));
            case ".pdf":
                using (var pdf = new PdfByteQRCode(data))
                    return pdf.GetGraphic(PixelsPerModule);
            default:
                return null;
        }
    }

    private static bool IsCode(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
