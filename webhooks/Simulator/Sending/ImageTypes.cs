namespace Channels.Simulator;

/// <summary>Recognises pictures by their first bytes.</summary>
internal static class ImageTypes
{
    /// <summary>The media type, or <c>null</c> when the bytes are no picture a phone would send.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (bytes.StartsWith("GIF8"u8))
            return "image/gif";
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return "image/webp";
        return bytes.Length > 12 && bytes[4..].StartsWith("ftyphei"u8) ? "image/heic" : null;
    }
}
