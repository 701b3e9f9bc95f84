using Channels.Bot.Files;
using ImageMagick;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Looks at a file's bytes and makes a picture anew: turned the right way up, without place, camera and date, phone formats as
/// JPEG. What is no picture and no PDF is not taken, whatever it calls itself; nor is a PDF that does more than show something.
/// </summary>
internal sealed class PictureCleaner(IOptions<WebChatOptions> options) : IFileCleaning, IDisposable
{
    // Decoding is heavy: one processor is left for everybody else, and further pictures wait.
    private readonly SemaphoreSlim hands = new(Math.Max(1, Environment.ProcessorCount - 1));

    // All pictures being drawn together; one of the largest that is taken needs a third of it.
    private const ulong MostMemory = 600 * 1024 * 1024;

    static PictureCleaner()
    {
        ResourceLimits.Disk = 0;
        ResourceLimits.Memory = MostMemory;
        ResourceLimits.Thread = 1;
        ResourceLimits.Width = 30_000;
        ResourceLimits.Height = 30_000;
    }

    /// <returns>Media type and bytes to keep; null when it is of no kind that is taken, or more than a picture should be.</returns>
    public async Task<(string MediaType, byte[] Content)?> CleanAsync(byte[] file, CancellationToken cancellationToken)
    {
        if (FileKinds.Of(file) is not { } kind)
            return null;
        if (kind == "application/pdf")
            return PdfLook.IsHarmless(file) ? (kind, file) : null;
        await hands.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Redraw(file, kind), cancellationToken);
        }
        finally
        {
            hands.Release();
        }
    }

    public void Dispose() => hands.Dispose();

    private (string MediaType, byte[] Content)? Redraw(byte[] file, string kind)
    {
        // The reader is named by what was seen, so that the library never chooses one of its many by itself.
        var (reader, writer, mediaType) = kind switch
        {
            "image/png" => (MagickFormat.Png, MagickFormat.Png, kind),
            "image/webp" => (MagickFormat.WebP, MagickFormat.WebP, kind),
            "image/heic" => (MagickFormat.Heic, MagickFormat.Jpeg, "image/jpeg"),
            _ => (MagickFormat.Jpeg, MagickFormat.Jpeg, "image/jpeg"),
        };
        var settings = new MagickReadSettings
        {
            Format = reader,
            FrameIndex = 0,
            FrameCount = 1,
        };
        try
        {
            using (var header = new MagickImage())
            {
                header.Ping(file, settings);
                if ((long)header.Width * header.Height > options.Value.MaxPixels)
                    return null;
            }

            using var picture = new MagickImage(file, settings);
            picture.AutoOrient();
            if (picture.GetColorProfile() is not null)
                picture.TransformColorSpace(ColorProfiles.SRGB);
            picture.Strip();
            picture.Format = writer;
            picture.Quality = 88;
            return (mediaType, picture.ToByteArray());
        }
        catch (MagickException)
        {
            return null;
        }
    }
}
