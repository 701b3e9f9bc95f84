using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Whether a PDF only shows something. One that runs scripts, starts programs, carries files or sends what is filled in is not taken: the
/// office would open it. What is encrypted cannot be looked at, and is not taken either.
/// </summary>
internal static class PdfLook
{
    /// <summary>Unpacked, no more than this is looked at; what hides behind more is not taken.</summary>
    private const int MostUnpacked = 64 * 1024 * 1024;

    private static readonly string[] Dangerous =
    [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/RichMedia",
        "/XFA",
        "/SubmitForm",
        "/ImportData",
        "/Encrypt",
    ];

    public static bool IsHarmless(byte[] pdf)
    {
        // Names are bytes below 128; whatever else is in the file reads as letters that are in no name.
        var text = Encoding.Latin1.GetString(pdf);
        if (IsDangerous(text))
            return false;
        var left = MostUnpacked;
        for (
            var at = text.IndexOf("stream", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("stream", at + 6, StringComparison.Ordinal)
        )
        {
            if (at >= 3 && text.AsSpan(at - 3, 3) is "end")
                continue;

            // Objects may lie packed in a stream; pictures and fonts have names of their own there and are passed over.
            var head = text.AsSpan(Math.Max(0, at - 600), Math.Min(at, 600));
            var from = head.LastIndexOf("obj", StringComparison.Ordinal);
            if (!Unescaped(head[Math.Max(0, from)..].ToString()).Contains("/ObjStm", StringComparison.Ordinal))
                continue;
            if (Unpack(pdf, at + 6, ref left) is not { } unpacked || IsDangerous(unpacked))
                return false;
        }

        return true;
    }

    private static bool IsDangerous(string text)
    {
        var plain = Unescaped(text);
        foreach (var name in Dangerous)
        {
            for (
                var at = plain.IndexOf(name, StringComparison.Ordinal);
                at >= 0;
                at = plain.IndexOf(name, at + 1, StringComparison.Ordinal)
            )
            {
                // /JSON is another name.
                if (at + name.Length == plain.Length || !char.IsAsciiLetterOrDigit(plain[at + name.Length]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A name may be written with numbers: <c>/J#61vaScript</c>.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '#'
                && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one)
            )
            {
                plain.Append((char)one);
                i += 2;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static string? Unpack(byte[] pdf, int at, ref int left)
    {
        while (at < pdf.Length && pdf[at] is (byte)'\r' or (byte)'\n')
            at++;
        try
        {
            using var packed = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[81920];
            int got;
            while ((got = packed.Read(buffer)) > 0)
            {
                left -= got;
                if (left < 0)
                    return null;
                unpacked.Write(buffer, 0, got);
            }

            return Encoding.Latin1.GetString(unpacked.GetBuffer(), 0, (int)unpacked.Length);
        }
        catch (InvalidDataException)
        {
            return null; // Packed in a way that cannot be looked into.
        }
    }
}
