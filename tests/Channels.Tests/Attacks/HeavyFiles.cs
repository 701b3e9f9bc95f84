using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.WebChat;
using ImageMagick;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Attacks;

/// <summary>Files that are more than they look: bombs, places in photos, programs in PDFs, and a disk full of them.</summary>
public sealed class HeavyFiles
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_file_that_is_a_picture_of_a_wall_is_not_unpacked()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await UploadAsync(door, Picture(5_100, 5_000), "image/png"));
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(door, Picture(500, 400), "image/png"));
    }

    [Fact]
    public async Task One_chat_cannot_fill_the_disk()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:BytesPerConversation"] = "1048576" },
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        var taken = 0;
        for (var i = 0; i < 6; i++)
            taken +=
                await UploadAsync(door, [.. Encoding.ASCII.GetBytes("%PDF-1.4\n"), .. new byte[300_000]], "application/pdf")
                is HttpStatusCode.OK
                    ? 1
                    : 0;
        Assert.Equal(3, taken);
        await door.WaitForAsync(a => a.Said.Contains("今日受け取れる量", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_a_photo_from_LINE_was_taken_is_not_kept()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var photo = new MagickImage(MagickColors.White, 40, 30);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(33), new Rational(53), new Rational(0)]);
        exif.SetValue(ExifTag.Make, "secret-camera");
        photo.SetProfile(exif);
        photo.Format = MagickFormat.Jpeg;
        var bytes = photo.ToByteArray();
        Assert.Contains("secret-camera", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        await app.Line.PhotoAsync(app.Line.Hanako, bytes);
        var kept = await KeptAsync(app);
        Assert.Equal((FileStatus.Stored, "image/jpeg"), (kept.Status, kept.MediaType));
        var content = app.Get<ColumnProtector>().Reveal(StoredFile.ContentColumn, kept.Id.ToString("N"), kept.Content!);
        Assert.DoesNotContain("secret-camera", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        using var drawn = new MagickImage(content);
        Assert.Null(drawn.GetExifProfile());
    }

    [Theory]
    [InlineData("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj", true)]
    [InlineData("1 0 obj << /JSON 1 /OpenAction [2 0 R /Fit] >> endobj", true)]
    [InlineData("1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj", false)]
    [InlineData("1 0 obj << /S /J#61vaScript >> endobj", false)]
    [InlineData("1 0 obj << /S /Launch /F (cmd.exe) >> endobj", false)]
    [InlineData("1 0 obj << /Names << /EmbeddedFiles 3 0 R >> >> endobj", false)]
    [InlineData("trailer << /Encrypt 4 0 R >>", false)]
    public void A_PDF_only_shows_something(string content, bool isHarmless) =>
        Assert.Equal(isHarmless, PdfLook.IsHarmless(Encoding.Latin1.GetBytes("%PDF-1.7\n" + content)));

    [Fact]
    public void What_a_PDF_has_packed_away_is_looked_at_too()
    {
        Assert.False(PdfLook.IsHarmless(Packed("<< /S /JavaScript /JS (x) >>")));
        Assert.True(PdfLook.IsHarmless(Packed("<< /Type /Page >>")));
    }

    private static byte[] Packed(string objects)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.Latin1.GetBytes("1 0 " + objects));
        return
        [
            .. Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\r\n"),
            .. packed.ToArray(),
            .. Encoding.Latin1.GetBytes("\nendstream endobj"),
        ];
    }

    private static byte[] Picture(uint width, uint height)
    {
        using var picture = new MagickImage(MagickColors.White, width, height);
        picture.Format = MagickFormat.Png;
        return picture.ToByteArray();
    }

    private static async Task<StoredFile> KeptAsync(ChannelsApp app)
    {
        while (true)
        {
            var file = await app.Store.ReadAsync(
                (db, stop) => db.Files.FirstOrDefaultAsync(f => f.Status != FileStatus.Wanted, stop),
                Stop
            );
            if (file is not null)
                return file;
        }
    }

    private static async Task<HttpStatusCode> UploadAsync(DirectLineDoor door, byte[] content, string type)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var parts = new MultipartFormDataContent { { file, "file", "a" } };
        using var answer = await door.Http.PostAsync(new Uri($"{door.Path}/upload", UriKind.Relative), parts, Stop);
        return answer.StatusCode;
    }
}
