using System.CommandLine;
using System.Text;
using QRCoder;

namespace Channels.Webhooks.Verbs;

/// <summary>
/// <c>qr {address of the page} {procedure} {entry code} [file]</c>: the QR code of a leaflet, a home page, a ward's counter. The
/// ending of the file says which kind: <c>.png</c>, <c>.svg</c> or <c>.pdf</c>. Conversations opened by it are counted under the
/// entry code once <c>WebChat:Entries</c> names it.
/// </summary>
internal static class QrVerb
{
    private const int PixelsPerModule = 20;

    public static Command Command(Terminal terminal)
    {
        var page = new Argument<string>("page") { Description = "Address of the page, for example https://host/chat." };
        var procedure = new Argument<string>("procedure") { Description = "The procedure it opens." };
        var doorway = new Argument<string>("entry") { Description = "Entry code it is counted under: letters, digits, hyphens." };
        var file = new Argument<string?>("file")
        {
            Description = "The picture: .png, .svg or .pdf; {procedure}-{entry}.png when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("qr", "Draw a QR code for a leaflet or a counter.") { page, procedure, doorway, file };
        command.SetAction(asked =>
        {
            var (about, code) = (asked.GetRequiredValue(procedure), asked.GetRequiredValue(doorway));
            return Run(Address(asked.GetRequiredValue(page), about, code), asked.GetValue(file) ?? $"{about}-{code}.png", terminal);
        });
        return command;
    }

    private static int Run(string? address, string file, Terminal terminal)
    {
        if (address is null)
        {
            terminal.Error.WriteLine(
                "usage: qr {https://host/chat} {procedure} {entry code: letters, digits, hyphens} [file.png|file.svg|file.pdf]"
            );
            return ExitCodes.Usage;
        }

        if (Draw(address, Path.GetExtension(file)) is not { } picture)
        {
            terminal.Error.WriteLine("The file ends in .png, .svg or .pdf.");
            return ExitCodes.Usage;
        }

        File.WriteAllBytes(file, picture);
        terminal.Out.WriteLine(address);
        terminal.Out.WriteLine(file);
        return ExitCodes.Ok;
    }

    /// <summary>The link in the code; null when a part of it cannot be in one.</summary>
    internal static string? Address(string page, string procedure, string doorway) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && IsCode(procedure)
        && IsCode(doorway)
            ? $"{page.TrimEnd('/')}?p={procedure}&c={doorway}"
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
